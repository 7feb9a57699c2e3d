import fc from 'fast-check';
import { commonCfg } from '../device/common-cfg.ts';
import { dialectOf } from '../dialect/dialects.ts';
import { type FeatureSet, featureSet } from '../num/feature-set.ts';
import type { Action } from '../run/step.ts';
import { choicesAt, refusesAction } from '../run/step.ts';
import type { DeviceId, PfId } from '../world/ids.ts';
import { vfId } from '../world/ids.ts';
import type {
  AccessIntent,
  CommandIntent,
  Intent,
  OrderIntent,
  RequestIntent,
  StructureName,
} from '../world/intent.ts';
import { driverState } from '../world/lookup.ts';
import type { PfTopology, Topology } from '../world/topology.ts';
import { functionIndex } from '../world/topology.ts';
import type { Readings, World } from '../world/world.ts';
import { NET_BITS, OWNER_BITS } from './lab.ts';

const dialect = dialectOf('draft-2022-07');

/** Mostly a set that works, sometimes with a few bits more or less. */
const around = (usual: FeatureSet): fc.Arbitrary<FeatureSet> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(usual) },
    {
      weight: 1,
      arbitrary: fc
        .uniqueArray(fc.constantFrom(1, 5, 7, 17, 22, 28, 29, 32, 34, 35, 40, 41, 43, 64, 70, 127), { maxLength: 3 })
        .map(bits => (usual ^ featureSet(bits)) as FeatureSet),
    },
  );

const vf = fc.record({
  type: fc.constantFrom('net', 'net', 'blk', 'rng'),
  features: around(NET_BITS),
  driverFeatures: around(NET_BITS),
});
const size = fc.constantFrom(1, 2, 4, 8);

const pf: fc.Arbitrary<PfTopology> = fc.record({
  type: fc.constant('net' as const),
  features: around(OWNER_BITS),
  driverFeatures: around(OWNER_BITS),
  manageable: around(NET_BITS),
  totalVfs: fc.integer({ min: 0, max: 3 }),
  vfDefault: vf,
  vfs: fc.record({ 2: vf }, { requiredKeys: [] }) as unknown as fc.Arbitrary<PfTopology['vfs']>,
  adminQueues: fc.array(fc.constantFrom(2, 4, 8), { minLength: 1, maxLength: 2 }),
  queueSize: size,
});

export const anyTopology: fc.Arbitrary<Topology> = fc.record({ pfs: fc.array(pf, { minLength: 1, maxLength: 2 }) });

export const anyReadings = fc.record(
  Object.fromEntries(dialect.switches.map(each => [each.id, fc.constantFrom(...each.readings.map(({ id }) => id))])),
  { requiredKeys: [] },
) as fc.Arbitrary<Readings>;

const anyPf: fc.Arbitrary<PfId> = fc.constantFrom('pf0', 'pf0', 'pf0', 'pf0', 'pf0', 'pf1');
const anyDevice: fc.Arbitrary<DeviceId> = fc.oneof(
  anyPf,
  fc.constantFrom(vfId(0, 1), vfId(0, 2), vfId(0, 3), vfId(1, 1)),
);
const anyQueue = fc.integer({ min: 0, max: 4 });
const anyValue = fc.oneof(
  fc.constantFrom(0n, 0x100000021n, NET_BITS as bigint, 0x1_0000_0000n),
  fc.subarray([0n, 1n, 5n, 7n, 32n, 41n]).map(bits => bits.reduce((sum, bit) => sum | (1n << bit), 0n)),
  fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
);
const text = (value: bigint): string => `0x${value.toString(16)}`;

const anyCommand: fc.Arbitrary<CommandIntent> = fc
  .record({
    owner: anyPf,
    queue: fc.constantFrom(0, 0, 0, 1),
    command: fc.constantFrom('VIRTIO_ADMIN_DEVICE_MGMT', 'VIRTIO_ADMIN_DEVICE_MGMT', 'VIRTIO_ADMIN_DEVICE_MGMT_ATTRS'),
    group: fc.constantFrom(1, 1, 1, 1, 1, 0, 2),
    member: fc.constantFrom(1, 2, 1, 2, 0, 3, 4),
    operation: fc.constantFrom(1, 1, 1, 2, 2, 3),
    resource: fc.constantFrom(0, 0, 0, 0, 0, 1),
    value: anyValue,
  })
  .map(({ owner, queue, command, group, member, operation, resource, value }) => ({
    do: 'command',
    owner,
    queue,
    command,
    header: { group_id: group, group_member_id: member },
    ...(command.endsWith('MGMT') ? { data: { operation, resource, resource_val: text(value) } } : {}),
  }));

/** Whatever a data virtqueue may be asked for; most types of function know only some of it. */
const anyRequest: fc.Arbitrary<RequestIntent> = fc.record(
  {
    do: fc.constant('request' as const),
    device: anyDevice,
    request: fc.constantFrom(
      'entropy' as const,
      'read' as const,
      'write' as const,
      'get-id' as const,
      'transmit' as const,
      'receive' as const,
      'control' as const,
      'buffer' as const,
    ),
    queue: fc.integer({ min: 0, max: 2 }),
    sector: fc.constantFrom(0, 5, 127, 128),
    count: fc.constantFrom(0, 1, 40),
    bytes: fc.constantFrom('', '000001', '0102030405060a0b0c0d0e0f0800', '00'.repeat(16)),
  },
  { requiredKeys: ['do', 'device', 'request'] },
);

/** Commands in another order, mostly of those that are likely to be on their way. */
const anyOrder: fc.Arbitrary<OrderIntent> = fc
  .record({
    device: fc.constantFrom<DeviceId>('pf0', 'pf0', 'pf0/vf1'),
    command: fc.integer({ min: 1, max: 6 }),
    at: fc.constantFrom('driver' as const, 'device' as const, 'device' as const),
    with: fc.integer({ min: 1, max: 6 }),
    do: fc.constantFrom('hold' as const, 'release' as const, 'release' as const, 'swap' as const),
  })
  .map(({ device, command, at, with: other, do: verb }) => {
    if (verb === 'hold') return { do: verb, device, command, at };
    return verb === 'swap' ? { do: verb, device, command, with: other } : { do: verb, device, command };
  });

/** What a person can ask for without breaking anything. */
export const tameIntent: fc.Arbitrary<Intent> = fc.oneof(
  { weight: 10, arbitrary: anyCommand },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('load-driver' as const), device: anyDevice }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unload-driver' as const), device: anyDevice }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('enable-vfs' as const),
      owner: anyPf,
      numVfs: fc.integer({ min: 0, max: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('disable-vfs' as const), owner: anyPf }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('set-interrupts' as const, 'set-notifications' as const),
      device: anyDevice,
      queue: anyQueue,
      wanted: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: anyRequest },
  { weight: 3, arbitrary: anyOrder },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('reset-queue' as const, 'enable-queue' as const),
      device: anyDevice,
      queue: anyQueue,
    }),
  },
);

const anyRegisterValue = fc.oneof(
  fc.integer({ min: 0, max: 8 }),
  fc.integer({ min: 0, max: 255 }),
  fc.constantFrom('0x1000', '0x2040', '0x9000', '0xfffffffffffffff0', '0x100000000', '0xffff', '0x80000000'),
);

/** Mostly where something is: registers, queues' addresses, mask bits, command and controls, the window. */
const anyAccess: fc.Arbitrary<AccessIntent> = fc
  .record({
    device: anyDevice,
    place: fc.oneof(
      fc.constantFrom<readonly [StructureName, number]>(
        ['common', 0x14],
        ['common', 0x1c],
        ['common', 0x24],
        ['isr', 0],
        ['notify', 0],
        ['notify', 8],
        ['device', 0],
        ['msix', 0x0c],
        ['msix', 0x3c],
        ['pci', 0x04],
        ['pci', 0xdc],
        ['pci', 0xcc],
        ['pci', 0xd0],
        ['pci', 0xd4],
        ['pci', 0xd8],
        ['pci', 0x108],
        ['pci', 0x110],
      ),
      fc.tuple(
        fc.constantFrom<StructureName>('common', 'isr', 'notify', 'device', 'msix', 'pci'),
        fc.integer({ min: 0, max: 0x1200 }),
      ),
    ),
    width: fc.constantFrom(1, 2, 4, 4, 8),
    value: fc.oneof(fc.constantFrom(0, 1, 2, 4, 8, 9, '0x80030000', '0xc0030000'), anyRegisterValue),
    reads: fc.boolean(),
  })
  .map(({ place: [structure, offset], value, reads, ...rest }) =>
    reads
      ? { do: 'read-at' as const, ...rest, structure, offset }
      : { do: 'write-at' as const, ...rest, structure, offset, value },
  );

const wildIntent: fc.Arbitrary<Intent> = fc.oneof(
  { weight: 8, arbitrary: tameIntent },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('write-register' as const),
      device: anyDevice,
      register: fc.constantFrom(...Object.keys(commonCfg.offsets)),
      value: anyRegisterValue,
    }),
  },
  { weight: 3, arbitrary: anyAccess },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('flr' as const), device: anyDevice }) },
  {
    weight: 1,
    arbitrary: fc
      .record({
        owner: anyPf,
        raw: fc.uint8Array({ maxLength: 40 }),
        writable: fc.constantFrom(0, 1, 7, 8, 24, 72, 100, 5000, 40000),
      })
      .map(({ owner, raw, writable }) => ({
        do: 'command' as const,
        owner,
        raw: Buffer.from(raw).toString('hex'),
        writable,
      })),
  },
);

/** A person does something, and then some others act, each time one of those who can. */
export interface Move {
  readonly what:
    | { readonly kind: 'intent'; readonly intent: Intent }
    /** Bytes of some region of some driver are changed by hand. */
    | {
        readonly kind: 'edit';
        readonly device: DeviceId;
        readonly region: number;
        readonly offset: number;
        readonly bytes: Uint8Array;
      };
  readonly picks: readonly number[];
}

const picks = fc.array(fc.nat(1000), { maxLength: 24, size: 'max' });
const intended = (intent: fc.Arbitrary<Intent>) => fc.record({ kind: fc.constant('intent' as const), intent });

const edit = fc.record({
  kind: fc.constant('edit' as const),
  device: fc.constantFrom<DeviceId>('pf0', 'pf0', 'pf0', vfId(0, 1)),
  region: fc.nat(40),
  offset: fc.oneof(fc.nat(8), fc.nat(32), fc.nat(600)),
  bytes: fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 20 }),
    fc.constantFrom(
      Uint8Array.of(0),
      Uint8Array.of(1),
      Uint8Array.of(2, 0),
      Uint8Array.of(3, 0, 1, 0),
      Uint8Array.of(255, 255),
      Uint8Array.of(0, 144, 0, 0, 0, 0, 0, 0),
    ),
  ),
});

/** Everybody keeps to the rules. */
export const tameMove: fc.Arbitrary<Move> = fc.record({ what: intended(tameIntent), picks });

/** Somebody writes registers and bytes by hand. */
export const wildMove: fc.Arbitrary<Move> = fc.record({
  what: fc.oneof({ weight: 4, arbitrary: intended(wildIntent) }, { weight: 2, arbitrary: edit }),
  picks,
});

const intentOf = (world: World, { what }: Move): Intent | null => {
  if (what.kind === 'intent') return what.intent;
  if (functionIndex(world.topology, what.device) < 0) return null;
  const { regions } = driverState(world, what.device);
  // Counted from the newest, so that buffers and the administration virtqueue come first.
  const region = regions.at(-1 - (what.region % Math.max(regions.length, 1)));
  if (!region) return null;
  const at = region.at + BigInt(what.offset % region.size);
  return { do: 'edit-memory', at: text(at), bytes: Buffer.from(what.bytes).toString('hex') };
};

/**
 * Makes the moves one after the other, each step by `make`. What a person cannot do at that point is left out.
 */
export const play = (first: World, moves: readonly Move[], make: (world: World, action: Action) => World): World => {
  let world = first;
  for (const move of moves) {
    const intent = intentOf(world, move);
    const action: Action | null = intent && { actor: 'operator', name: 'submit', intent };
    if (action && refusesAction(world, action) === null) world = make(world, action);
    for (const pick of move.picks) {
      const possible = choicesAt(world).filter(({ enabled }) => enabled);
      const next = possible[pick % Math.max(possible.length, 1)];
      if (!next) break;
      world = make(world, next.action);
    }
  }
  return world;
};
