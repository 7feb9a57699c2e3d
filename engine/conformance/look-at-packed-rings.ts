import { formatOf } from '../device/enable-queue.ts';
import { peek } from '../memory/peek.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import type { Chain } from '../virtq/chain.ts';
import { VIRTQ_DESC_F_AVAIL, VIRTQ_DESC_F_USED, VIRTQ_DESC_F_WRITE } from '../virtq/layouts.ts';
import {
  advance,
  availBits,
  isAvailable,
  START,
  slotOf,
  slotsBetween,
  usedBits,
  wrapOf,
} from '../virtq/packed/position.ts';
import { behindList } from '../virtq/packed/walk.ts';
import type { PackedDevice, PackedDriver } from '../virtq/queue.ts';
import type { EventOf } from '../world/event.ts';
import type { HeldChain } from '../world/function-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { driverOf, parseActorId } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import { dueChain, executedIn, isBeginning, judgeOrder, sameChain, takenIn } from './chains.ts';
import type { Areas, Range } from './live-rings.ts';
import { liveRings, overlap, rangeOf, rangesOf, word16At, word16In, writtenBy } from './live-rings.ts';
import type { Judge, Onlooker } from './onlooker.ts';
import { onlooker, when } from './onlooker.ts';
import { servedBy } from './parties.ts';

const SLOT = 16;
const BOTH = VIRTQ_DESC_F_AVAIL | VIRTQ_DESC_F_USED;

/** Who may write a slot, and why: it waits for a descriptor, it was used, or it was skipped behind a used one. */
type SlotState = 'empty' | 'available' | 'used' | 'skipped';

/** What is remembered of a packed ring. */
interface Ring extends Areas {
  readonly half: PackedDevice;
  readonly slots: SlotState[];
  /** Where the driver makes its next list available, and the device returns its next one. */
  availAt: number;
  usedAt: number;
  /** The id in the used descriptor that was written last. */
  lastId: number | undefined;
  /** Used descriptors whose id is written and whose flags are not: position, and length of the list, by slot. */
  readonly returned: Map<number, { readonly position: number; readonly length: number }>;
}

type Write = EventOf<'memory/wrote'>;

const flagsIn = (event: Write, ring: Ring, slot: number): number | null =>
  word16In(event, ring.desc.start + SLOT * slot + 14);

const slotsIn = (event: Write, ring: Ring): readonly number[] => {
  const to = writtenBy(event);
  if (!overlap(to, ring.desc)) return [];
  const first = Math.max(0, Math.floor((to.start - ring.desc.start) / SLOT));
  const last = Math.min(ring.slots.length - 1, Math.floor((to.end - 1 - ring.desc.start) / SLOT));
  return Array.from({ length: last - first + 1 }, (_, k) => first + k);
};

/** An event suppression structure, as one side writes its own. */
const judgeEvents = (event: Write, area: Range, eventIdx: boolean, judge: Judge): void => {
  const flags = word16In(event, area.start + 2);
  if (flags === null) return;
  const { by } = event;
  judge('packed.event.reserved-zero', by, when(flags > 3, `flags is 0x${flags.toString(16)}`));
  judge('packed.event.flags-3-reserved', by, when((flags & 3) === 3, 'desc_event_flags is 3'));
  judge('packed.event.desc-needs-event-idx', by, when((flags & 3) === 2 && !eventIdx, 'flags is 2 without EVENT_IDX'));
};

/** A list of descriptors becomes available by the flags of its first one. */
const judgeList = (record: StepRecord, by: Write['by'], ring: Ring, judge: Judge): void => {
  const { areas } = ring.half;
  const { size } = areas;
  const memory = peek(record.after.memory);
  const behind = behindList(memory, areas, ring.availAt);
  judge('packed.list.first-available-last', by, when(behind < 0, `slot ${-1 - behind} is not available yet`));
  for (const rule of ['desc.driver-wait-used-change', 'desc.driver-frozen-after-avail', 'list.space-first'])
    judge(`packed.${rule}`, by, null);
  judge('cleanup.driver.no-alter-exposed', by, null);
  if (behind < 0) return;
  const length = slotsBetween(ring.availAt, behind, size);
  const last = slotOf(advance(ring.availAt, length - 1, size));
  const opened = record.events.find(event => event.type === 'token/opened');
  if (opened?.type === 'token/opened') {
    const id = word16At(record.after.memory, ring.desc.start + SLOT * last + 12);
    const wrong = when(id !== opened.token.head, `the last descriptor has id ${id}, not ${opened.token.head}`);
    judge('packed.list.id-in-last', by, wrong);
  }
  ring.availAt = behind;
};

const judgeDriverWrite = (record: StepRecord, event: Write, ring: Ring, judge: Judge): void => {
  const { by } = event;
  judgeEvents(event, ring.driver, ring.half.options.eventIdx, judge);
  for (const slot of slotsIn(event, ring)) {
    if (ring.slots[slot] === 'available') {
      const why = `writes slot ${slot}, which the device has`;
      for (const rule of ['desc.driver-wait-used-change', 'desc.driver-frozen-after-avail', 'list.space-first'])
        judge(`packed.${rule}`, by, why);
      judge('cleanup.driver.no-alter-exposed', by, why);
    }
    const flags = flagsIn(event, ring, slot);
    if (flags === null) continue;
    // The lap of a slot is that of the driver's position, or the next one for slots before it.
    const lap = slot >= slotOf(ring.availAt) ? ring.availAt & 0x8000 : (ring.availAt & 0x8000) ^ 0x8000;
    const wrong = when((flags & BOTH) !== availBits(lap), `marks slot ${slot} with 0x${flags.toString(16)}`);
    judge('packed.wrap.mark-available', by, wrong);
    if (ring.slots[slot] === 'empty') judge('packed.wrap.driver-initial-one', by, wrong);
    ring.slots[slot] = 'available';
    if (slot === slotOf(ring.availAt)) judgeList(record, by, ring, judge);
  }
};

/** A used descriptor: in the next slot, with the bits of its lap, and WRITE where a length counts. */
const judgeUsed = (
  record: StepRecord,
  event: Write,
  ring: Ring,
  slot: number,
  held: readonly HeldChain[],
  judge: Judge,
): void => {
  const { by } = event;
  const base = ring.desc.start + SLOT * slot;
  const { size } = ring.half.areas;
  const id = word16In(event, base + 12);
  if (id !== null) {
    const place = slotOf(ring.usedAt);
    const misplaced = when(slot !== place, `writes a used descriptor into slot ${slot}, not ${place}`);
    judge('packed.device.write-in-completion-order', by, misplaced);
    judge('packed.list.one-used-per-list', by, misplaced);
    const open = held.filter(({ stage }) => stage !== 'returned');
    const at = open.findIndex(({ chain }) => chain.head === id);
    // With IN_ORDER it finishes the buffers before it as well.
    const finished = ring.half.options.inOrder ? open.slice(0, at + 1) : open.slice(Math.max(at, 0), at + 1);
    const length = Math.max(
      1,
      finished.reduce((sum, { chain }) => sum + chain.descriptors.length, 0),
    );
    ring.lastId = id;
    ring.returned.set(slot, { position: ring.usedAt, length });
    if (misplaced === null) ring.usedAt = advance(ring.usedAt, length, size);
  }
  const flags = flagsIn(event, ring, slot);
  if (flags === null) return;
  const done = ring.returned.get(slot) ?? { position: ring.usedAt, length: 1 };
  const wrong = when((flags & BOTH) !== usedBits(done.position), `marks slot ${slot} with 0x${flags.toString(16)}`);
  judge('packed.wrap.mark-used', by, wrong);
  if (wrapOf(done.position) === 1) judge('packed.wrap.device-initial-one', by, wrong);
  const len = word16At(record.after.memory, base + 8) + 0x1_0000 * word16At(record.after.memory, base + 10);
  const mute = len > 0 && !(flags & VIRTQ_DESC_F_WRITE);
  judge('packed.used.len-needs-write-flag', by, when(mute, `has a length of ${len} without VIRTQ_DESC_F_WRITE`));
  judge('packed.desc.device-wait-avail-change', by, null);
  judge('packed.desc.device-frozen-after-used', by, null);
  for (let k = 0; k < done.length; k += 1) {
    ring.slots[slotOf(advance(done.position, k, size))] = k === 0 ? 'used' : 'skipped';
  }
  ring.returned.delete(slot);
};

const judgeDeviceWrite = (
  record: StepRecord,
  event: Write,
  ring: Ring,
  held: readonly HeldChain[],
  judge: Judge,
): void => {
  const { by, what } = event;
  judgeEvents(event, ring.device, ring.half.options.eventIdx, judge);
  const to = writtenBy(event);
  const read = held.some(({ chain }) => chain.readable.some(element => overlap(to, rangeOf(element))));
  if (read) judge('packed.desc.device-no-write-readable', by, `writes ${what} into a part that is to be read`);
  for (const slot of slotsIn(event, ring)) {
    const state = ring.slots[slot];
    if (state === 'available') {
      judgeUsed(record, event, ring, slot, held, judge);
      continue;
    }
    if (state === 'used' || state === 'skipped') {
      judge('packed.desc.device-frozen-after-used', by, `writes slot ${slot}, which it has used`);
    }
    if (state === 'skipped') judge('packed.list.one-used-per-list', by, `writes slot ${slot} of a list that is used`);
    judge('packed.desc.device-wait-avail-change', by, `writes slot ${slot} before it is available`);
  }
};

/** A list as the device took it, against what is in memory. */
const judgeTaken = (
  record: StepRecord,
  device: DeviceId,
  ring: Ring,
  due: Chain,
  taken: Chain | null,
  by: EventOf<'queue/took'>['by'],
  judge: Judge,
): void => {
  const driver = driverOf(device);
  for (const rule of ['writable-after-readable', 'le-queue-size', 'device-limit'])
    judge(`packed.list.${rule}`, driver, null);
  if (due.remarks.some(({ kind }) => kind === 'exposed-before-complete')) {
    judge('packed.list.first-available-last', driver, 'made a list available before all of it was');
  }
  if (due.remarks.some(({ kind }) => kind === 'more-than-free')) {
    judge('packed.list.space-first', driver, 'made a list available that has no room');
  }
  const first = when(taken !== null && taken.descriptors[0] !== due.descriptors[0], 'begins with another slot');
  judge('packed.device.start-in-ring-order', by, first);
  const other = when(!sameChain(due, taken), 'reads another buffer than the one that is there');
  if (due.descriptors.length > 1) judge('packed.list.device-chain-order', by, other);
  if (!due.indirect) return;
  for (const rule of ['negotiated-only', 'not-in-next-list', 'device-limit'])
    judge(`packed.indirect.${rule}`, driver, null);
  const odd = due.remarks.find(({ kind }) => kind === 'flags-in-table');
  judge('packed.indirect.only-write-flag', driver, when(odd !== undefined, 'sets other flags in an indirect table'));
  const pointer = ring.desc.start + SLOT * (due.descriptors.at(-1) ?? 0);
  const write = word16At(record.before.memory, pointer + 14) & VIRTQ_DESC_F_WRITE;
  if (odd || write) judge('packed.indirect.ignore-reserved', by, other);
};

/** What a driver has made of the ring when it begins with a virtqueue, before the device may look. */
const judgeStart = ({ after: { memory } }: StepRecord, device: DeviceId, half: PackedDriver, judge: Judge): void => {
  const { desc } = rangesOf(half.areas, formatOf(half).areaSizes(half.areas.size));
  let used = false;
  for (let at = desc.start; at < desc.end; at += 2) used ||= word16At(memory, at) !== 0;
  judge('packed.layout.zero-init', driverOf(device), when(used, 'the descriptor ring is not all zero'));
};

/** A driver may have made lists available before it enables the virtqueue. */
const adopt = (ring: Ring, { before: { memory } }: StepRecord): void => {
  for (const slot of ring.slots.keys()) {
    const flags = word16At(memory, ring.desc.start + SLOT * slot + 14);
    if (!isAvailable(flags, START | slot)) return;
    ring.slots[slot] = 'available';
    ring.availAt = advance(ring.availAt, 1, ring.slots.length);
  }
};

/** Looks at packed rings byte by byte: whose a slot is, how it is marked, and what stands in it. */
export const lookAtPackedRings = (): Onlooker => {
  const rings = liveRings<Ring>(half =>
    half.format === 'packed'
      ? {
          half,
          ...rangesOf(half.areas, formatOf(half).areaSizes(half.areas.size)),
          slots: Array.from({ length: half.areas.size }, (): SlotState => 'empty'),
          availAt: START,
          usedAt: START,
          lastId: undefined,
          returned: new Map(),
        }
      : null,
  );
  return onlooker((record, judge) => {
    const { before, events } = record;
    for (const event of events) {
      rings.see(event);
      if (event.type === 'memory/wrote') {
        const served = servedBy(event.by);
        const party = parseActorId(event.by);
        const device = served ?? (party.kind === 'driver' ? party.device : null);
        if (device === null) continue;
        for (const [queue, ring] of rings.of(device)) {
          const held = deviceState(before, device).queues[queue]?.held ?? [];
          if (served === null) judgeDriverWrite(record, event, ring, judge);
          else judgeDeviceWrite(record, event, ring, held, judge);
        }
      } else if (event.type === 'queue/enabled') {
        const ring = rings.at(event.device, event.queue);
        if (ring) adopt(ring, record);
      } else if (event.type === 'driver/queue' && isBeginning(record, event)) {
        if (event.to?.format === 'packed') judgeStart(record, event.device, event.to, judge);
      } else if (event.type === 'queue/executed') {
        if (rings.at(event.device, event.queue) && executedIn(event)) {
          judge('packed.desc.device-no-write-readable', event.by, null);
        }
      } else if (event.type === 'queue/returned') {
        const ring = rings.at(event.device, event.queue);
        if (ring?.half.options.inOrder) judgeOrder(event, ring.lastId, 'packed', judge);
      } else if (event.type === 'queue/took' || event.type === 'chain/faulted') {
        const ring = rings.at(event.device, event.queue);
        const half = deviceState(before, event.device).queues[event.queue]?.ring;
        // A fault of the ring is told in the same step as the attempt to take.
        if (!ring || !half || (event.type === 'queue/took' && events.some(({ type }) => type === 'chain/faulted')))
          continue;
        const taken = event.type === 'queue/took' ? takenIn(event) : null;
        const due = dueChain(peek(before.memory), half);
        if (
          event.type === 'chain/faulted' &&
          event.fault.kind === 'longer-than-queue' &&
          event.fault.table === undefined
        ) {
          judge('packed.list.device-limit', driverOf(event.device), 'makes a list that is longer than the queue');
        }
        if (due) judgeTaken(record, event.device, ring, due, taken, event.by, judge);
        else if (event.type === 'queue/took' && taken === null) {
          judge('packed.list.first-available-last', driverOf(event.device), 'made available what is not whole');
        }
      }
    }
  });
};
