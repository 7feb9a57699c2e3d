import { formatOf } from '../device/enable-queue.ts';
import type { RingMemory } from '../memory/ring-memory.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import type { Chain } from '../virtq/chain.ts';
import type { Element } from '../virtq/element.ts';
import type { DeviceQueue } from '../virtq/queue.ts';
import type { Event, EventOf } from '../world/event.ts';
import type { ActorId } from '../world/ids.ts';
import { rangeOf, writtenBy } from './live-rings.ts';
import type { Judge } from './onlooker.ts';
import { when } from './onlooker.ts';

/** The chain that a device has to find next; null: none, or one that is no buffer. */
export const dueChain = (memory: RingMemory, ring: DeviceQueue): Chain | null => {
  const taken = formatOf(ring).take(memory, ring);
  return taken && 'chain' in taken ? taken.chain : null;
};

/** The chain that a device took in a step; null: none. */
export const takenIn = ({ from, to }: EventOf<'queue/took'>): Chain | null =>
  to.held.length > from.held.length ? (to.held.at(-1)?.chain ?? null) : null;

/** The chain that a device carried out in a step. */
export const executedIn = ({ from, to }: EventOf<'queue/executed'>): Chain | null => {
  const at = to.held.findIndex(({ stage }, k) => stage === 'executed' && from.held[k]?.stage === 'taken');
  return to.held[at]?.chain ?? null;
};

/** A driver begins with a virtqueue: for the first time, or after its reset. */
export const isBeginning = ({ events: [first] }: StepRecord, { from, to }: EventOf<'driver/queue'>): boolean =>
  to !== null && (from === null || (first?.type === 'intent/taken' && first.intent.do === 'reset-queue'));

const key = (elements: readonly Element[]): string =>
  elements.map(({ addrHi, addrLo, len }) => `${addrHi}.${addrLo}.${len}`).join();

/** Whether two walks found the same buffer: head, descriptors, and every element of both parts. */
export const sameChain = (a: Chain, b: Chain | null): boolean =>
  b !== null &&
  a.head === b.head &&
  a.descriptors.join() === b.descriptors.join() &&
  key(a.readable) === key(b.readable) &&
  key(a.writable) === key(b.writable);

/** Bytes of the writable part, from its first one on, that an actor wrote in a step without leaving a gap. */
export const writtenPrefix = (events: readonly Event[], by: ActorId, { writable }: Chain): number => {
  const pieces: { from: number; to: number }[] = [];
  for (const event of events) {
    if (event.type !== 'memory/wrote' || event.by !== by) continue;
    const write = writtenBy(event);
    let base = 0;
    for (const element of writable) {
      const { start, end } = rangeOf(element);
      const [from, to] = [Math.max(start, write.start), Math.min(end, write.end)];
      if (from < to) pieces.push({ from: base + from - start, to: base + to - start });
      base += element.len;
    }
  }
  pieces.sort((a, b) => a.from - b.from);
  return pieces.reduce((reached, { from, to }) => (from <= reached ? Math.max(reached, to) : reached), 0);
};

/** With IN_ORDER: buffers come back in their order, and what finishes several of them has the id of the last. */
export const judgeOrder = (
  { by, from, to }: EventOf<'queue/returned'>,
  id: number | undefined,
  format: 'split' | 'packed',
  judge: Judge,
): void => {
  const open = to.held.findIndex(({ stage }) => stage !== 'returned');
  const late = open >= 0 && to.held.slice(open).some(({ stage }) => stage === 'returned');
  judge('features.device.in-order-use', by, when(late, `returns a buffer before that of ${to.held[open]?.chain.head}`));
  const now = to.held.filter(({ stage }, k) => stage === 'returned' && from.held[k]?.stage !== 'returned');
  const last = now.at(-1)?.chain.head;
  const wrong = id !== last || now.length === 0;
  judge(`${format}.in-order.batch-id`, by, when(wrong, `finishes ${now.length} buffers by ${id}, not ${last}`));
};
