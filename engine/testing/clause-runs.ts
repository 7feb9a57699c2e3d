import { createArena } from '../memory/arena.ts';
import { featureSet } from '../num/feature-set.ts';
import { createWorld } from '../run/create-world.ts';
import type { Schedule } from '../run/inputs.ts';
import { schedule } from '../run/schedule.ts';
import type { Action } from '../run/step.ts';
import { choicesAt, keyOf, step } from '../run/step.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import type { CommandIntent, Intent, Numeral, ScriptLine } from '../world/intent.ts';
import type { PfTopology, Topology } from '../world/topology.ts';
import type { Readings, World } from '../world/world.ts';
import { askAttrs, manage, OWNER_BITS, pfTopology } from './lab.ts';
import type { Change } from './mistakes.ts';
import { marksTables, mistaken } from './mistakes.ts';
import { command, rawCommand } from './published-lab.ts';

/** A run in which drivers and devices keep their rules, but for what its script makes drivers do. */
export interface ClauseRun {
  readonly name: string;
  readonly dialect: string;
  readonly topology: Topology;
  readonly script: readonly ScriptLine[];
  readonly readings?: Readings;
  /** What drivers do otherwise than ours, and may. */
  readonly oddly?: Change;
}

const PLAIN = [0, 1, 5, 7, 11, 15, 16, 32, 37, 41];
const [INDIRECT, EVENT_IDX, PACKED, IN_ORDER] = [28, 29, 34, 35];
const [NOTIFICATION_DATA, NOTIF_CONFIG_DATA, RING_RESET, SUSPEND] = [38, 39, 40, 43];

const owner = (bits: readonly number[], differs: Partial<PfTopology> = {}): PfTopology => {
  const features = featureSet([...PLAIN, ...bits]);
  return pfTopology({ features, driverFeatures: features, totalVfs: 2, ...differs });
};
/** FLUSH, CONFIG_WCE, VERSION_1, SR_IOV. */
const DISK = featureSet([9, 11, 32, 37]);
const WIDE = featureSet([0, 5, 32, 70]);
const load: Intent = { do: 'load-driver', device: 'pf0' };
const unload: Intent = { do: 'unload-driver', device: 'pf0' };
const enable = { do: 'enable-vfs', owner: 'pf0', numVfs: 2 } as const;
const discover = (group: number): Intent => ({ do: 'discover', owner: 'pf0', group });
export const query = command('LIST_QUERY', [1, 0]);
const wanted = (what: 'interrupts' | 'notifications', asked: boolean, queue = 2): Intent =>
  ({ do: `set-${what}`, device: 'pf0', queue, wanted: asked }) as Intent;
export const write = (register: string, value: Numeral, device: 'pf0' | 'pf0/vf1' | 'pf0/vf2' = 'pf0'): Intent => ({
  do: 'write-register',
  device,
  register,
  value,
});
const concurrent = (...intents: readonly Intent[]): readonly ScriptLine[] =>
  intents.map(intent => ({ intent, concurrent: true }));
const lines = (...intents: readonly Intent[]): readonly ScriptLine[] => intents.map(intent => ({ intent }));

export const at = (structure: 'common' | 'device', offset: number, width: number, value: number): Intent => ({
  do: 'write-at',
  device: 'pf0',
  structure,
  offset,
  width,
  value,
});
const look = (structure: 'device' | 'isr', offset: number, width: number): Intent => ({
  do: 'read-at',
  device: 'pf0',
  structure,
  offset,
  width,
});

const run = (
  name: string,
  script: readonly ScriptLine[],
  pf: PfTopology = owner([]),
  differs: Partial<ClauseRun> = {},
): ClauseRun => ({ name, dialect: 'virtio-1.3', topology: { pfs: [pf] }, script, ...differs });

export const legacy = (name: string, data: Readonly<Record<string, Numeral>>, writable = 8): CommandIntent =>
  command(`LEGACY_${name}`, [1, 1], data, { writable });

const self = (name: string, data: Readonly<Record<string, Numeral>> = {}) => command(name, [0, 0], data);
const toVf = (name: string, data: Readonly<Record<string, Numeral>> = {}, differs: Partial<CommandIntent> = {}) =>
  command(name, [1, 2], data, differs);
export const setCap = (id: number, bytes: string) => self('DRIVER_CAP_SET', { id, cap_specific_data: `hex:${bytes}` });
export const object = (name: string, type: number, id: number, bytes?: string) =>
  (type === 0 ? toVf : self)(`RESOURCE_OBJ_${name}`, {
    'hdr.type': type,
    'hdr.id': id,
    ...(bytes !== undefined && { resource_obj_specific_data: `hex:${bytes}` }),
  });
export const parts = (name: string, id: number, more: Readonly<Record<string, Numeral>> = {}, writable?: number) =>
  toVf(`DEV_${name}`, { 'hdr.id': id, ...more }, writable === undefined ? {} : { writable });
export const mode = (flags: number) => toVf('DEV_MODE_SET', { flags });

/** Four groups, classifiers and rules; three rules a group. */
export const FLOWS = [
  setCap(0x800, `${'04000000'}${'04000000'}${'08000000'}${'03000000'}0f020000`),
  setCap(0x801, `0100000000000000${'010000000e000000'}${'ff'.repeat(14)}`),
  setCap(0x802, '02000000000000000102'),
];
export const CLASSIFIER = `0100000000000000${'010000000e000000'}${'ff'.repeat(14)}`;
export const group = (priority: number) => `${priority.toString(16).padStart(2, '0')}00`;
const rule = (ofGroup: number, classifier: number) =>
  `0${ofGroup}000000${`0${classifier}000000`}010e0100${'00000000'}${'00'.repeat(14)}`;
const GET_OBJECT = '0000000000000000';
const SET_OBJECT = '0100000000000000';
/** DEV_FEATURES as VF 2 has them, and device_status 15. */
export const STATUS_PART = '030100000000000000000000010000000f';
export const FEATURES_PART = '00010100000000000000000010000000a3880100010000000000000000000000';

const v14 = (name: string, script: readonly ScriptLine[], pf = owner([]), differs: Partial<ClauseRun> = {}) =>
  run(name, script, pf, { dialect: 'virtio-1.4', ...differs });

const draft = (name: string, script: readonly ScriptLine[], readings: Readings = {}): ClauseRun => ({
  name,
  dialect: 'draft-2022-07',
  topology: { pfs: [pfTopology({ totalVfs: 2, features: OWNER_BITS, driverFeatures: OWNER_BITS })] },
  script,
  readings,
});

const rings = (name: string, bits: readonly number[], more: readonly ScriptLine[] = []): ClauseRun =>
  run(name, [...lines(load, query, query, query), ...more], owner(bits));
/** The same with a driver that sets WRITE on descriptors of indirect tables, which means nothing. */
const marked = (plain: ClauseRun): ClauseRun => ({ ...plain, oddly: marksTables });
const transmit = (device: 'pf0' | 'pf0/vf1' | 'pf0/vf2'): Intent => ({
  do: 'request',
  device,
  request: 'transmit',
  bytes: '00112233',
});

/** A frame that ends before its header does: the device cannot go on. */
const shortFrame: Intent = { do: 'request', device: 'pf0', request: 'buffer', queue: 1, bytes: '00' };

const VALUE = '0x100000021';

/** Runs that meet every rule that is modelled. Short ones: each mistake is made in one of them. */
export const clauseRuns: readonly ClauseRun[] = [
  draft('draft', lines(load, enable, askAttrs(), manage('assign', 2, VALUE), manage('query', 2))),
  draft('draft, too much', lines(load, enable, manage('assign', 1, '0x8100000021'))),
  draft(
    'draft, refused',
    lines(
      load,
      enable,
      manage('assign', 1, '0x8100000021'),
      { do: 'load-driver', device: 'pf0/vf1' },
      manage('assign', 1, VALUE),
      { do: 'unload-driver', device: 'pf0/vf1' },
      manage('assign', 1, VALUE),
      { ...manage('assign', 1, 1), header: { command: 7, group_id: 1, group_member_id: 1 } },
      manage('assign', 1, 1, { header: { group_id: 7, group_member_id: 1 } }),
      manage('assign', 9, 1),
      manage('assign', 1, 0),
      manage('assign', 1, '0x80'),
    ),
    { validity: 'valid-set', 'reserved-bytes': 'refused', 'short-data': 'refuse', 'beyond-vf': 'refused' },
  ),
  {
    ...draft('reviewed', lines(load, { ...enable, numVfs: 1 }, manage('assign', 1, VALUE), manage('query', 1))),
    dialect: 'draft-2022-07-reviewed',
    topology: {
      pfs: [pfTopology({ totalVfs: 1, vfDefault: { type: 'net', features: WIDE, driverFeatures: WIDE } })],
    },
  },
  run('lists', lines(load, enable, discover(1), query, unload, load, discover(1))),
  run(
    'legacy',
    lines(
      load,
      enable,
      { do: 'load-driver', device: 'pf0/vf1' },
      discover(1),
      legacy('COMMON_CFG_READ', { offset: 12 }, 10),
      legacy('COMMON_CFG_WRITE', { offset: 14, registers: 'hex:0100' }),
      legacy('COMMON_CFG_WRITE', { offset: 16, registers: 'hex:0100' }),
      legacy('DEV_CFG_READ', { offset: 0 }, 14),
      legacy('DEV_CFG_WRITE', { offset: 0, registers: 'hex:525400010203' }),
      legacy('NOTIFY_INFO', {}, 72),
    ),
  ),
  run(
    'refused',
    lines(
      load,
      query,
      enable,
      legacy('COMMON_CFG_READ', { offset: 18 }, 9),
      command('LIST_QUERY', [7, 0]),
      { ...query, header: { opcode: 0x77, group_type: 1 } },
      discover(1),
      command('LEGACY_COMMON_CFG_READ', [1, 0], { offset: 18 }, { writable: 16 }),
      command('LEGACY_COMMON_CFG_READ', [1, 9], { offset: 18 }, { writable: 16 }),
      command('LIST_USE', [1, 0], { device_admin_cmd_opcodes: '0x183' }),
      legacy('COMMON_CFG_READ', { offset: 18 }, 10),
      legacy('DEV_CFG_READ', { offset: 1 }, 32),
    ),
  ),
  run(
    'lengths',
    lines(
      load,
      enable,
      discover(1),
      rawCommand(`0000${'0100'}`, 16),
      rawCommand(`0000${'0100'}${'00'.repeat(60)}`, 64),
      { ...query, writable: 4 },
      rawCommand(`0000${'0100'}${'ff'.repeat(12)}${'00'.repeat(8)}`, 16),
      legacy('NOTIFY_INFO', {}, 80),
      legacy('NOTIFY_INFO', {}, 16),
    ),
  ),
  run(
    'resetting',
    [
      ...lines(load, enable, { do: 'load-driver', device: 'pf0/vf1' }, discover(1)),
      { intent: write('device_status', 0, 'pf0/vf1') },
      { intent: legacy('COMMON_CFG_READ', { offset: 18 }, 9), concurrent: true },
    ],
    owner([]),
    { readings: { 'member-in-reset': 'try-again' } },
  ),
  rings(
    'split',
    [],
    lines(wanted('interrupts', false), query, wanted('interrupts', true), wanted('notifications', false), query),
  ),
  rings(
    'split, EVENT_IDX',
    [EVENT_IDX],
    [...lines(wanted('interrupts', false), query, query), ...concurrent(query, query, query)],
  ),
  rings('split, INDIRECT_DESC', [INDIRECT], lines(query)),
  rings('split, IN_ORDER', [IN_ORDER], [...lines(query), ...concurrent(query, query)]),
  rings('split, both', [IN_ORDER, INDIRECT]),
  marked(rings('split, marked tables', [INDIRECT])),
  marked(rings('packed, marked tables', [PACKED, INDIRECT])),
  rings(
    'packed',
    [PACKED],
    lines(wanted('interrupts', false), query, wanted('interrupts', true), wanted('notifications', false), query),
  ),
  rings('packed, EVENT_IDX', [PACKED, EVENT_IDX], lines(wanted('notifications', true), query)),
  rings('packed, INDIRECT_DESC', [PACKED, INDIRECT]),
  rings('packed, IN_ORDER', [PACKED, IN_ORDER], [...lines(query), ...concurrent(query, query)]),
  rings('notifications of 32 bits', [NOTIFICATION_DATA]),
  rings('packed notifications of 32 bits', [PACKED, NOTIFICATION_DATA]),
  rings('notifications by number', [NOTIF_CONFIG_DATA]),
  rings('notifications of 32 bits by number', [NOTIFICATION_DATA, NOTIF_CONFIG_DATA]),
  run(
    'a virtqueue is reset',
    lines(
      load,
      query,
      { do: 'reset-queue', device: 'pf0', queue: 2 },
      { do: 'enable-queue', device: 'pf0', queue: 2 },
      query,
    ),
    owner([RING_RESET]),
  ),
  run(
    'registers',
    lines(
      load,
      write('queue_select', 9),
      write('queue_select', 2),
      write('queue_msix_vector', '0xffff'),
      query,
      write('queue_msix_vector', 9),
      write('device_status', '0x8f'),
      write('device_status', 0),
    ),
  ),
  run('a device that asks for a reset', lines(load, shortFrame)),
  run('a device that asks for a reset, unheard', lines(load, write('config_msix_vector', '0xffff'), shortFrame)),
  run(
    'legacy without addresses',
    lines(
      load,
      enable,
      command('LIST_USE', [1, 0], { device_admin_cmd_opcodes: '0x3f' }),
      legacy('COMMON_CFG_WRITE', { offset: 16, registers: 'hex:0100' }),
    ),
  ),
  run(
    'entropy',
    lines(load),
    owner([], { type: 'rng', features: featureSet([32, 37]), driverFeatures: featureSet([32, 37]), adminQueues: [] }),
  ),
  run(
    'accesses',
    lines(
      at('common', 0x16, 2, 1),
      at('common', 0x20, 4, 0x1000),
      load,
      look('device', 0, 2),
      query,
      look('isr', 0, 1),
    ),
    owner([], { build: { msixOff: true } }),
  ),
  run(
    'a disk',
    lines(load, at('device', 0x20, 1, 0)),
    owner([], { type: 'blk', features: DISK, driverFeatures: DISK, adminQueues: [] }),
  ),
  run('no vectors', lines(load, query), owner([], { build: { msixVectors: 0 } })),
  run('one vector', lines(load, query), owner([], { build: { msixVectors: 1 } })),
  run('a driver that fails', lines(load, load), owner([], { features: featureSet([0, 5]) })),
  run('a driver that is refused', lines(load), owner([]), {
    topology: { pfs: [owner([])], faults: { 'driver:pf0': 'driver-accepts-too-much' } },
  }),
  run('features', lines(load, unload, load), owner([3, 17, 20, 22, 33, 36, 57, 62, NOTIF_CONFIG_DATA])),
  run('data', lines(load, enable, { do: 'load-driver', device: 'pf0/vf1' }, transmit('pf0/vf1'), transmit('pf0'))),
  v14('youngest features', lines(load), owner([69, 70])),
  v14(
    'capabilities',
    lines(
      load,
      enable,
      discover(0),
      discover(1),
      self('CAP_ID_LIST_QUERY'),
      self('DEVICE_CAP_GET', { id: 0x800 }),
      ...FLOWS,
      object('CREATE', 0x200, 1, group(1)),
      object('CREATE', 0x201, 1, CLASSIFIER),
      object('CREATE', 0x202, 1, rule(1, 1)),
      object('QUERY', 0x202, 1),
      object('DESTROY', 0x202, 1),
      object('MODIFY', 0x200, 1, group(2)),
      object('DESTROY', 0x200, 1),
      object('DESTROY', 0x201, 1),
      object('CREATE', 0x200, 1, group(3)),
      unload,
    ),
  ),
  v14(
    'objects, refused',
    lines(
      load,
      enable,
      discover(0),
      discover(1),
      object('CREATE', 0x200, 1, group(1)),
      ...FLOWS,
      setCap(0x999, '00'),
      object('CREATE', 0x200, 1, group(1)),
      object('CREATE', 0x200, 1, group(1)),
      object('CREATE', 0x200, 2, group(1)),
      object('CREATE', 0x200, 9, group(4)),
      object('CREATE', 0x201, 0, CLASSIFIER),
      object('CREATE', 0x202, 0, rule(1, 0)),
      object('CREATE', 0x202, 1, rule(3, 0)),
      object('DESTROY', 0x200, 1),
      object('DESTROY', 0x201, 0),
      object('MODIFY', 0x200, 1, group(2)),
      object('QUERY', 0x202, 7),
      object('CREATE', 0x200, 2, group(2)),
      object('CREATE', 0x200, 3, group(3)),
      object('CREATE', 0x200, 0, group(4)),
      setCap(0x802, '00000000000000000000'),
      command('DEVICE_CAP_GET', [1, 2], { id: 0x800 }),
    ),
  ),
  v14(
    'classifiers, refused',
    lines(
      load,
      discover(0),
      setCap(0x800, `${'04000000'}${'01000000'}${'08000000'}${'03000000'}0f020000`),
      ...FLOWS.slice(1),
      object('CREATE', 0x201, 0, CLASSIFIER),
      object('CREATE', 0x201, 0, CLASSIFIER),
      object('CREATE', 0x201, 1, CLASSIFIER),
    ),
  ),
  v14(
    'parts',
    lines(
      load,
      enable,
      { do: 'load-driver', device: 'pf0/vf2' },
      discover(0),
      discover(1),
      setCap(0, '0101'),
      object('CREATE', 0, 0, GET_OBJECT),
      object('CREATE', 0, 1, SET_OBJECT),
      parts('PARTS_METADATA_GET', 0, { type: 2 }),
      parts('PARTS_GET', 0, { type: 1 }),
      parts('PARTS_GET', 0, {
        type: 0,
        hdr_list: `hex:ff01${'00'.repeat(14)}0301${'00'.repeat(14)}`,
      }),
      mode(1),
      transmit('pf0/vf2'),
      mode(1),
      parts('PARTS_SET', 1, { parts: `hex:${FEATURES_PART}${STATUS_PART}` }),
      parts('PARTS_SET', 1, { parts: `hex:${STATUS_PART}` }),
      mode(0),
      mode(0),
      mode(1),
      { do: 'flr', device: 'pf0/vf2' },
    ),
  ),
  v14(
    'parts, refused',
    lines(
      load,
      enable,
      { do: 'load-driver', device: 'pf0/vf2' },
      discover(0),
      discover(1),
      setCap(0, '0101'),
      object('CREATE', 0, 0, GET_OBJECT),
      object('CREATE', 0, 1, SET_OBJECT),
      parts('PARTS_METADATA_GET', 0, { type: 2 }, 32),
      parts('PARTS_SET', 1, { parts: `hex:${STATUS_PART}` }),
      mode(2),
      mode(1),
      parts('PARTS_SET', 1, { parts: `hex:${STATUS_PART.slice(0, 24)}0200000003${'03'}` }),
      parts('PARTS_SET', 1, { parts: `hex:${FEATURES_PART.slice(0, 32)}${'ff'.repeat(16)}` }),
      parts('PARTS_GET', 7, { type: 1 }),
    ),
  ),
  v14('a member is reset', [
    ...lines(load, enable, { do: 'load-driver', device: 'pf0/vf2' }, discover(1)),
    { intent: write('device_status', 0, 'pf0/vf2') },
    { intent: mode(1), concurrent: true },
  ]),
  v14(
    'suspend',
    lines(load, query, write('device_status', '0x1f'), write('device_status', '0x0f'), query),
    owner([SUSPEND]),
  ),
  v14(
    'suspended, and written to',
    lines(load, write('device_status', '0x1f'), write('config_msix_vector', 0)),
    owner([SUSPEND]),
  ),
  v14('lists of both groups', lines(load, enable, { do: 'load-driver', device: 'pf0/vf2' }, discover(0), discover(1))),
  v14('suspend too soon', lines(load, write('device_status', '0x1f')), owner([])),
  run('VFs go', lines(load, enable, { do: 'disable-vfs', owner: 'pf0' })),
];

const LIMIT = 3000;

interface Going {
  /** Steps that were made before. */
  readonly from?: number;
  readonly most?: number;
  readonly oddly?: Change | undefined;
  readonly how?: Schedule;
}

/** Makes steps from a world on, by the fair schedule unless another is given, until nothing is left to do. */
export const stepsFrom = (
  start: World,
  { from = 0, most = LIMIT, oddly, how = { kind: 'fair' } }: Going = {},
): StepRecord[] => {
  const records: StepRecord[] = [];
  let world = start;
  let last: Action | null = null;
  for (let made = from + 1; made <= from + most; made += 1) {
    const action = schedule(how, choicesAt(world), made, last);
    if (!action) break;
    const { world: after, events } = step(world, action);
    const plain: StepRecord = { step: made, action, key: keyOf(action), events, before: world, after };
    const record = oddly && action.actor.startsWith('driver') ? mistaken(plain, oddly) : plain;
    records.push(record);
    world = record.after;
    last = action;
  }
  return records;
};

/** All steps of a run. */
export const stepsOf = ({ dialect, topology, script, readings = {}, oddly }: ClauseRun, how?: Schedule): StepRecord[] =>
  stepsFrom(createWorld({ dialect, topology, script, readings }, createArena()), { oddly, ...(how && { how }) });

/** All steps of a run. Throws where its script does not come to its end: a line was not possible. */
export const recordsOf = (run: ClauseRun): readonly StepRecord[] => {
  const records = stepsOf(run);
  const left = records.at(-1)?.after.script ?? run.script;
  if (left.length > 0)
    throw new Error(`${run.name}: ${left.length} lines are not possible: ${JSON.stringify(left[0])}`);
  return records;
};
