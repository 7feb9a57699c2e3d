import fc from 'fast-check';
import { dialectOf } from '../dialect/dialects.ts';
import { featureSet } from '../num/feature-set.ts';
import type { Intervention } from '../run/inputs.ts';
import type { Expectation, FeatureList, Scenario } from '../scenario/scenario.ts';
import type { DeviceId } from '../world/ids.ts';
import { vfId } from '../world/ids.ts';
import type { Intent, Numeral, ScriptLine } from '../world/intent.ts';
import type { PfTopology } from '../world/topology.ts';

/** Scenarios of one PF with four VFs that `parseScenario` could have made: every kind of line and expectation occurs. */

const DIALECT = 'draft-2022-07';
const dialect = dialectOf(DIALECT);
const named = dialect.features.bits.map(({ name }) => name);

const text = (maxLength: number) =>
  fc
    .string({ unit: 'grapheme', maxLength })
    .map(each => each.replace(/(?![\n\t])\p{Cc}|\p{Cs}/gu, '').slice(0, maxLength))
    .filter(each => !/\p{Cs}/u.test(each));

const featureBits = fc.uniqueArray(fc.integer({ min: 0, max: 127 }), { maxLength: 12 });
const features = featureBits.map(featureSet);
const featureList: fc.Arbitrary<FeatureList> = fc.uniqueArray(fc.constantFrom(...named, 90, 127), { maxLength: 6 });

const numeral = (bits: number): fc.Arbitrary<Numeral> =>
  fc.oneof(
    fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n }).map(value => `0x${value.toString(16)}`),
    fc.integer({ min: 0, max: Math.min(2 ** bits - 1, Number.MAX_SAFE_INTEGER) }),
  );
const hexBytes = (minLength: number) =>
  fc.uint8Array({ minLength, maxLength: 40 }).map(bytes => Buffer.from(bytes).toString('hex'));

const device: fc.Arbitrary<DeviceId> = fc.constantFrom('pf0', vfId(0, 1), vfId(0, 4));
const queue = fc.integer({ min: 0, max: 0xffff });

/** Each member there or not; never there as undefined. */
const optional = <T extends object>(members: { [K in keyof T]-?: fc.Arbitrary<NonNullable<T[K]>> }) =>
  fc.record(members, { requiredKeys: [] }) as unknown as fc.Arbitrary<T>;
const merge = <A, B>(a: fc.Arbitrary<A>, b: fc.Arbitrary<B>) => fc.tuple(a, b).map(([x, y]): A & B => ({ ...x, ...y }));

const command: fc.Arbitrary<Intent> = fc.oneof(
  merge(
    fc.record({
      do: fc.constant('command' as const),
      owner: fc.constant('pf0' as const),
      command: fc.constant('VIRTIO_ADMIN_DEVICE_MGMT'),
    }),
    optional<{ header: object; data: object; writable: number; queue: number }>({
      header: optional({ group_id: numeral(16), group_member_id: numeral(64) }),
      data: optional({ operation: numeral(8), resource: numeral(16), resource_val: numeral(64) }),
      writable: fc.integer({ min: 0, max: 100 }),
      queue: fc.constant(0),
    }),
  ) as fc.Arbitrary<Intent>,
  fc.record({ do: fc.constant('command' as const), owner: fc.constant('pf0' as const), raw: hexBytes(1) }),
);

const nthCommand = fc.integer({ min: 1, max: 9 });

const intent: fc.Arbitrary<Intent> = fc.oneof(
  command,
  fc.record({ do: fc.constantFrom('load-driver' as const, 'unload-driver' as const, 'flr' as const), device }),
  fc.record({ do: fc.constant('enable-vfs' as const), owner: fc.constant('pf0' as const), numVfs: queue }),
  fc.record({ do: fc.constant('disable-vfs' as const), owner: fc.constant('pf0' as const) }),
  fc.record({
    do: fc.constant('write-register' as const),
    device,
    register: fc.constantFrom('device_status', 'queue_desc'),
    value: numeral(64),
  }),
  fc.record({
    do: fc.constant('write-at' as const),
    device,
    structure: fc.constantFrom('common' as const, 'msix' as const, 'pci' as const),
    offset: fc.integer({ min: 0, max: 0xff }).map(each => 4 * each),
    width: fc.constantFrom(1, 2, 4),
    value: numeral(64),
  }),
  fc.record({
    do: fc.constant('read-at' as const),
    device,
    structure: fc.constantFrom('isr' as const, 'notify' as const, 'device' as const),
    offset: queue,
    width: fc.constantFrom(1, 2, 4, 8),
  }),
  fc.record({ do: fc.constant('edit-memory' as const), at: numeral(64), bytes: hexBytes(1) }),
  fc.record({ do: fc.constantFrom('reset-queue' as const, 'enable-queue' as const), device, queue }),
  fc.record({
    do: fc.constant('request' as const),
    device,
    request: fc.constantFrom('read' as const, 'transmit' as const),
    sector: queue,
    bytes: hexBytes(1),
  }),
  fc.record({
    do: fc.constant('hold' as const),
    device,
    command: nthCommand,
    at: fc.constantFrom('driver' as const, 'device' as const),
  }),
  fc.record({ do: fc.constant('release' as const), device, command: nthCommand }),
  fc.record({ do: fc.constant('swap' as const), device, command: nthCommand, with: nthCommand }),
  fc.record({
    do: fc.constantFrom('set-interrupts' as const, 'set-notifications' as const),
    device,
    queue,
    wanted: fc.boolean(),
  }),
);

const line: fc.Arbitrary<ScriptLine> = merge(
  fc.record({ intent }),
  optional<Omit<ScriptLine, 'intent'>>({
    concurrent: fc.constant(true as const),
    label: text(40),
    recipe: fc.constantFrom(1, 2),
    repeat: fc.integer({ min: 2, max: 100_000 }),
    scenery: fc.constant(true as const),
  }),
);

const nth = merge(
  fc.record({ command: fc.integer({ min: 1, max: 9 }) }),
  optional<{ owner: 'pf0' }>({ owner: fc.constant('pf0' as const) }),
);
const expectation: fc.Arbitrary<Expectation> = fc.oneof(
  merge(
    fc.record({
      that: fc.constant('answered' as const),
      is: optional<Record<string, Numeral>>({ status: numeral(8), resource_val: numeral(64) }),
    }),
    fc.oneof(
      optional<{ owner: 'pf0'; command: string }>({
        owner: fc.constant('pf0' as const),
        command: fc.constantFrom('VIRTIO_ADMIN_DEVICE_MGMT', 'VIRTIO_ADMIN_DEVICE_MGMT_ATTRS'),
      }),
      fc.record({
        opcode: fc.integer({ min: 0, max: 0xffff }),
        given: optional<Record<string, Numeral>>({ group_member_id: numeral(64), operation: numeral(8) }),
      }),
    ),
  ),
  merge(
    nth,
    fc.record({
      that: fc.constant('outcome' as const),
      is: fc.option(optional<Record<string, Numeral>>({ status: numeral(8), resource_val: numeral(64) })),
    }),
  ),
  merge(
    nth,
    fc.record({
      that: fc.constant('bytes' as const),
      part: fc.constantFrom('readable' as const, 'writable' as const),
      offset: fc.integer({ min: 0, max: 80 }),
      is: hexBytes(1),
    }),
  ),
  merge(
    fc.record({
      that: fc.constant('register' as const),
      device,
      register: fc.constantFrom('device_feature', 'queue_size'),
      is: numeral(32),
    }),
    optional<{ select: number }>({ select: queue }),
  ),
  fc.record({
    that: fc.constant('features' as const),
    device,
    set: fc.constantFrom('offered' as const, 'accepted' as const, 'negotiated' as const, 'assigned' as const),
    is: fc.option(featureList),
  }),
  fc.record({
    that: fc.constant('ring' as const),
    device,
    queue,
    field: fc.constantFrom('avail.idx', 'used.ring[1].len', 'desc[7].flags'),
    is: numeral(32),
  }),
  fc.record({ that: fc.constant('driver' as const), device, stage: fc.constantFrom('running', 'failed', 'absent') }),
  fc.record({
    that: fc.constant('clause' as const),
    clause: fc.constantFrom(...dialect.clauses.map(({ id }) => id)),
    is: fc.constantFrom('passed' as const, 'refused' as const, 'violated' as const, 'never reached' as const),
  }),
  fc.record({
    that: fc.constant('digest' as const),
    is: fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }).map(value => value.toString(16).padStart(16, '0')),
  }),
);

const action = fc.constantFrom('driver:pf0 publish', 'device:pf0/avq0 take', 'operator submit', 'device:pf0/vf2 reset');
const atStep = fc.integer({ min: 0, max: 5000 });
const intervention: fc.Arbitrary<Intervention> = fc.oneof(fc.record({ atStep, intent }), fc.record({ atStep, action }));
const bySteps = <T extends { readonly atStep: number }>(items: readonly T[]): T[] =>
  items.toSorted((a, b) => a.atStep - b.atStep);

const vf = fc.record({ type: fc.constant('net' as const), features, driverFeatures: features });
const vfs = fc.record({ 1: vf, 3: vf }, { requiredKeys: [] }) as unknown as fc.Arbitrary<PfTopology['vfs']>;
const powerOfTwo = fc.integer({ min: 0, max: 8 }).map(power => 2 ** power);

const readings = optional<Record<string, string>>(
  Object.fromEntries(dialect.switches.map(each => [each.id, fc.constantFrom(...each.readings.map(({ id }) => id))])),
);

export const arbitraryScenario: fc.Arbitrary<Scenario> = merge(
  fc.record({
    format: fc.constant(1 as const),
    title: text(80),
    dialect: fc.constant(DIALECT),
    topology: fc.record({
      pfs: fc.tuple(
        fc.record({
          type: fc.constant('net' as const),
          features,
          driverFeatures: features,
          manageable: features,
          totalVfs: fc.constant(4),
          vfDefault: vf,
          vfs,
          adminQueues: fc.array(powerOfTwo, { minLength: 1, maxLength: 3 }),
          queueSize: powerOfTwo,
        }),
      ),
    }),
    script: fc.array(line, { maxLength: 8 }),
    schedule: fc.oneof(
      fc.record({ kind: fc.constant('fair' as const) }),
      fc.record({ kind: fc.constant('seeded' as const), seed: fc.integer({ min: 0, max: 0xffff_ffff }) }),
      fc.record({ kind: fc.constant('chosen' as const), actions: fc.array(action, { maxLength: 5 }) }),
    ),
    recipe: fc.constant(['one', 'two']),
  }),
  optional<Pick<Scenario, 'summary' | 'readings' | 'interventions' | 'notes' | 'expect'>>({
    summary: text(80),
    readings,
    interventions: fc.array(intervention, { maxLength: 5 }).map(bySteps),
    notes: fc
      .uniqueArray(fc.record({ atStep, text: text(40) }), { maxLength: 3, selector: note => note.atStep })
      .map(bySteps),
    expect: fc.array(expectation, { maxLength: 6 }),
  }),
);
