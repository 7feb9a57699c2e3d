import { commonCfg, type Register, readRegister } from '../device/common-cfg.ts';
import { listFeatures } from '../device/feature.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { readBytesAt } from '../memory/memory.ts';
import type { Region } from '../memory/region.ts';
import { hex } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';
import type { FeatureSet } from '../num/feature-set.ts';
import { bitsOf, intersect, noFeatures, union, without } from '../num/feature-set.ts';
import { hashCached, toHex } from '../num/hash.ts';
import { get, iterate } from '../num/pvec.ts';
import type { DriverState } from '../world/driver-state.ts';
import type { Facets, FunctionState } from '../world/function-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { functionAt, functionCount } from '../world/topology.ts';
import type { World } from '../world/world.ts';
import { differingRanges } from './command-differences.ts';
import type { Difference } from './difference.ts';

/** A world, and the text that its devices follow. */
export interface WorldSide {
  readonly dialect: Dialect;
  readonly world: World;
}

/** Of each kind, so that two runs with nothing in common can be told, too. */
const MOST = 200;

const differ = (
  kind: Difference['kind'],
  place: string,
  what: string,
  left: string | null,
  right: string | null,
): Difference[] => (left === right ? [] : [{ kind, place, what, left, right }]);

// ---------------------------------------------------------------- registers

const windows: readonly Register[] = ['device_feature', 'driver_feature'];
const ofQueue = (register: Register): boolean => register.startsWith('queue_') && register !== 'queue_select';
const all = Object.keys(commonCfg.offsets) as readonly Register[];
const digits = (register: Register): number => 2 * (commonCfg.fields[register]?.size ?? 4);

const registerDifferences = (place: DeviceId, left: FunctionState, right: FunctionState): Difference[] => {
  const bits = bitsOf(
    [left, right].reduce((set, state) => union(set, union(state.offered, state.driverFeatures)), noFeatures),
  );
  const count = Math.max(2, Math.floor((bits.at(-1) ?? 0) / 32) + 1);
  const queues = Math.max(left.queues.length, right.queues.length);
  return all.flatMap(register => {
    const selectors = windows.includes(register) ? count : ofQueue(register) ? queues : null;
    const show = (state: FunctionState, select?: number): string =>
      hex(readRegister(state, register, select), digits(register));
    if (selectors === null) return differ('register', place, register, show(left), show(right));
    return Array.from({ length: selectors }, (_, k) =>
      differ('register', place, `${register}[${k}]`, show(left, k), show(right, k)),
    ).flat();
  });
};

// ---------------------------------------------------------------- features, state, drivers

const featureDifferences = (
  place: DeviceId,
  left: FunctionState,
  right: FunctionState,
  sides: readonly [Dialect, Dialect],
): Difference[] => {
  const sets = {
    offered: (state: FunctionState) => state.offered,
    assigned: (state: FunctionState) => state.facets.assigned,
    accepted: (state: FunctionState) => state.driverFeatures,
    negotiated: (state: FunctionState) => state.negotiated,
  };
  return Object.entries(sets).flatMap(([what, of]): Difference[] => {
    const [a, b] = [of(left), of(right)];
    return a === b ? [] : [{ kind: 'features', place, what, ...setTexts(a, b, sides) }];
  });
};

/** Two sets; what both hold is only counted. */
const setTexts = (
  left: FeatureSet | null,
  right: FeatureSet | null,
  [ours, theirs]: readonly [Dialect, Dialect],
): Pick<Difference, 'left' | 'right'> => {
  const both = left === null || right === null ? noFeatures : intersect(left, right);
  const count = bitsOf(both).length;
  const text = (set: FeatureSet | null, { features }: Dialect): string => {
    if (set === null) return 'nothing yet';
    if (count === 0) return listFeatures(features, set);
    const own = without(set, both);
    return `${own === noFeatures ? 'nothing' : listFeatures(features, own)} besides ${count} in common`;
  };
  return { left: text(left, ours), right: text(right, theirs) };
};

const facets: Readonly<Record<string, (facets: Facets) => string>> = {
  'used lists': ({ usedLists }) =>
    Object.entries(usedLists)
      .map(([group, list]) => `group ${group}: ${hex(list)}`)
      .join(', ') || 'none',
  'driver capabilities': ({ driverCaps }) =>
    Object.entries(driverCaps)
      .map(([id, value]) => `${id}: ${value}`)
      .join(', ') || 'none',
  'resource objects': ({ objects }) =>
    objects.map(({ type, id, data }) => `${hex(type, 4)} number ${id}: ${data}`).join(', ') || 'none',
  mode: ({ stopped }) => (stopped ? 'stopped' : 'running'),
  'waiting device parts': ({ parts }) => parts ?? 'none',
  'device configuration': ({ config }) => config ?? 'as built',
};

const stateDifferences = (place: DeviceId, left: FunctionState, right: FunctionState): Difference[] => [
  ...differ('state', place, 'present', left.present ? 'yes' : 'no', right.present ? 'yes' : 'no'),
  ...differ('state', place, 'reset under way', left.resetting ? 'yes' : 'no', right.resetting ? 'yes' : 'no'),
  ...Object.entries(facets).flatMap(([what, show]) =>
    differ('state', place, what, show(left.facets), show(right.facets)),
  ),
];

const driverText = ({ stage, trouble }: DriverState): string => (trouble === null ? stage : `${stage}: ${trouble}`);

const alike = (left: object, right: object): boolean =>
  left === right || toHex(hashCached(left)) === toHex(hashCached(right));

const functionDifferences = (left: WorldSide, right: WorldSide): Difference[] => {
  const { topology } = left.world;
  const known = new Map<FunctionState, FunctionState>();
  const found: Difference[] = [];
  for (let place = 0; place < functionCount(topology); place++) {
    const [a, b] = [get(left.world.devices, place), get(right.world.devices, place)];
    // Untouched VFs share one object on each side.
    const isKnown = known.get(a) === b;
    if (!isKnown && !alike(a, b)) {
      const id = functionAt(topology, place);
      found.push(
        ...featureDifferences(id, a, b, [left.dialect, right.dialect]),
        ...registerDifferences(id, a, b),
        ...stateDifferences(id, a, b),
      );
    } else known.set(a, b);
    const [c, d] = [get(left.world.drivers, place), get(right.world.drivers, place)];
    if (c !== d) found.push(...differ('driver', functionAt(topology, place), 'driver', driverText(c), driverText(d)));
  }
  return found;
};

// ---------------------------------------------------------------- memory

const CHUNK = 4096;

const regionsOf = (world: World): Region[] => [...iterate(world.drivers)].flatMap(({ regions }) => regions);

const nameOf = (regions: readonly Region[], at: bigint): string | null => {
  const found = regions.find(region => region.at <= at && at < region.at + BigInt(region.size));
  if (!found) return null;
  const queue = found.queue === undefined ? '' : ` of virtqueue ${found.queue}`;
  return `${found.purpose}${queue} of ${found.device}, byte ${at - found.at}`;
};

const memoryDifferences = ({ world: left }: WorldSide, { world: right }: WorldSide): Difference[] => {
  const regions = [regionsOf(left), regionsOf(right)] as const;
  const size = Math.min(left.memory.size, right.memory.size);
  const found: Difference[] = [];
  for (let base = 0; base < size && found.length < MOST; base += CHUNK) {
    const hi = Math.floor(base / 2 ** 32);
    const lo = base % 2 ** 32;
    const length = Math.min(CHUNK, size - base);
    const [a, b] = [left, right].map(({ memory }) => readBytesAt(memory, hi, lo, length)) as [Uint8Array, Uint8Array];
    for (const { offset, size: bytes } of differingRanges(a, b)) {
      const at = BigInt(base + offset);
      const what = nameOf(regions[0], at) ?? nameOf(regions[1], at) ?? 'memory that nobody holds now';
      found.push({
        kind: 'memory',
        place: hex(at),
        what,
        left: bytesToHex(a.subarray(offset, offset + bytes)),
        right: bytesToHex(b.subarray(offset, offset + bytes)),
        range: { offset: base + offset, size: bytes },
      });
    }
  }
  return found.slice(0, MOST);
};

/** What differs between two worlds of functions that were built alike. */
export const worldDifferences = (left: WorldSide, right: WorldSide): readonly Difference[] => [
  ...functionDifferences(left, right).slice(0, 4 * MOST),
  ...memoryDifferences(left, right),
];
