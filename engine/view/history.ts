import type { StepRecord, Timeline } from '../run/timeline-types.ts';
import type { PendingCommand } from '../world/driver-state.ts';
import type { Event } from '../world/event.ts';
import type { ActorId, DeviceId } from '../world/ids.ts';
import { parseActorId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import { foundIn } from './found.ts';
import type { Ledger, Lineage } from './ledger.ts';
import { createLedger, lineageOf } from './ledger.ts';
import { partakersOf } from './message.ts';
import type { Move } from './moves.ts';
import { movesOf } from './moves.ts';
import type { FoundView } from './parts/queue.ts';
import type { RingsView } from './parts/rings.ts';
import type { LaneId } from './parts/sequence.ts';
import { readIn } from './touch.ts';

export type Decision = Omit<RingsView['lastDecisions'][number], 'step'>;

/** Keys of the ledgers: what an entry is about. */
export const keys = {
  command: (owner: DeviceId, id: number): string => `${owner} #${id}`,
  owner: (owner: DeviceId): string => owner,
  queue: (device: DeviceId, queue: number): string => `${device} q${queue}`,
  head: (device: DeviceId, queue: number, head: number): string => `${device} q${queue} @${head}`,
  register: (device: DeviceId, register: string): string => `${device} ${register}`,
  queueRegister: (device: DeviceId, register: string, queue: number): string => `${device} ${register} q${queue}`,
  allRegisters: (device: DeviceId): string => `${device} *`,
  decision: (device: DeviceId, queue: number, about: Decision['about']): string => `${device} q${queue} ${about}`,
} as const;

/**
 * What has to be found again from earlier steps, kept by step and branch: ways of commands, writers of registers,
 * decisions, faults, lines of the script. Each step is looked at once; of moves only the steps are kept.
 */
export interface History {
  /** The branches that lead to a step, all their steps looked at. */
  lineage(branch: number, step: number): Lineage;
  /** All moves by command; by owner and by virtqueue those after it was given. */
  readonly moves: Ledger<Move>;
  /** By owner and by virtqueue: the commands that were given. */
  readonly given: Ledger<PendingCommand>;
  /** By command: how it ended, well or not. */
  readonly ends: Ledger<boolean>;
  readonly writers: Ledger<ActorId>;
  /** By register: when its driver has read it. */
  readonly reads: Ledger<null>;
  readonly decisions: Ledger<Decision>;
  /** By virtqueue: what is wrong with it; null from when it is set up anew. */
  readonly faults: Ledger<FoundView | null>;
  /** Under its own name: from which step on somebody has part in the run; under `''` everybody. */
  readonly lanes: Ledger<LaneId>;
  /** Under `''`: places in the script of the lines that were taken, each when it was taken first. */
  readonly lines: Ledger<number>;
}

/** Keys under which a move is found: its command, and after it was given its owner and its virtqueue. */
const keysOf = ({ owner, id, queue, command }: Move): readonly [string, ...string[]] =>
  command ? [keys.command(owner, id)] : [keys.command(owner, id), keys.owner(owner), keys.queue(owner, queue)];

/** Registers that an event wrote; `*` stands for all of them. */
const registersIn = (event: Event): readonly string[] => {
  switch (event.type) {
    case 'status/wrote':
    case 'reset/began':
      return [keys.register(event.device, 'device_status')];
    case 'reset/done':
    case 'vf/created':
      return [keys.allRegisters(event.device)];
    case 'features/written':
      return [keys.register(event.device, 'driver_feature')];
    case 'features/offered':
      return event.from === event.to ? [] : [keys.register(event.device, 'device_feature')];
    case 'register/wrote':
      return [keys.register(event.device, event.register)];
    case 'isr/wrote':
    case 'msix/wrote':
    case 'sriov/wrote':
    case 'device/changed':
    case 'features/assigned':
      return [keys.register(event.device, event.type)];
    case 'pci/wrote':
      return [keys.register(event.device, event.field)];
    case 'wire/raised':
      return [event.wire];
    case 'register/queue-wrote':
      return [keys.queueRegister(event.device, event.register, event.queue)];
    case 'queue/enabled':
    case 'queue/reset':
      return [keys.queueRegister(event.device, 'queue_enable', event.queue)];
    default:
      return [];
  }
};

/** The virtqueue that a step decided on. */
const decidedQueue = (record: StepRecord): { readonly device: DeviceId; readonly queue: number } | null => {
  const parts = parseActorId(record.action.actor);
  switch (parts.kind) {
    case 'operator':
    case 'device':
      return null;
    case 'driver': {
      const queue = driverState(record.before, parts.device).exposing?.command.queue;
      return queue === undefined ? null : { device: parts.device, queue };
    }
    case 'queue':
      return { device: parts.device, queue: parts.queue };
    case 'admin':
      return { device: parts.device, queue: deviceState(record.before, parts.device).adminQueueIndex + parts.admin };
  }
};

/** Steps whose moves are kept when they were asked for: a page looks at the same ones again and again. */
const MOST_MOVES = 512;

/** `seeToo` is told of each step of each branch in its order, parents first. */
export const createHistory = (
  timeline: Timeline,
  seeToo: (branch: number, record: StepRecord) => void = () => {},
): History => {
  const kept = new Map<string, readonly Move[]>();
  const keepMoves = (at: string, found: readonly Move[]): readonly Move[] => {
    if (kept.size >= MOST_MOVES) kept.clear();
    kept.set(at, found);
    return found;
  };
  const moves = createLedger<Move>((branch, step, key) => {
    const at = `${branch} ${step}`;
    const record = kept.has(at) ? null : timeline.record(step, branch);
    const found = record ? keepMoves(at, movesIn(branch, record)) : (kept.get(at) ?? []);
    return found.filter(move => keysOf(move).includes(key));
  });
  const given = createLedger<PendingCommand>();
  const ends = createLedger<boolean>();
  const heads = createLedger<number | null>();
  const writers = createLedger<ActorId>();
  const reads = createLedger<null>();
  const decisions = createLedger<Decision>();
  const faults = createLedger<FoundView | null>();
  const lanes = createLedger<LaneId>();
  const lines = createLedger<number>();
  /** By branch: the last step that was looked at. */
  const seen = new Map<number, number>();

  const seeHeads = (branch: number, record: StepRecord): void => {
    const { step } = record;
    for (const event of record.events) {
      if (event.type === 'token/opened') {
        const { head, command } = event.token;
        heads.add(branch, step, keys.head(event.device, command.queue, head), command.id);
      } else if (event.type === 'queue/took' && event.head !== null) {
        const { tokens } = driverState(record.before, event.device);
        const token = tokens.find(({ head, command }) => head === event.head && command.queue === event.queue);
        heads.add(branch, step, keys.head(event.device, event.queue, event.head), token?.command.id ?? null);
      }
    }
  };

  const movesIn = (branch: number, record: StepRecord): Move[] => {
    const lineage = lineageOf(timeline.branches, branch, record.step);
    return movesOf(record, (owner, queue, head) => heads.last(lineage, keys.head(owner, queue, head))?.value ?? null);
  };

  const seeMoves = (branch: number, record: StepRecord): void => {
    const { step } = record;
    for (const move of keepMoves(`${branch} ${step}`, movesIn(branch, record))) {
      const [command, ...others] = keysOf(move);
      moves.add(branch, step, command, move);
      if (move.station === 'collect' || move.station === 'lost')
        ends.add(branch, step, command, move.outcome?.ok === true);
      if (move.command) {
        for (const key of [keys.owner(move.owner), keys.queue(move.owner, move.queue)])
          given.add(branch, step, key, move.command);
      }
      for (const key of others) moves.add(branch, step, key, move);
    }
  };

  /** A finding stays until the virtqueue begins anew; one that stops nobody, until the device takes the next buffer. */
  const seeFaults = (branch: number, record: StepRecord): void => {
    const { step, events } = record;
    // The last one is shown: a note does not hide what is wrong.
    const found = events
      .flatMap(event => foundIn(record, event) ?? [])
      .toSorted((a, b) => Number(b.found.weight === 'note') - Number(a.found.weight === 'note'));
    for (const each of found) faults.add(branch, step, keys.queue(each.device, each.queue), each.found);
    for (const event of events) {
      if (event.type === 'driver/queue' && event.to?.broken && found.length === 0) {
        const text = event.to.broken.replaceAll('-', ' ');
        const broken = { rule: null, weight: 'broken', text, clause: null, at: null } as const;
        faults.add(branch, step, keys.queue(event.device, event.queue), broken);
      }
      if (event.type !== 'queue/took' || event.head === null || found.length > 0) continue;
      const key = keys.queue(event.device, event.queue);
      const last = faults.last(lineageOf(timeline.branches, branch, step), key)?.value;
      if (last && (last.weight === 'violation' || last.weight === 'note')) faults.add(branch, step, key, null);
    }
  };

  const seeLanes = (branch: number, record: StepRecord): void => {
    const { step } = record;
    const lineage = lineageOf(timeline.branches, branch, step);
    for (const lane of partakersOf(record)) {
      if (lanes.last(lineage, lane)) continue;
      for (const key of ['', lane]) lanes.add(branch, step, key, lane);
    }
  };

  /** A line that is taken again is noted once. */
  const seeLine = (branch: number, step: number, place: number): void => {
    const last = lines.last(lineageOf(timeline.branches, branch, step), '');
    if (last?.value !== place) lines.add(branch, step, '', place);
  };

  const see = (branch: number, record: StepRecord): void => {
    const { step, action, events } = record;
    seeToo(branch, record);
    seeLanes(branch, record);
    const read = readIn(record);
    if (read) for (const name of read.names) reads.add(branch, step, keys.register(read.device, name), null);
    seeHeads(branch, record);
    seeMoves(branch, record);
    seeFaults(branch, record);
    for (const event of events) {
      for (const register of registersIn(event)) writers.add(branch, step, register, action.actor);
      switch (event.type) {
        case 'intent/taken':
          if (event.fromScript) seeLine(branch, step, record.before.taken);
          break;
        case 'queue/enabled':
        case 'queue/reset':
          faults.add(branch, step, keys.queue(event.device, event.queue), null);
          break;
        case 'reset/done':
          for (const queue of event.from.queues.keys()) faults.add(branch, step, keys.queue(event.device, queue), null);
          break;
        case 'note/decided': {
          const where = decidedQueue(record);
          const { about, send, why } = event;
          if (where) decisions.add(branch, step, keys.decision(where.device, where.queue, about), { about, send, why });
          break;
        }
        default:
          break;
      }
    }
  };

  const cover = (branch: number, upTo: number): void => {
    const line = timeline.branches.find(({ id }) => id === branch);
    if (!line) throw new RangeError(`no branch ${branch}`);
    const last = Math.min(upTo, line.end);
    for (let step = (seen.get(branch) ?? line.forkAt) + 1; step <= last; step++) {
      const record = timeline.record(step, branch);
      if (record) see(branch, record);
      seen.set(branch, step);
    }
  };

  return {
    lineage: (branch, step) => {
      const lineage = lineageOf(timeline.branches, branch, step);
      // Parents first: what a command does here depends on where it was there.
      for (const each of lineage.toReversed()) cover(each.branch, each.upTo);
      return lineage;
    },
    moves,
    given,
    ends,
    writers,
    reads,
    decisions,
    faults,
    lanes,
    lines,
  };
};
