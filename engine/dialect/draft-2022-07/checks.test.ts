import { describe, expect, it } from 'vitest';
import { featureSet } from '../../num/feature-set.ts';
import type { Lab } from '../../testing/lab.ts';
import {
  askAttrs,
  createLab,
  eventsOfType,
  labOn,
  manage,
  pfTopology,
  readyLab,
  topologyOf,
} from '../../testing/lab.ts';
import { meets } from '../../testing/meets.ts';
import type { CommandIntent } from '../../world/intent.ts';
import type { Readings } from '../../world/world.ts';
import { dialectOf } from '../dialects.ts';

const dialect = dialectOf('draft-2022-07');
const every = [...dialect.commonChecks, ...dialect.commands.flatMap(({ checks }) => checks)];

const free = readyLab().world;
const idle = (): Lab => labOn(free);
const busy = (): Lab => {
  const lab = idle();
  lab.do({ do: 'load-driver', device: 'pf0/vf2' });
  return lab;
};
const reading = (readings: Readings) => (): Lab => readyLab(readings);
const without43 = (): Lab => readyLab({}, { driverFeatures: featureSet([32, 37, 41, 42]) });
/** VF 2 lacks bit 7, GUEST_TSO4, which the PF can manage. */
const poorVf = (readings: Readings) => (): Lab =>
  readyLab(readings, {
    vfs: { 2: { type: 'net', features: featureSet([0, 1, 5, 32]), driverFeatures: featureSet([0, 1, 5, 32]) } },
  });

const raw = (bytes: string): CommandIntent => ({ do: 'command', owner: 'pf0', raw: bytes, writable: 24 });
const assign = manage('assign', 2, '0x100000021');
const tso4 = manage('assign', 2, '0x100000082');
const head = '0000 0100 00000000 0200000000000000';

/** Check, what happens, the state of the world, the command, the sentence that explains it. */
const cases: readonly (readonly [string, boolean, () => Lab, CommandIntent, string])[] = [
  ['command', true, idle, assign, '0x0000 is VIRTIO_ADMIN_DEVICE_MGMT'],
  ['command', false, idle, raw('0900'), 'no command has opcode 0x0009'],
  [
    'command',
    false,
    () => readyLab({ 'mgmt-without-43': 'unknown-command' }, { driverFeatures: featureSet([32, 37, 41, 42]) }),
    assign,
    'FEATURE_63_0_MGMT was not negotiated, so opcode 0x0000 means nothing',
  ],
  ['group', true, idle, assign, 'group_id 1 is the SR-IOV group'],
  ['group', false, idle, raw('0000 0700'), 'no group has group_id 7'],
  ['member', true, idle, assign, 'group_member_id 2 is VF 2'],
  ['member', false, idle, manage('query', 9), 'there is no member 9: members are 0 to 3'],
  ['member', false, idle, raw('0000 0000 00000000 0100000000000000'), 'there is no member 1: members are 0'],
  [
    'member',
    false,
    () => {
      const lab = createLab();
      lab.do({ do: 'load-driver', device: 'pf0' });
      return lab;
    },
    assign,
    'there is no VF 2: VF Enable is clear',
  ],
  [
    'group',
    false,
    () => {
      const lab = createLab({ readings: { 'vf-enable-clear': 'invalid-group' } });
      lab.do({ do: 'load-driver', device: 'pf0' });
      return lab;
    },
    manage('query', 0),
    'the SR-IOV group does not exist: VF Enable is clear',
  ],
  [
    'member',
    false,
    reading({ 'pf-as-member-0': 'refused' }),
    manage('query', 0),
    'member 0 is the PF, which is not a managed device',
  ],
  ['operation', true, idle, assign, 'operation 1 is assign'],
  ['operation', true, idle, manage('query', 2), 'operation 2 is query'],
  ['operation', false, idle, raw(`${head} 03`), 'operation 3 is neither 1 assign nor 2 query'],
  ['operation', false, reading({ 'short-data': 'refuse' }), raw(head), 'the command ends before the operation'],
  ['resource', true, idle, assign, 'resource 0 is feature bits 0 to 63'],
  ['resource', false, idle, raw(`${head} 01 0200`), 'resource 2 is not 0, feature bits 0 to 63'],
  ['feature 43', true, idle, assign, 'FEATURE_63_0_MGMT was negotiated'],
  ['feature 43', false, without43, assign, 'FEATURE_63_0_MGMT was not negotiated'],
  ['reserved', true, reading({ 'reserved-bytes': 'refused' }), assign, 'reserved bytes are zero'],
  [
    'reserved',
    false,
    reading({ 'reserved-bytes': 'refused' }),
    raw('0000 0100 00000001 0200000000000000 02'),
    'a reserved byte is not zero',
  ],
  [
    'reserved',
    false,
    reading({ 'reserved-bytes': 'refused' }),
    raw(`${head} 02 0000 0000000000000000 0000000001`),
    'a reserved byte is not zero',
  ],
  [
    'reserved',
    false,
    reading({ 'reserved-bytes': 'refused' }),
    raw('0100 0100 00000001 0200000000000000'),
    'a reserved byte is not zero',
  ],
  ['in use', true, idle, assign, 'VF 2 is free: ACKNOWLEDGE is clear (status 0x00 reset)'],
  [
    'in use',
    false,
    busy,
    assign,
    'VF 2 is in use: ACKNOWLEDGE is set (status 0x0f ACKNOWLEDGE DRIVER FEATURES_OK DRIVER_OK)',
  ],
  ['length', true, reading({ 'short-data': 'refuse' }), assign, 'resource_val is whole: 32 of 32 bytes'],
  [
    'length',
    false,
    reading({ 'short-data': 'refuse' }),
    raw(`${head} 01 0000 21000000010000`),
    'resource_val ends at byte 27, the command at 26',
  ],
  ['zero', true, idle, manage('assign', 2, 0), 'zero can be assigned'],
  ['zero', false, reading({ 'zero-assign': 'refused' }), manage('assign', 2, 0), 'zero cannot be assigned'],
  ['valid set', true, reading({ validity: 'enforce' }), assign, 'VERSION_1 and every prerequisite are there'],
  ['valid set', false, reading({ validity: 'enforce' }), manage('assign', 2, 1), 'VERSION_1 is not there'],
  [
    'valid set',
    false,
    reading({ validity: 'enforce' }),
    manage('assign', 2, '0x100000080'),
    'GUEST_TSO4 is there without what it requires',
  ],
  ['member has them', true, poorVf({}), tso4, 'the managed device does not have 7 GUEST_TSO4'],
  ['member has them', false, poorVf({ 'beyond-vf': 'refused' }), tso4, 'the managed device does not have 7 GUEST_TSO4'],
  ['value', true, idle, assign, '0 CSUM, 5 MAC, 32 VERSION_1: all manageable'],
  ['value', false, idle, manage('assign', 2, '0x8000000000000000'), 'not manageable: 63 SPEED_DUPLEX'],
];

describe('checks of the July 2022 draft', () => {
  it.each(cases)('%s passes: %s', (check, passed, make, intent, why) => {
    const lab = make();
    const judged = eventsOfType(lab.do(intent), 'note/checked').filter(event => event.check === check);
    expect(judged).toMatchObject([{ passed, why, by: 'device:pf0/avq0' }]);
    const [found] = every.filter(({ id }) => id === check);
    expect(dialect.clauses.map(({ id }) => id)).toContain(found?.clause);
    expect(judged[0]?.clause).toBe(found?.clause);
    if (!passed) expect(lab.answers.at(-1)?.outcome?.ok).toBe(false);
  });

  it('are each seen to pass and to refuse', () => {
    const seen = (passed: boolean) => new Set(cases.filter(each => each[1] === passed).map(([check]) => check));
    const ids = new Set(every.map(({ id }) => id));
    expect(seen(true)).toEqual(ids);
    expect(seen(false)).toEqual(ids);
  });

  it('come in this order, and the first refusal ends them', () => {
    const order = (intent: CommandIntent) => eventsOfType(idle().do(intent), 'note/checked').map(({ check }) => check);
    expect(order(assign)).toEqual([
      'command',
      'group',
      'member',
      'operation',
      'resource',
      'feature 43',
      'in use',
      'value',
    ]);
    expect(order(manage('query', 2))).toEqual(['command', 'group', 'member', 'operation', 'resource', 'feature 43']);
    expect(order(askAttrs())).toEqual(['command', 'group', 'member']);
    expect(order(raw('0000 0700'))).toEqual(['command', 'group']);
  });

  it('a query is judged by no rule about changes', () => {
    const lab = busy();
    const checks = eventsOfType(lab.do(manage('query', 2, '0x8000000000000000')), 'note/checked');
    expect(checks.every(({ passed }) => passed)).toBe(true);
    expect(checks.map(({ check }) => check)).not.toContain('in use');
  });
});

describe('feature bits of the PF', () => {
  it('43 is not accepted without 42, 42 not without 41 and 37', () => {
    meets('draft-2022-07.B12');
    const negotiated = (bits: readonly number[]) => {
      const set = featureSet(bits);
      const lab = createLab({ topology: topologyOf(pfTopology({ features: set, driverFeatures: set })) });
      lab.do({ do: 'load-driver', device: 'pf0' });
      return lab.device('pf0').negotiated;
    };
    expect(negotiated([32, 37, 41, 43])).toBe(featureSet([32, 37, 41]));
    expect(negotiated([32, 41, 42, 43])).toBe(featureSet([32, 41]));
    expect(negotiated([32, 37, 42, 43])).toBe(featureSet([32, 37]));
    expect(negotiated([32, 37, 41, 42, 43])).toBe(featureSet([32, 37, 41, 42, 43]));
  });
});
