import { fromHalves, hex } from '../num/addr.ts';
import { u32 } from '../num/int.ts';
import { read16At, readWordsAt, write16At } from '../virtq/at.ts';
import { type Element, element } from '../virtq/element.ts';
import { pvirtqDesc, VIRTQ_DESC_F_INDIRECT, virtqDesc } from '../virtq/layouts.ts';
import { slotOf, wrapOf } from '../virtq/packed/position.ts';
import { type DriverQueue, EVENTS_ENABLE, type Halves } from '../virtq/queue.ts';
import { readNext } from '../virtq/shadow.ts';
import type { Comparison } from './compare.ts';
import {
  clearEventIndices,
  disableCallbacks,
  enableCallbacks,
  enableCallbacksDelayed,
  followUsed,
  type LinuxDriver,
  poll,
} from './linux-driver.ts';
import type { RingStep, RingTrace } from './ring-trace-schema.ts';
import { moved, stoodAt } from './standing.ts';
import { setUp } from './trace-setup.ts';
import type { WatchedMemory } from './watched-memory.ts';

/** Linux's answer to a buffer that does not fit. */
const ENOSPC = -28;

/** The driver of this engine while it plays a trace. */
interface Driver extends LinuxDriver {
  readonly memory: WatchedMemory;
  /** How far the available ring went since the last decision on a notification. */
  undecided: number;
  /** What is in the ids of a packed ring's indirect tables, which the recorded driver never writes. */
  filler: number | null;
}

type DriverStep = Extract<RingStep, { readonly actor: 'driver' }>;

/**
 * Plays a trace with our own driver against the recorded device: every decision, every chain that it writes, every answer
 * and every byte of the ring that means something after each of its steps.
 *
 * Our driver takes descriptors in the same order, so it is told where the recorded one put its indirect tables, and with
 * what Linux does on top of the text both memories have to be equal.
 */
export const playAsDriver = (
  trace: RingTrace,
  comparison: Comparison,
  /** Told after every step where the driver stands. */
  follow: (step: number, driver: DriverQueue) => void = () => {},
): void => {
  const { format, memory, driver: queue } = setUp(trace, comparison);
  const { eventTriggered } = trace.start;
  const state: Driver = { format, memory, queue, eventTriggered, undecided: 0, filler: null };
  for (const [i, step] of trace.steps.entries()) {
    if (comparison.full) return;
    comparison.step = i;
    if (step.actor === 'device') {
      memory.patch(step.writes, comparison);
      follow(i, state.queue);
      continue;
    }
    memory.expect(step.writes, comparison);
    comparison.answer(step.out, act(state, step, trace));
    memory.compare(comparison);
    follow(i, state.queue);
  }
  comparison.step = null;
  comparison.same('end.driver', trace.end.driver, endOf(state));
  comparison.same('end.eventTriggered', trace.end.eventTriggered, state.eventTriggered);
};

const act = (state: Driver, step: DriverStep, trace: RingTrace) => {
  const { format, memory } = state;
  switch (step.op) {
    case 'add':
      return add(state, step.in);
    case 'kick_prepare': {
      const { publishedIdx } = state.queue;
      const { send } = format.notifyDecision(memory, state.queue, stoodAt(state.queue, publishedIdx, state.undecided));
      state.undecided = 0;
      return { notify: send, notificationData: hex(((publishedIdx << 16) | trace.queueIndex) >>> 0) };
    }
    case 'get_buf':
      return collect(state);
    case 'interrupt': {
      const handled = format.hasUsed(memory, state.queue);
      if (handled && state.queue.options.eventIdx) state.eventTriggered = true;
      return { handled, callback: handled && trace.driverCallback };
    }
    case 'disable_cb':
      disableCallbacks(state);
      return {};
    case 'enable_cb':
      return { ret: !poll(state, enableCallbacks(state)) };
    case 'enable_cb_delayed':
      return { ret: enableCallbacksDelayed(state) };
    case 'enable_cb_prepare':
      return { opaque: enableCallbacks(state) };
    case 'poll':
      return { ret: poll(state, step.in.opaque) };
    case 'queue_reset':
      return reset(state, trace);
  }
};

type Lists = readonly (readonly (readonly [Halves, number])[])[];

const elementsOf = (lists: Lists, writable: boolean): Element[] =>
  lists.flat().map(([{ hi, lo }, len]) => element(fromHalves(hi, lo), u32(len), writable));

const add = (state: Driver, given: { readonly token: number; readonly out: Lists; readonly in: Lists }) => {
  const { format, memory, queue } = state;
  const elements = [...elementsOf(given.out, false), ...elementsOf(given.in, true)];
  const indirect = queue.options.indirect && elements.length > 1 && queue.numFree > 0;
  const table = indirect ? recordedTable(state) : null;
  const exposed = format.exposeNow(memory, queue, elements, given.token, table);
  if (!('queue' in exposed)) {
    // a split ring that is full wakes the device at once where it has something to read
    const notifyCalls = format.name === 'split' && given.out.length > 0 ? 1 : 0;
    return { ret: ENOSPC, numFree: queue.numFree, notifyCalls };
  }
  state.queue = exposed.queue;
  state.undecided += moved(queue, queue.publishedIdx, exposed.queue.publishedIdx);
  if (table !== null && format.name === 'packed') fillIds(state, table, elements.length);
  const { numFree, publishedIdx } = exposed.queue;
  const taken = { indirect, descriptorsTaken: queue.numFree - numFree, numFree, notifyCalls: 0 };
  return format.name === 'split'
    ? { ret: 0, head: exposed.head, availIdx: publishedIdx, ...taken }
    : { ret: 0, id: exposed.head, slot: slotOf(queue.availIdx), ...taken };
};

/** The bytes were there before, so they are the same ones in every table. */
const fillIds = (state: Driver, { hi, lo }: Halves, entries: number): void => {
  const { memory } = state;
  const at = (nth: number): number => pvirtqDesc.size * nth + pvirtqDesc.offsets.id;
  state.filler ??= read16At(memory.expected, hi, lo, at(0));
  for (let nth = 0; nth < entries; nth++) write16At(memory, hi, lo, at(nth), state.filler, 'pvirtq_desc.id');
};

const words = new Uint32Array(4);

/** Where the recorded driver put the table of the buffer that comes next; somewhere unused if it made none. */
const recordedTable = ({ memory, queue }: Driver): Halves => {
  const { areas, freeHead, availIdx, shadow } = queue;
  const index = queue.format === 'split' ? freeHead : slotOf(availIdx);
  readWordsAt(memory.expected, areas.descHi, areas.descLo, virtqDesc.size * index, 4, words);
  const flags = queue.format === 'split' ? words[3]! & 0xffff : words[3]! >>> 16;
  const [lo, hi, len] = words;
  const isTable = (flags & VIRTQ_DESC_F_INDIRECT) !== 0 && hi === 0 && lo! + len! <= shadow.lo;
  return isTable ? { hi: 0, lo: lo! } : { hi: 0, lo: 0 };
};

const collect = (state: Driver) => {
  const collected = state.format.collect(state.memory, state.queue);
  if (collected === null) return { token: null, numFree: state.queue.numFree };
  state.queue = collected.queue;
  const { numFree } = collected.queue;
  if ('fault' in collected) return { fault: collected.fault.kind, numFree };
  followUsed(state);
  return { token: collected.token, len: collected.len, numFree };
};

const reset = (state: Driver, { driverCallback }: RingTrace) => {
  const { queue, buffers } = state.format.restart(state.memory, state.queue);
  state.queue = queue;
  state.eventTriggered = false;
  state.undecided = 0;
  clearEventIndices(state);
  if (!driverCallback) disableCallbacks(state);
  return { recycledTokens: buffers.map(({ token }) => token), numFree: queue.numFree };
};

const endOf = ({ memory, queue }: Driver) => {
  const { options, numFree, freeHead, availIdx, lastUsed, eventFlags } = queue;
  const freeList: number[] = [];
  if (queue.format === 'split' || !options.inOrder) {
    for (let index = freeHead; freeList.length < numFree; index = readNext(memory, queue.shadow, index)) {
      freeList.push(index);
    }
  }
  if (queue.format === 'split') {
    const availFlags = eventFlags === EVENTS_ENABLE ? 0 : 1;
    const common = { numFree, freeList, availIdx, lastUsedIdx: lastUsed, availFlags };
    return options.inOrder ? { ...common, nextDescriptor: freeHead } : common;
  }
  const position = { nextAvail: slotOf(availIdx), availWrap: wrapOf(availIdx) };
  return { numFree, freeList, ...position, lastUsed: slotOf(lastUsed), usedWrap: wrapOf(lastUsed), eventFlags };
};
