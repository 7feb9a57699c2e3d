import { featureSetOf } from '../num/feature-set.ts';
import { set } from '../num/pvec.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import type { Event, EventOf } from '../world/event.ts';
import type { FunctionQueue, FunctionState } from '../world/function-state.ts';
import type { ActorId, DeviceId } from '../world/ids.ts';
import { deviceOf } from '../world/ids.ts';
import type { Intent } from '../world/intent.ts';
import { deviceState, driverState, placeOf } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { type object, write } from './clause-runs.ts';
import type { Change } from './mistakes.ts';
import { bytes, on } from './mistakes.ts';

/** Where a mistake is made, and how long the run goes on. */
interface Where {
  /** The run; without it, any that meets the rule and keeps it. */
  readonly run?: string;
  /** The steps at which it can be made; without it, those that meet the rule. */
  readonly place?: (record: StepRecord) => boolean;
  /** Steps that are made after it, by the fair schedule. */
  readonly more?: number;
}

/** Somebody does something out of turn. */
interface Deed {
  readonly actor: ActorId;
  readonly deeds: readonly Event[];
}

/**
 * How a rule is broken in a run that keeps it otherwise: a fault of the library, from the first step on; an actor that
 * does something else at one step, or something more, and the world follows from it; what a person makes drivers do, with
 * `pause` steps between two intents; or the record of a step that is altered, where no actor could have it so.
 */
export type Mistake = Where &
  (
    | { readonly means: 'fault'; readonly fault: string; readonly at: ActorId }
    | { readonly means: 'actor'; readonly change: Change }
    | { readonly means: 'actor'; readonly also: (record: StepRecord) => Deed | null }
    | { readonly means: 'intent'; readonly intents: readonly Intent[]; readonly pause?: number }
    | { readonly means: 'record'; readonly alter: (record: StepRecord) => StepRecord | null }
  );

export const actor = (change: Change, where: Where = {}): Mistake => ({ means: 'actor', change, ...where });
export const fault = (id: string, at: ActorId = 'driver:pf0', where: Where = { run: 'legacy' }): Mistake => ({
  means: 'fault',
  fault: id,
  at,
  ...where,
});
export const intents = (
  run: string,
  list: readonly Intent[],
  where: Where & { readonly pause?: number } = {},
): Mistake => ({
  means: 'intent',
  intents: list,
  run,
  ...where,
});
const record = (alter: (record: StepRecord) => StepRecord | null, where: Where = {}): Mistake => ({
  means: 'record',
  alter,
  ...where,
});
export const also = (
  by: ActorId,
  deeds: (record: StepRecord) => readonly Event[] | null,
  where: Where = {},
): Mistake => ({
  means: 'actor',
  also: step => {
    const made = deeds(step);
    return made && { actor: by, deeds: made };
  },
  ...where,
});

export const AVQ = 'device:pf0/avq0';
export const DRIVER = 'driver:pf0';
export const QUEUE = 2;

/** A world in which a function is something else. */
const withDevice = (world: World, device: DeviceId, to: (state: FunctionState) => FunctionState): World => ({
  ...world,
  devices: set(world.devices, placeOf(world, device), to(deviceState(world, device))),
});
export const before = (device: DeviceId, to: (state: FunctionState) => FunctionState, where: Where = {}): Mistake =>
  record(step => ({ ...step, before: withDevice(step.before, device, to) }), where);
export const after = (device: DeviceId, to: (state: FunctionState) => FunctionState, where: Where = {}): Mistake =>
  record(step => ({ ...step, after: withDevice(step.after, device, to) }), where);

export const acts =
  (name: string, by = ''): ((step: StepRecord) => boolean) =>
  ({ action }) =>
    action.name === name && action.actor.startsWith(by);
export const has =
  (type: Event['type']) =>
  (step: StepRecord): boolean =>
    step.events.some(event => event.type === type);

/** The administration virtqueue of PF 0. */
export const avq = (world: World): FunctionQueue => deviceState(world, 'pf0').queues[QUEUE] as FunctionQueue;
export const wrote = (by: ActorId, at: bigint, hex: string, what = 'a stray byte'): Event => ({
  type: 'memory/wrote',
  by,
  at: at as never,
  bytes: Uint8Array.from(Buffer.from(hex, 'hex')),
  was: new Uint8Array(),
  what,
});
/** Writes into an area of the administration virtqueue after a step. */
export const stray = (
  by: ActorId,
  area: 'desc' | 'driver' | 'device',
  offset: number,
  hex: string,
  where: Where = {},
): Mistake =>
  also(
    by,
    ({ after: world }) =>
      avq(world).registers.enabled ? [wrote(by, avq(world).registers[area] + BigInt(offset), hex)] : null,
    where,
  );
export const raised = (by: ActorId, wire: EventOf<'wire/raised'>['wire'], value = 3): Event => ({
  type: 'wire/raised',
  by,
  wire,
  value,
  was: null,
});
export const serves = (
  by: ActorId,
  device: DeviceId,
  queue: number,
  type: 'queue/took' | 'queue/executed',
  world: World,
): Event => {
  const state = deviceState(world, device).queues[queue] as FunctionQueue;
  return { type, by, device, queue, head: 0, from: state, to: state };
};

/** Bytes of an answer, written over as the device makes it. */
export const answer = (at: number, hex: string, where: Where = {}): Mistake =>
  actor(
    bytes('answer', other => other.set(Buffer.from(hex, 'hex').subarray(0, Math.max(0, other.length - at)), at)),
    where,
  );
export const OK = '00000000';
export const EINVAL = '16000300';

export const to = <T extends Event['type']>(type: T, change: (event: EventOf<T>) => unknown): Change =>
  on(type, event => ({ ...(event as object), to: change(event) }) as Event);

export const features = (change: (set: bigint) => bigint, device: DeviceId = 'pf0', where: Where = {}): Mistake => ({
  means: 'actor',
  change: on('features/written', event =>
    event.device === device ? { ...event, to: featureSetOf(change(event.to)) } : event,
  ),
  place: acts('write-features', `driver:${device}`),
  more: 3,
  ...where,
});
export const accepts = (bit: number, where: Where = {}, device: DeviceId = 'pf0'): Mistake =>
  features(all => all | (1n << BigInt(bit)), device, where);
export const offers = (change: (set: bigint) => bigint, where: Where = {}): Mistake => ({
  means: 'actor',
  change: to('reset/done', ({ to: state }) => ({ ...state, offered: featureSetOf(change(state.offered)) })),
  place: acts('reset', 'device:pf0'),
  more: 10,
  ...where,
});
export const reset = (
  change: (state: FunctionState, from: FunctionState) => Partial<FunctionState>,
  where: Where = {},
): Mistake =>
  actor(
    to('reset/done', ({ to: state, from }) => ({ ...state, ...change(state, from) })),
    where,
  );
export const onQueue = (
  type: 'queue/enabled' | 'queue/reset',
  change: (queue: FunctionQueue) => FunctionQueue,
  where: Where = {},
) =>
  actor(
    to(type, ({ to: queue }) => change(queue)),
    where,
  );
export const registers =
  (change: Partial<FunctionQueue['registers']>) =>
  (queue: FunctionQueue): FunctionQueue => ({
    ...queue,
    registers: { ...queue.registers, ...change },
  });

/** The first steps of an initialization, by hand. */
export const byHand = (...values: readonly number[]): readonly Intent[] =>
  values.map(value => write('device_status', value));
export const xor =
  (at: number, mask: number) =>
  (other: Uint8Array): void => {
    other[at] = (other[at] ?? 0) ^ mask;
  };
export const or =
  (at: number, mask: number) =>
  (other: Uint8Array): void => {
    other[at] = (other[at] ?? 0) | mask;
  };
/** AVAIL and USED, the upper bit of each byte of flags, as they would be in another lap. */
export const otherLap = (flags: Uint8Array): void => {
  xor(0, 0x80)(flags);
  xor(1, 0x80)(flags);
};
export const describing = { place: acts('describe', DRIVER), more: 8 } as const;
export const taken = (change: (chain: never) => object, where: Where = {}): Mistake =>
  actor(
    to('queue/took', ({ to: queue }) => ({
      ...queue,
      held: queue.held.map((each, k) =>
        k === queue.held.length - 1 ? { ...each, chain: { ...each.chain, ...change(each.chain as never) } } : each,
      ),
    })),
    where,
  );
export const chainOf = (held: FunctionQueue['held']) => held[0]?.chain;
/** The device does more at the step at which it executes a command. */
export const executes = (more: (world: World, event: EventOf<'queue/executed'>) => Event, where: Where = {}): Mistake =>
  actor(
    on('queue/executed', (event, world) => [more(world, event), event]),
    where,
  );
export const forgets = (world: World): Event => {
  const { facets } = deviceState(world, 'pf0');
  return { type: 'facets/changed', by: deviceOf('pf0'), device: 'pf0', from: facets, to: { ...facets, usedLists: {} } };
};
/** Parts of an answer in another order. */
export const partsMoved = (first: number): Mistake =>
  actor(
    bytes('answer', other => {
      const all: Uint8Array[] = [];
      for (let at = 8; at + 16 <= other.length; ) {
        const length = 16 + (other[at + 12] ?? 0);
        all.push(other.slice(at, at + length));
        at += length;
      }
      const moved = [all[first] ?? new Uint8Array(), ...all.filter((_, k) => k !== first)];
      other.set(Uint8Array.from(moved.flatMap(part => [...part])), 8);
    }),
    { place: ({ before: world, action }) => action.name === 'execute' && isPartsGet(world) },
  );
const isPartsGet = (world: World): boolean =>
  driverState(world, 'pf0').tokens.some(({ command: { readable } }) => readable[0] === 0x0f && readable[32] === 1);

export const suspended: Where = {
  run: 'suspend',
  place: ({ after: world }) => (deviceState(world, 'pf0').status & 16) !== 0,
};
export const stopped: Where = {
  run: 'parts',
  place: ({ after: world }) => deviceState(world, 'pf0/vf2').facets.stopped,
};
export const live: Where = { run: 'split', place: acts('execute', AVQ) };
export const VQ = 'device:pf0/vf2/q1';

export const splitEnabled = { run: 'split' } as const;
export const packed = { run: 'packed' } as const;
export const setUp = (more = 2): Where => ({ place: acts('set-up', DRIVER), more: more + 2 });

/** A packed ring as a driver leaves it that makes its first descriptors available by hand, and notifies. */
export function ringOf(run: string, hex: string): Mistake {
  return also(
    DRIVER,
    ({ after: world }) => [wrote(DRIVER, avq(world).registers.desc, hex), raised(DRIVER, 'device:pf0/q2', QUEUE)],
    { run, place: acts('driver-ok', DRIVER), more: 8 },
  );
}
export function flipped(
  { bytes: given }: EventOf<'memory/wrote'>,
  at = given.length === 2 ? 0 : given.length - 2,
  mask = 2,
): Uint8Array {
  const other = given.slice();
  other[at] = (other[at] ?? 0) ^ mask;
  return other;
}
export function kicks(change: (value: number) => number): Mistake {
  return actor(
    on('wire/raised', event => ({ ...event, value: change(event.value) })),
    { place: acts('notify', DRIVER) },
  );
}
export function plans(plan: readonly number[]): Mistake {
  return actor(
    on('driver/changed', event => ({ ...event, to: { ...event.to, plan } })),
    { place: acts('find-admin', DRIVER) },
  );
}
export function config(hex: string): Mistake {
  return after('pf0', state => ({ ...state, facets: { ...state.facets, config: hex } }));
}
export function flagged(intent: ReturnType<typeof object>): Intent {
  return { ...intent, data: { ...intent.data, flags: 1 } };
}
export function twice(queue: FunctionQueue, ...stages: readonly ('taken' | 'executed')[]): FunctionQueue {
  const [first] = queue.held;
  return { ...queue, held: stages.flatMap(stage => (first ? { ...first, stage } : [])) };
}
/** A field of configuration space, by its offset, as a device shows it that built itself otherwise. */
export function space(offset: number, value: number): Mistake {
  return also('device:pf0', () => [
    { type: 'pci/wrote', by: 'device:pf0', device: 'pf0', field: 'a field that stands', offset, from: null, to: value },
  ]);
}
