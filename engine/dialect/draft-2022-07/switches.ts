import { ours } from '../../spec/source.ts';
import type { Switch } from '../dialect.ts';

const open = (point: number | string) => ours(`the draft does not say: ${point}`);

type Reading = readonly [id: string, text: string];
const choice = (id: string, title: string, source: string, readings: readonly Reading[], reason: string): Switch => ({
  id,
  title,
  readings: readings.map(([reading, text]) => ({ id: reading, text })),
  byDefault: (readings[0] as Reading)[0],
  reason,
  source: open(source),
});

/** Every point that the draft leaves open and that a run can show; the first reading is the default. */
export const switches: readonly Switch[] = [
  choice(
    'attrs-target',
    'Group and member of ATTRS',
    'whether ATTRS is addressed to a group and a member',
    [
      ['checked', 'group_id and group_member_id are checked as for any command'],
      ['ignored', 'group_id and group_member_id are not looked at'],
    ],
    'One order of checks for all commands is the simplest text that explains the header.',
  ),
  choice(
    'pf-as-member-0',
    'The PF as member 0 of its own SR-IOV group',
    'what happens when the PF addresses itself',
    [
      ['addressed', 'a member like any other; its own ACKNOWLEDGE is set, so assign ends in DEV_IN_USE'],
      ['refused', 'not a managed device: invalid member'],
    ],
    'The draft lists the PF among the members and gives it id 0.',
  ),
  choice(
    'vf-enable-clear',
    'A VF while VF Enable is clear',
    'which error answers for a VF when VF Enable is clear',
    [
      ['invalid-member', 'the group is there with the PF alone: invalid member'],
      ['invalid-group', 'the group comes with VF Enable: invalid group'],
    ],
    'The PF is a member with or without VFs, so the group is never empty.',
  ),
  choice(
    'query-before-assign',
    'Query before any assign',
    'what query returns before any assign',
    [
      ['offered', 'the bits that the managed device offers now'],
      ['manageable', 'all manageable bits'],
      ['zero', 'zero'],
    ],
    'The result is the current value; what the device offers is its current configuration.',
  ),
  choice(
    'persistence',
    'Assigned bits and a reset of the managed device',
    'how long an assignment lives: reset of the managed device',
    [
      ['keep', 'the assignment survives the reset'],
      ['drop', 'the reset forgets the assignment'],
    ],
    'Every driver begins with a reset, so dropping there would make the feature useless.',
  ),
  choice(
    'persistence-flr',
    'Assigned bits and an FLR of the managed device',
    'how long an assignment lives: FLR',
    [
      ['keep', 'the assignment survives the FLR'],
      ['drop', 'the FLR forgets the assignment'],
    ],
    'A VF is commonly reset by FLR on its way to a guest, after it was provisioned.',
  ),
  choice(
    'persistence-vf-enable',
    'Assigned bits and VF Enable',
    'how long an assignment lives: VF Enable cleared and set again',
    [
      ['drop', 'a VF that is created again starts with nothing assigned'],
      ['keep', 'the VF of the same number finds its assignment again'],
    ],
    'Clearing VF Enable destroys the VFs.',
  ),
  choice(
    'persistence-owner-reset',
    'Assigned bits and a reset of the management device',
    'how long an assignment lives: reset of the PF',
    [
      ['keep', 'the assignment survives a reset of the PF'],
      ['drop', 'a reset of the PF forgets all assignments'],
    ],
    'A virtio reset of the PF leaves its SR-IOV capability and the VFs alone.',
  ),
  choice(
    'outside-manageable',
    'Bits 0 to 63 that the PF cannot manage',
    'what happens to bits outside the manageable set',
    [
      ['hidden', 'after an assign exactly the assigned low 64 bits are offered'],
      ['untouched', 'bits that cannot be managed stay offered'],
    ],
    'After a successful assign the managed device offers the assigned value.',
  ),
  choice(
    'bits-64-up',
    'Bits 64 and above',
    'what happens to bits 64 and above',
    [
      ['unchanged', 'they stay as the device offers them'],
      ['cleared', 'an assign clears them'],
    ],
    'The resource is called feature bits 0 to 63.',
  ),
  choice(
    'validity',
    'Whether the assigned bits must be a valid set to offer',
    'whether the assigned bits must form a valid combination',
    [
      ['none', 'any subset of the manageable bits'],
      ['enforce', 'VERSION_1 and every prerequisite must be there, else RSC_VAL_INVALID'],
    ],
    'The draft has no such rule.',
  ),
  choice(
    'zero-assign',
    'Assigning zero',
    'whether zero is a legal assignment',
    [
      ['allowed', 'zero is a subset like any other'],
      ['refused', 'RSC_VAL_INVALID'],
    ],
    'The empty set is a subset.',
  ),
  choice(
    'beyond-vf',
    'Manageable bits that one VF does not have',
    'what happens when the one set for all managed devices holds a bit that this one lacks',
    [
      ['masked', 'the assign succeeds; the VF offers what it has of the assigned bits'],
      ['refused', 'RSC_VAL_INVALID'],
    ],
    'A device must not offer what it could not honour, and the subset rule speaks of the manageable set alone.',
  ),
  choice(
    'attrs-without-43',
    'ATTRS without FEATURE_63_0_MGMT',
    'how attrs_mask relates to feature bit 43',
    [
      ['mask-clear', 'attrs_mask bit 0 is clear and the field is zero'],
      ['mask-set', 'the field is valid all the same'],
    ],
    'What cannot be controlled need not be announced.',
  ),
  choice(
    'acknowledge-race',
    'ACKNOWLEDGE while an assign is being processed',
    'what happens when ACKNOWLEDGE is set while an assign is being processed',
    [
      ['at-execute', 'the status counts at the moment the device executes the command'],
      ['at-take', 'the status counts at the moment the device takes the buffer'],
    ],
    'The assign takes effect when it is executed, so that is when the rule has to hold.',
  ),
  choice(
    'mgmt-without-43',
    'DEVICE_MGMT without FEATURE_63_0_MGMT',
    'which error answers when bit 43 was not negotiated',
    [
      ['resource-unsupported', 'RSC_UNSUPPORTED'],
      ['unknown-command', 'unknown command'],
    ],
    'The command exists; its one resource does not.',
  ),
  choice(
    'short-data',
    'Command specific data that is too short',
    'the smallest buffer lengths',
    [
      ['zero-extend', 'missing bytes read as zero'],
      ['refuse', 'OP_UNSUPPORTED when the operation is missing, RSC_VAL_INVALID when the value is cut'],
    ],
    'The published text made it so.',
  ),
  choice(
    'reserved-bytes',
    'Reserved bytes that are not zero',
    'what reserved fields contain',
    [
      ['ignored', 'the device does not look at them'],
      ['refused', 'RSC_VAL_INVALID'],
    ],
    'Ignoring them lets later versions use them.',
  ),
  choice(
    'missing-part',
    'A buffer without a readable or without a writable part',
    'what a buffer without one of its parts means',
    [
      ['complete-empty', 'returned with used length 0'],
      ['fault', 'the device sets DEVICE_NEEDS_RESET'],
    ],
    'Without a writable part there is no place for an error; ending the whole device for it is the harsher choice.',
  ),
];
