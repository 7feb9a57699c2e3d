import { formatOf } from '../device/enable-queue.ts';
import { peek } from '../memory/peek.ts';
import { ahead16, u16 } from '../num/int.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import type { Chain } from '../virtq/chain.ts';
import { VIRTQ_DESC_F_WRITE } from '../virtq/layouts.ts';
import type { SplitDevice, SplitDriver } from '../virtq/queue.ts';
import type { EventOf } from '../world/event.ts';
import type { HeldChain } from '../world/function-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceOf, driverOf, parseActorId } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import { dueChain, executedIn, isBeginning, judgeOrder, sameChain, takenIn, writtenPrefix } from './chains.ts';
import type { Areas } from './live-rings.ts';
import { liveRings, overlap, rangeOf, rangesOf, word16At, word16In, word32In, writtenBy } from './live-rings.ts';
import type { Judge, Onlooker } from './onlooker.ts';
import { onlooker, when } from './onlooker.ts';
import { servedBy } from './parties.ts';

/** What is remembered of a split ring. */
interface Ring extends Areas {
  readonly half: SplitDevice;
  /** virtq_used.idx as it was last written. */
  usedIdx: number;
  /** Slots of the used ring that were written and not published, with the id that each holds. */
  readonly written: Map<number, number>;
  /** Bytes from the first writable one on that were written for a chain, by its head. */
  readonly prefix: Map<number, number>;
}

type Write = EventOf<'memory/wrote'>;

const flagsWrong = (flags: number, eventIdx: boolean): string | null =>
  when(flags > (eventIdx ? 0 : 1), `flags is ${flags}`);

/** What a driver has made of the areas when it begins with a virtqueue, before the device may look. */
const judgeStart = ({ after: { memory } }: StepRecord, device: DeviceId, half: SplitDriver, judge: Judge): void => {
  const by = driverOf(device);
  const { driver, device: used } = rangesOf(half.areas, formatOf(half).areaSizes(half.areas.size));
  const { eventIdx } = half.options;
  const idx = word16At(memory, driver.start + 2);
  judge('split.avail.idx-starts-zero', by, when(idx !== 0, `virtq_avail.idx is ${idx}`));
  const flags = word16At(memory, used.start);
  judge('split.avail-notify.driver-init-used-flags', by, when(flags !== 0, `virtq_used.flags is ${flags}`));
  const own = flagsWrong(word16At(memory, driver.start), eventIdx);
  judge(`split.used-notify.driver-flags-${eventIdx ? 'zero' : '01'}`, by, own);
};

/** What a driver may not touch: the used ring, and what belongs to chains that the device has. */
const judgeDriverWrite = (event: Write, ring: Ring, held: readonly HeldChain[], judge: Judge): void => {
  const { by, what } = event;
  const to = writtenBy(event);
  if (overlap(to, ring.device)) judge('split.used.driver-read-only', by, `writes ${what}`);
  const flags = word16In(event, ring.driver.start);
  const { eventIdx } = ring.half.options;
  if (flags !== null) {
    judge(`split.used-notify.driver-flags-${eventIdx ? 'zero' : '01'}`, by, flagsWrong(flags, eventIdx));
  }
  const idx = word16In(event, ring.driver.start + 2);
  if (idx !== null) {
    const was = word16In({ ...event, bytes: event.was }, ring.driver.start + 2) ?? idx;
    const back = ahead16(u16(idx), u16(was)) > 0x8000;
    judge('split.avail.idx-never-decreases', by, when(back, `virtq_avail.idx goes from ${was} to ${idx}`));
  }
  const altered = held.find(({ chain }) =>
    [
      ...chain.descriptors.map(index => ({
        start: ring.desc.start + 16 * index,
        end: ring.desc.start + 16 * index + 16,
      })),
      ...(chain.indirect ? [rangeOf(chain.indirect)] : []),
    ].some(part => overlap(to, part)),
  );
  if (altered || overlap(to, ring.desc)) {
    const why = when(altered !== undefined, `writes ${what} of the chain at ${altered?.chain.head}, which is in use`);
    judge('cleanup.driver.no-alter-exposed', by, why);
  }
};

/** The slots of a batch that hold an entry: one that finishes several buffers leaves the slots behind it as they are. */
const heads = (slots: readonly number[], written: Ring['written'], held: readonly HeldChain[]): readonly number[] => {
  const found: number[] = [];
  let first = 0;
  while (first < slots.length) {
    const slot = slots[first] ?? 0;
    found.push(slot);
    const last = held.findIndex(({ chain }, k) => k >= first && chain.head === written.get(slot));
    first = Math.max(first, last) + 1;
  }
  return found;
};

/** An entry of the used ring, or virtq_used.idx. */
const judgeUsed = (event: Write, ring: Ring, held: readonly HeldChain[], judge: Judge): void => {
  const { by } = event;
  const { half, device: area, written } = ring;
  const { size } = half.areas;
  const { inOrder } = half.options;
  const flags = word16In(event, area.start);
  if (flags !== null) {
    const { eventIdx } = half.options;
    judge(`split.avail-notify.device-flags-${eventIdx ? 'zero' : '01'}`, by, flagsWrong(flags, eventIdx));
  }
  const open = held.filter(({ stage }) => stage !== 'returned');
  for (let slot = 0; slot < size; slot += 1) {
    const at = area.start + 4 + 8 * slot;
    const id = word32In(event, at);
    const len = word32In(event, at + 4);
    if (id !== null) {
      written.delete(slot);
      written.set(slot, id);
      const known = open.some(({ chain }) => chain.head === id);
      judge('split.used.id-is-chain-head', by, when(!known, `returns ${id}, which it does not have`));
    }
    const head = id ?? written.get(slot);
    if (len === null || head === undefined) continue;
    const wrote = ring.prefix.get(head) ?? 0;
    judge('split.used.write-at-least-len', by, when(len > wrote, `says ${len} bytes, and has written ${wrote}`));
  }
  const idx = word16In(event, area.start + 2);
  if (idx === null) return;
  const moved = ahead16(u16(idx), u16(ring.usedIdx));
  const wrong = moved === 0 || moved > size;
  judge('split.used.idx-starts-zero', by, when(wrong, `virtq_used.idx goes from ${ring.usedIdx} to ${idx}`));
  const slots = Array.from({ length: Math.min(moved, size) }, (_, k) => (ring.usedIdx + k) % size);
  const missing = (inOrder ? heads(slots, written, held) : slots).find(slot => !written.has(slot));
  judge('split.used.len-before-idx', by, when(missing !== undefined, `publishes slot ${missing} before it is written`));
  ring.usedIdx = idx;
  for (const slot of slots) written.delete(slot);
};

/** What a device may not touch, and what it writes into its own ring. */
const judgeDeviceWrite = (event: Write, ring: Ring, held: readonly HeldChain[], judge: Judge): void => {
  const { by, what } = event;
  const to = writtenBy(event);
  if (overlap(to, ring.desc)) judge('split.desc.device-no-write-table', by, `writes ${what}`);
  if (overlap(to, ring.driver)) judge('split.avail.device-read-only', by, `writes ${what}`);
  const read = held.some(({ chain }) => chain.readable.some(element => overlap(to, rangeOf(element))));
  if (read) judge('split.desc.device-no-write-readable', by, `writes ${what} into a part that is to be read`);
  if (overlap(to, ring.device)) judgeUsed(event, ring, held, judge);
};

/** A chain as the device took it, against what is in memory. */
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
  const { inOrder } = ring.half.options;
  for (const rule of ['framing.writable-after-readable', 'desc.chain-byte-limit', 'indirect.chain-le-queue-size'])
    judge(`split.${rule}`, driver, null);
  if (inOrder) {
    const astray = due.remarks.filter(remark => remark.kind === 'not-in-order');
    const direct = astray.filter(({ table }) => table === undefined);
    const start = direct.some(({ index }) => index === due.head);
    judge('split.desc.in-order-from-zero', driver, when(start, `starts at descriptor ${due.head}`));
    if (due.descriptors.length > 1) {
      const jumps = direct.some(({ index }) => index !== due.head);
      judge('split.desc.in-order-next', driver, when(jumps, 'next is not the descriptor behind'));
    }
    if (due.indirect) {
      const jumps = astray.some(({ table }) => table !== undefined);
      judge('split.indirect.in-order-sequential', driver, when(jumps, 'the table is not in sequence'));
    }
  }
  if (!due.indirect) return;
  for (const rule of ['negotiated-only', 'no-nesting', 'not-with-next']) judge(`split.indirect.${rule}`, driver, null);
  const wrong = when(!sameChain(due, taken), 'reads another buffer than the one that is there');
  judge('split.indirect.handle-tail', by, wrong);
  const flags = word16At(record.before.memory, ring.desc.start + 16 * (due.descriptors.at(-1) ?? 0) + 12);
  if (flags & VIRTQ_DESC_F_WRITE) judge('split.indirect.ignore-write-flag', by, wrong);
};

/** With IN_ORDER a chain that leads nowhere, or back, is one that is not in sequence. */
const judgeAstray = ({ device, fault }: EventOf<'chain/faulted'>, judge: Judge): void => {
  if (fault.kind !== 'loop' && fault.kind !== 'next-out-of-table') return;
  const rule = fault.table === undefined ? 'desc.in-order-next' : 'indirect.in-order-sequential';
  judge(`split.${rule}`, driverOf(device), 'next is not the descriptor behind');
};

/** Looks at split rings byte by byte: who writes what, in which order, and what it says. */
export const lookAtSplitRings = (): Onlooker => {
  const rings = liveRings<Ring>(half =>
    half.format === 'split'
      ? {
          half,
          ...rangesOf(half.areas, formatOf(half).areaSizes(half.areas.size)),
          usedIdx: 0,
          written: new Map(),
          prefix: new Map(),
        }
      : null,
  );
  return onlooker((record, judge) => {
    const { before, events } = record;
    const heldBy = (device: DeviceId, queue: number): readonly HeldChain[] =>
      deviceState(before, device).queues[queue]?.held ?? [];
    for (const event of events) {
      rings.see(event);
      if (event.type === 'memory/wrote') {
        const served = servedBy(event.by);
        const party = parseActorId(event.by);
        const device = served ?? (party.kind === 'driver' ? party.device : null);
        if (device === null) continue;
        for (const [queue, ring] of rings.of(device)) {
          (served === null ? judgeDriverWrite : judgeDeviceWrite)(event, ring, heldBy(device, queue), judge);
        }
      } else if (event.type === 'queue/enabled' && parseActorId(event.by).kind === 'driver') {
        if (event.to.ring?.format !== 'split' || !event.to.ring.options.eventIdx) continue;
        judge('split.avail-notify.device-flags-zero', deviceOf(event.device), null);
      } else if (event.type === 'driver/queue' && isBeginning(record, event)) {
        if (event.to?.format === 'split') judgeStart(record, event.device, event.to, judge);
      } else if (event.type === 'queue/executed') {
        const ring = rings.at(event.device, event.queue);
        const done = ring && executedIn(event);
        if (!ring || !done) continue;
        ring.prefix.set(done.head, writtenPrefix(events, event.by, done));
        judge('split.desc.device-no-write-readable', event.by, null);
        judge('split.desc.device-no-write-table', event.by, null);
        judge('split.avail.device-read-only', event.by, null);
      } else if (event.type === 'queue/returned') {
        const ring = rings.at(event.device, event.queue);
        if (ring?.half.options.inOrder) judgeOrder(event, [...ring.written.values()].at(-1), 'split', judge);
      } else if (event.type === 'queue/took' || event.type === 'chain/faulted') {
        const ring = rings.at(event.device, event.queue);
        const half = deviceState(before, event.device).queues[event.queue]?.ring;
        // A fault of the ring is told in the same step as the attempt to take.
        if (!ring || !half || (event.type === 'queue/took' && events.some(({ type }) => type === 'chain/faulted')))
          continue;
        const due = dueChain(peek(before.memory), half);
        const taken = event.type === 'queue/took' ? takenIn(event) : null;
        if (event.type === 'chain/faulted' && ring.half.options.inOrder) judgeAstray(event, judge);
        if (due) judgeTaken(record, event.device, ring, due, taken, event.by, judge);
      } else if (event.type === 'token/closed' && event.usedLength !== null && rings.of(event.device).length > 0) {
        judge('split.used.driver-read-only', event.by, null);
      }
    }
  });
};
