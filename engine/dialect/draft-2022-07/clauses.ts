import type { Clause } from '../../spec/clause.ts';
import { ours, posted } from '../../spec/source.ts';

const implied = ours('implied by the posted text');
const choice = ours('a choice where the posted text says nothing');
const written = (where: string) => posted(where);

const rule = (
  id: string,
  actor: Clause['actor'],
  level: Clause['level'],
  text: string,
  source: Clause['source'],
  section = source.where ?? 'admin commands, "Device management"',
): Clause => ({
  id: `draft-2022-07.${id}`,
  actor,
  level,
  area: 'device-management',
  section,
  since: 'draft',
  text,
  observable: true,
  source,
});

const posted1 = written('admin commands');
const roles = written('introduction, device roles');
const recipe = written('basic facilities, "Device features management"');

/** The rules of the draft, B1 to B18, and the points it leaves open that a check decides. */
export const draftClauses: readonly Clause[] = [
  rule(
    'B1',
    'device',
    'descriptive',
    'A management device that negotiated FEATURE_63_0_MGMT can control feature bits 0 to 63 of its managed devices.',
    recipe,
  ),
  rule('B2', 'device', 'descriptive', 'ATTRS tells the feature bits that can be enabled for managed devices.', posted1),
  rule('B3', 'driver', 'MUST', 'An assigned value is a subset of managed_device_features_63_0.', posted1),
  rule(
    'B4',
    'driver',
    'descriptive',
    'Feature bits of a managed device are updated only before its own driver sets ACKNOWLEDGE.',
    recipe,
  ),
  // A recommendation to people, who may do otherwise.
  {
    ...rule(
      'B5',
      'driver',
      'SHOULD',
      'Features are best changed before the driver of the managed device is loaded.',
      recipe,
    ),
    observable: false,
  },
  rule('B6', 'device', 'descriptive', 'The result of a successful assign is the requested value.', posted1),
  rule('B7', 'device', 'descriptive', 'The result of a successful query is the current value.', posted1),
  rule('B8', 'driver', 'descriptive', 'The result of a failed command is ignored.', posted1),
  rule('B9', 'device', 'descriptive', 'All VFs of an SR-IOV type management device are managed devices.', roles),
  rule('B10', 'device', 'descriptive', 'An SR-IOV group holds at most one management device.', roles),
  rule('B11', 'device', 'descriptive', 'A management device supports both DEVICE_MGMT and DEVICE_MGMT_ATTRS.', posted1),
  rule('B12', 'device', 'MUST', 'An SR-IOV type management device offers SR_IOV_MGMT_DEVICE.', roles),
  rule(
    'B13',
    'device',
    'implied',
    'An assign to a device whose driver has set ACKNOWLEDGE ends in DEV_IN_USE.',
    implied,
  ),
  rule('B14', 'device', 'implied', 'An assign of bits that are not manageable ends in RSC_VAL_INVALID.', implied),
  rule(
    'B15',
    'device',
    'implied',
    'An unknown resource ends in RSC_UNSUPPORTED, an unknown operation in OP_UNSUPPORTED.',
    implied,
  ),
  rule('B16', 'device', 'implied', 'After a reset of the managed device features can be assigned again.', implied),
  rule(
    'B17',
    'device',
    'implied',
    'After a successful assign the managed device offers exactly the assigned low 64 bits.',
    implied,
  ),
  rule('B18', 'device', 'implied', 'Query is possible at any time.', implied),
  rule('open.1', 'device', 'choice', 'An opcode that no command has ends in status 2, unknown command.', choice),
  rule('open.5-group', 'device', 'choice', 'A group that is not there ends in status 3, invalid group.', choice),
  rule('open.5-member', 'device', 'choice', 'A member that is not there ends in status 4, invalid member.', choice),
  rule('open.10', 'device', 'choice', 'Whether the assigned bits have to be a set that a device may offer.', choice),
  rule('open.11', 'device', 'choice', 'Whether zero can be assigned.', choice),
  rule('open.15', 'device', 'choice', 'What a command with too few bytes means.', choice),
  rule('open.16', 'device', 'choice', 'Whether reserved bytes have to be zero.', choice),
  rule(
    'open.10-member',
    'device',
    'choice',
    'What assigning a manageable bit means that this one managed device does not have.',
    choice,
  ),
];
