import { fromHalves, hex } from '../num/addr.ts';
import { ahead16, u16 } from '../num/int.ts';
import { type Chain, describeFault } from '../virtq/chain.ts';
import { writeEvent, writeEventFlags } from '../virtq/packed/events.ts';
import { slotOf, wrapOf } from '../virtq/packed/position.ts';
import type { DeviceQueue } from '../virtq/queue.ts';
import type { Comparison } from './compare.ts';
import type { RingStep, RingTrace } from './ring-trace-schema.ts';
import { sha256 } from './sha256.ts';
import { moved, stoodAt } from './standing.ts';
import { type Setup, setUp } from './trace-setup.ts';

/** The device of this engine while it plays a trace. */
interface Device extends Omit<Setup, 'driver'> {
  device: DeviceQueue;
  /** Taken and not returned, oldest first. */
  held: Chain[];
  /** How far the used ring went since the last decision on a notification. */
  undecided: number;
}

type DeviceStep = Extract<RingStep, { readonly actor: 'device' }>;

/**
 * Plays a trace with our own device against the recorded driver: every answer of the device, and every byte of the ring
 * after each of its steps, and all of it at the end.
 */
export const playAsDevice = (
  trace: RingTrace,
  comparison: Comparison,
  /** Told after every step where the device stands. */
  follow: (step: number, device: DeviceQueue) => void = () => {},
): void => {
  const { driver: _, ...setup } = setUp(trace, comparison);
  const state: Device = { ...setup, held: [] };
  const { memory } = state;
  for (const [i, step] of trace.steps.entries()) {
    if (comparison.full) return;
    comparison.step = i;
    if (step.actor === 'driver') {
      memory.patch(step.writes, comparison);
      if (step.op === 'queue_reset') startAgain(state);
      follow(i, state.device);
      continue;
    }
    memory.expect(step.writes, comparison);
    const out = act(state, step, comparison);
    if (out === undefined) return;
    comparison.answer(step.out, out);
    memory.compare(comparison);
    follow(i, state.device);
  }
  comparison.step = null;
  comparison.same('end.device', trace.end.device, endOf(state));
  comparison.same('end.sha256', trace.end.sha256, sha256(memory.readBytes(0, 0, trace.ringZone)));
};

const startAgain = (state: Device): void => {
  const { areas, options } = state.device;
  state.device = state.format.createDevice(areas, options);
  state.undecided = 0;
  state.held = [];
};

/** What the device answers; nothing when it cannot go on. */
const act = (state: Device, step: DeviceStep, comparison: Comparison) => {
  const { format, memory } = state;
  switch (step.op) {
    case 'pop':
      return pop(state, comparison);
    case 'push':
      return push(state, step.in, comparison);
    case 'should_interrupt': {
      const { publishedUsedIdx } = state.device;
      const { send } = format.interruptDecision(
        memory,
        state.device,
        stoodAt(state.device, publishedUsedIdx, state.undecided),
      );
      // without the feature nobody needs to know where the ring stood, and the recorded device did not keep it either
      if (state.device.format === 'packed' || state.device.options.eventIdx) {
        state.undecided = 0;
      }
      return { interrupt: send };
    }
    case 'enable_notify':
      state.device = format.setNotifications(memory, state.device, true);
      return { noneAvailable: format.available(memory, state.device) === 0 };
    case 'disable_notify':
      state.device = format.setNotifications(memory, state.device, false);
      return {};
    case 'set_avail_event': {
      const after = ahead16(u16(step.in.value), state.device.lastAvail);
      state.device = format.setNotifications(memory, state.device, true, after);
      return {};
    }
    case 'set_event_suppression': {
      const { deviceHi, deviceLo } = state.device.areas;
      writeEvent(memory, deviceHi, deviceLo, step.in.off | (step.in.wrap << 15));
      writeEventFlags(memory, deviceHi, deviceLo, step.in.flags);
      return {};
    }
  }
};

const pop = (state: Device, comparison: Comparison) => {
  const { lastAvail } = state.device;
  const taken = state.format.take(state.memory, state.device);
  if (taken === null || 'waits' in taken) return null;
  state.device = taken.queue;
  if ('fault' in taken) {
    comparison.differ('out', 'a buffer', `${taken.fault.rule}: ${describeFault(taken.fault)}`);
    return undefined;
  }
  const { chain } = taken;
  state.held.push(chain);
  const descriptors = [...chain.readable, ...chain.writable].map(({ addrHi, addrLo, len, writable }) => ({
    addr: hex(fromHalves(addrHi, addrLo)),
    len,
    writable,
  }));
  const { indirect } = chain;
  const table = indirect && { addr: hex(fromHalves(indirect.addrHi, indirect.addrLo)), len: indirect.len };
  const next = state.device.lastAvail;
  if (state.format.name === 'split') return { head: chain.head, descriptors, indirect: table, nextAvailIdx: next };
  return {
    id: chain.head,
    slot: slotOf(lastAvail),
    wrap: wrapOf(lastAvail),
    slots: chain.descriptors.length,
    descriptors,
    indirect: table,
    nextAvail: slotOf(next),
    nextAvailWrap: wrapOf(next),
  };
};

const push = (
  state: Device,
  { entries, batched }: Extract<DeviceStep, { readonly op: 'push' }>['in'],
  comparison: Comparison,
) => {
  const { format, memory } = state;
  const chains: Chain[] = [];
  for (const { head, id } of entries) {
    const at = state.held.findIndex(chain => chain.head === (head ?? id));
    const [chain] = at < 0 ? [] : state.held.splice(at, 1);
    if (!chain) {
      comparison.differ('in.entries', `a buffer ${head ?? id} that the device has`, 'none');
      return undefined;
    }
    chains.push(chain);
  }
  const { usedIdx: before } = state.device;
  const last = chains.at(-1);
  if (batched && last) {
    state.device = format.giveBackNow(memory, state.device, last, entries.at(-1)!.len, chains.slice(0, -1));
  } else {
    for (const [i, chain] of chains.entries()) {
      state.device = format.giveBackNow(memory, state.device, chain, entries[i]!.len);
    }
  }
  const { usedIdx } = state.device;
  state.undecided += moved(state.device, before, usedIdx);
  return format.name === 'split' ? { usedIdx } : { nextUsed: slotOf(usedIdx), nextUsedWrap: wrapOf(usedIdx) };
};

const endOf = ({ device, undecided }: Device) => {
  const { lastAvail, usedIdx } = device;
  if (device.format === 'split') {
    const signalledUsedIdx = stoodAt(device, usedIdx, undecided);
    return { nextAvailIdx: lastAvail, nextUsedIdx: usedIdx, signalledUsedIdx };
  }
  return {
    nextAvail: slotOf(lastAvail),
    availWrap: wrapOf(lastAvail),
    nextUsed: slotOf(usedIdx),
    usedWrap: wrapOf(usedIdx),
    usedSinceInterruptCheck: undecided,
  };
};
