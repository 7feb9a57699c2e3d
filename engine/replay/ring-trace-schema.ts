import * as v from 'valibot';
import { flag, list, name, text, whole } from '../scenario/schema-parts.ts';
import { address, areas, bit, expected, MOST_MEMORY, patches, u16, u32 } from './schema-parts.ts';

const MOST_STEPS = 100_000;
const MOST_ELEMENTS = 70_000;

const elements = list(list(v.strictTuple([address, u32]), MOST_ELEMENTS, 'elements'), MOST_ELEMENTS, 'scatter lists');
const ids = list(u16, 32768, 'descriptors');

const splitStart = {
  driver: v.object({
    freeList: ids,
    numFree: expected,
    availIdx: u16,
    lastUsedIdx: u16,
    availFlags: bit,
    nextDescriptor: v.optional(u16),
  }),
  device: v.object({ nextAvailIdx: u16, nextUsedIdx: u16, signalledUsedIdx: u16 }),
};
const packedStart = {
  driver: v.object({
    freeList: ids,
    numFree: expected,
    nextAvail: u16,
    availWrap: bit,
    lastUsed: u16,
    usedWrap: bit,
    eventFlags: whole(0, 2),
  }),
  device: v.object({
    nextAvail: u16,
    availWrap: bit,
    nextUsed: u16,
    usedWrap: bit,
    usedSinceInterruptCheck: whole(0, 65536),
  }),
};
const startOf = <const S extends v.ObjectEntries>(sides: S) =>
  v.object({ eventTriggered: flag, memory: patches, ...sides });

const entries = list(v.object({ head: v.optional(u32), id: v.optional(u32), len: u32 }), 32768, 'used buffers');

const op = <const N extends string, const A extends 'driver' | 'device', const E extends v.ObjectEntries>(
  actor: A,
  opName: N,
  more: E,
) =>
  v.object({
    actor: v.literal(actor),
    op: v.literal(opName),
    i: expected,
    out: expected,
    writes: patches,
    ...more,
  });

const step = v.variant('op', [
  op('driver', 'add', { in: v.object({ token: whole(0, 0xffff_fffd), out: elements, in: elements }) }),
  op('driver', 'kick_prepare', {}),
  op('driver', 'get_buf', {}),
  op('driver', 'interrupt', {}),
  op('driver', 'disable_cb', {}),
  op('driver', 'enable_cb', {}),
  op('driver', 'enable_cb_delayed', {}),
  op('driver', 'enable_cb_prepare', {}),
  op('driver', 'poll', { in: v.object({ opaque: u16 }) }),
  op('driver', 'queue_reset', {}),
  op('device', 'pop', {}),
  op('device', 'push', { in: v.object({ entries, batched: flag }) }),
  op('device', 'should_interrupt', {}),
  op('device', 'enable_notify', {}),
  op('device', 'disable_notify', {}),
  op('device', 'set_avail_event', { in: v.object({ value: u16 }) }),
  op('device', 'set_event_suppression', { in: v.object({ flags: u16, off: whole(0, 0x7fff), wrap: bit }) }),
]);

const common = {
  name: text(200),
  features: v.object({ names: list(name, 64, 'feature names'), bits: expected }),
  queueIndex: u16,
  addr: areas,
  ringZone: whole(0, MOST_MEMORY),
  driverCallback: flag,
  tags: list(text(80), 64, 'tags'),
  steps: list(step, MOST_STEPS, 'steps'),
  end: v.object({ eventTriggered: expected, driver: expected, device: expected, sha256: expected }),
};

export const ringTraceSchema = v.variant('layout', [
  v.object({ ...common, layout: v.literal('split'), num: whole(1, 32768), start: startOf(splitStart) }),
  v.object({
    ...common,
    layout: v.literal('packed'),
    num: whole(1, 32768),
    deviceSetsWriteFlag: flag,
    start: startOf(packedStart),
  }),
]);

export type RingTrace = v.InferOutput<typeof ringTraceSchema>;
export type RingStep = RingTrace['steps'][number];
