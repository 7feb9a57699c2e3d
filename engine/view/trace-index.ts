import type { Dialect } from '../dialect/dialect.ts';
import { regionAt } from '../memory/region.ts';
import type { StepRecord, Timeline } from '../run/timeline-types.ts';
import type { ActorId, DeviceId } from '../world/ids.ts';
import { parseActorId } from '../world/ids.ts';
import { driverState } from '../world/lookup.ts';
import { functionAt } from '../world/topology.ts';
import type { Ledger, Lineage } from './ledger.ts';
import { createLedger, lineageOf } from './ledger.ts';
import { addDifferences } from './members.ts';
import type { TraceView } from './parts/trace.ts';
import { clausesOf } from './step-clauses.ts';

export type How = TraceView['steps'][number]['how'];

/** A write to guest memory; the address as a number, since memory is smaller than 2^53 bytes. */
export interface Write {
  readonly at: number;
  readonly size: number;
  /** Struct and field that the writer means: `virtq_avail.idx`. */
  readonly what: string;
}

/** What a step had to do with something, and the function whose side acted; null for the operator. */
interface Touch {
  readonly how: How;
  readonly device: DeviceId | null;
}

const BLOCK = 64;
/** Steps of a run that are looked through; who wants to know of later ones is told where the search ended. */
export const MOST_SEARCHED = 50_000;

export const touchKeys = {
  clause: (id: string): string => `c ${id}`,
  device: (id: DeviceId): string => `d ${id}`,
  queue: (device: DeviceId, queue: number): string => `q ${device} ${queue}`,
} as const;

/** Who wrote which bytes, and which steps had to do with a function, a virtqueue or a clause. Each step is looked at once. */
export interface TraceIndex {
  /** The branches that lead to a step, all their steps looked at as far as the search goes. */
  lineage(branch: number, step: number): Lineage;
  /** Steps that wrote into a range, ascending, each once. */
  writers(lineage: Lineage, at: number, size: number): number[];
  readonly touches: Ledger<Touch>;
}

/** The function whose driver or device acts. */
export const deviceOfActor = (actor: ActorId): DeviceId | null => {
  const parts = parseActorId(actor);
  return parts.kind === 'operator' ? null : parts.device;
};

export const writesIn = ({ events }: Pick<StepRecord, 'events'>): Write[] =>
  events.flatMap(event =>
    event.type === 'memory/wrote' ? [{ at: Number(event.at), size: event.bytes.length, what: event.what }] : [],
  );

/** Virtqueues that a step moved: whose memory was written, whose device side went on, whose notification crossed. */
const queuesIn = ({ events, before, after }: StepRecord): Set<string> => {
  const found = new Set<string>();
  for (const event of events) {
    if ('queue' in event) found.add(touchKeys.queue(event.device, event.queue));
    if (event.type === 'wire/raised' || event.type === 'wire/seen') {
      const match = /^(?:driver|device):(pf[\d/vf]+)\/q(\d+)$/.exec(event.wire);
      if (match) found.add(touchKeys.queue(match[1] as DeviceId, Number(match[2])));
    }
    if (event.type !== 'memory/wrote') continue;
    const device = deviceOfActor(event.by);
    if (device === null) continue;
    const region =
      regionAt(driverState(after, device).regions, event.at) ?? regionAt(driverState(before, device).regions, event.at);
    if (region?.queue !== undefined) found.add(touchKeys.queue(region.device as DeviceId, region.queue));
  }
  return found;
};

export const createTraceIndex = (timeline: Timeline, dialect: Dialect): TraceIndex => {
  const writes = createLedger<Write>();
  const touches = createLedger<Touch>();
  const seen = new Map<number, number>();

  const see = (branch: number, record: StepRecord): void => {
    const { step, action, before, after } = record;
    const device = deviceOfActor(action.actor);
    for (const write of writesIn(record)) {
      const last = Math.floor((write.at + write.size - 1) / BLOCK);
      for (let block = Math.floor(write.at / BLOCK); block <= last; block += 1) {
        writes.add(branch, step, `${block}`, write);
      }
    }
    for (const { id, passed } of clausesOf({ dialect, record })) {
      const how = passed === null ? 'follows' : passed ? 'kept' : 'broke';
      touches.add(branch, step, touchKeys.clause(id), { how, device });
    }
    const places = new Set<number>();
    addDifferences(after.devices, before.devices, places);
    for (const place of places) {
      const id = functionAt(after.topology, place);
      if (id !== device) touches.add(branch, step, touchKeys.device(id), { how: 'changed', device });
    }
    if (device) touches.add(branch, step, touchKeys.device(device), { how: 'acted', device });
    for (const key of queuesIn(record)) touches.add(branch, step, key, { how: 'moved', device });
  };

  const cover = (branch: number, upTo: number, forkAt: number): void => {
    const last = Math.min(upTo, MOST_SEARCHED);
    for (let step = (seen.get(branch) ?? forkAt) + 1; step <= last; step += 1) {
      const record = timeline.record(step, branch);
      if (record) see(branch, record);
      seen.set(branch, step);
    }
  };

  return {
    lineage: (branch, step) => {
      const { branches } = timeline;
      const lineage = lineageOf(branches, branch, step);
      for (const each of lineage.toReversed()) {
        const line = branches.find(({ id }) => id === each.branch);
        if (line) cover(line.id, Math.min(each.upTo, line.end), line.forkAt);
      }
      return lineage;
    },
    writers: (lineage, at, size) => {
      // There is no memory so far up.
      if (!Number.isSafeInteger(at + size)) return [];
      const found = new Set<number>();
      const last = Math.floor((at + size - 1) / BLOCK);
      for (let block = Math.floor(at / BLOCK); block <= last; block += 1) {
        for (const { step, value } of writes.all(lineage, `${block}`)) {
          if (value.at < at + size && at < value.at + value.size) found.add(step);
        }
      }
      return [...found].sort((a, b) => a - b);
    },
    touches,
  };
};
