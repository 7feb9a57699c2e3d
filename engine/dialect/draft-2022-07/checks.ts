import type { Check, CommandContext, Verdict } from '../../admin/command.ts';
import { pass, refuse } from '../../admin/command.ts';
import { bitsWithoutPrerequisite, featureName, listFeatures } from '../../device/feature.ts';
import { ACKNOWLEDGE, describeStatus } from '../../device/status.ts';
import type { Infer } from '../../layout/struct.ts';
import { hex } from '../../num/addr.ts';
import type { FeatureSet } from '../../num/feature-set.ts';
import { featureSetOf, hasBit, isSubset, noFeatures, union, without } from '../../num/feature-set.ts';
import type { Source } from '../../spec/source.ts';
import { ours, posted, review } from '../../spec/source.ts';
import { titleOf } from '../../world/ids.ts';
import { FEATURE_63_0_MGMT, featuresOf } from './features.ts';
import { ASSIGN, commandHeader, dataLayouts, FEATURES_63_0, QUERY } from './layouts.ts';
import type { ValueField } from './value.ts';
import { manageablePart, valueFrom } from './value.ts';
import type { Variant } from './variant.ts';

const implied = ours('implied by the posted text');
const choice = ours('a choice where the posted text says nothing');

const header = ({ header: fields }: CommandContext) => fields as Infer<typeof commandHeader>;
/** Every layout of the data has these fields. */
export interface DeviceMgmt {
  readonly operation: number;
  readonly resource: number;
  readonly resource_val: ValueField;
}
const data = ({ data: fields }: CommandContext) => fields as unknown as DeviceMgmt;

export const negotiated63 = ({ owner }: CommandContext): boolean =>
  owner.state.negotiated !== null && hasBit(owner.state.negotiated, FEATURE_63_0_MGMT);

const check = (
  id: string,
  clause: string,
  source: Source,
  judge: (context: CommandContext) => Verdict | null,
): Check => ({
  id,
  clause: `draft-2022-07.${clause}`,
  source,
  judge,
});

const ATTRS_OPCODE = 1;
const isUntargeted = ({ readings, opcode }: CommandContext): boolean =>
  opcode === ATTRS_OPCODE && readings['attrs-target'] === 'ignored';

/** Bit 43 by the name that a version has for it. */
export const name43 = (variant: Variant): string => featureName(featuresOf(variant), FEATURE_63_0_MGMT);

const commandKnown = (variant: Variant): Check =>
  check('command', 'open.1', choice, context => {
    const { command, readings } = context;
    const opcode = hex(context.opcode, 4);
    if (!command) return refuse('unknown command', () => `no command has opcode ${opcode}`);
    if (context.opcode === 0 && readings['mgmt-without-43'] === 'unknown-command' && !negotiated63(context)) {
      return refuse(
        'unknown command',
        () => `${name43(variant)} was not negotiated, so opcode ${opcode} means nothing`,
      );
    }
    return pass(() => `${opcode} is ${command.name}`);
  });

const groupKnown = check('group', 'open.5-group', choice, context => {
  if (isUntargeted(context)) return null;
  const { group, owner, readings } = context;
  const id = header(context).group_id;
  if (!group) return refuse('invalid group', () => `no group has group_id ${id}`);
  const comesWithVfs = group.name === 'SR-IOV' && readings['vf-enable-clear'] === 'invalid-group';
  return comesWithVfs && !owner.state.sriov?.vfEnable
    ? refuse('invalid group', () => 'the SR-IOV group does not exist: VF Enable is clear')
    : pass(() => `group_id ${id} is ${group.title}`);
});

const memberKnown = check('member', 'open.5-member', choice, context => {
  if (isUntargeted(context)) return null;
  const { member, group, owner, readings } = context;
  const id = header(context).group_member_id;
  if (member) {
    const isSelf = member.id === owner.id && group?.name === 'SR-IOV';
    if (isSelf && context.opcode !== ATTRS_OPCODE && readings['pf-as-member-0'] === 'refused') {
      return refuse('invalid member', () => 'member 0 is the PF, which is not a managed device');
    }
    return pass(() => `group_member_id ${id} is ${titleOf(member.id)}`);
  }
  const { sriov } = owner.state;
  if (group?.name === 'SR-IOV' && !sriov?.vfEnable) {
    return refuse('invalid member', () => `there is no VF ${id}: VF Enable is clear`);
  }
  const last = group?.name === 'SR-IOV' ? (sriov?.numVfs ?? 0) : 0;
  return refuse('invalid member', () => `there is no member ${id}: members are ${last ? `0 to ${last}` : '0'}`);
});

const selfRefused: Check = {
  id: 'not Self',
  clause: 'draft-2022-07-reviewed.R5',
  source: review('doubts that these commands make sense for the Self group'),
  judge: ({ group }) =>
    group?.name === 'Self'
      ? refuse('invalid group', () => 'the commands are not for the Self group')
      : group && pass(() => `${group.title} is not the Self group`),
};

/** The order of checks is a choice; these come before those of the command itself. */
export const commonChecksOf = (variant: Variant): readonly Check[] => [
  commandKnown(variant),
  groupKnown,
  ...(variant.self === 'refused' ? [selfRefused] : []),
  memberKnown,
];

const HEADER = commandHeader.size;

const operationKnown = check('operation', 'B15', implied, context => {
  const { operation } = data(context);
  if (context.readings['short-data'] === 'refuse' && context.readableBytes <= HEADER) {
    return refuse('VIRTIO_ADMIN_CS_OP_UNSUPPORTED', () => 'the command ends before the operation');
  }
  if (operation === ASSIGN) return pass(() => 'operation 1 is assign');
  if (operation === QUERY) return pass(() => 'operation 2 is query');
  return refuse('VIRTIO_ADMIN_CS_OP_UNSUPPORTED', () => `operation ${operation} is neither 1 assign nor 2 query`);
});

const resourceKnown = check('resource', 'B15', implied, context => {
  const { resource } = data(context);
  if (resource !== FEATURES_63_0) {
    return refuse('VIRTIO_ADMIN_CS_RSC_UNSUPPORTED', () => `resource ${resource} is not 0, feature bits 0 to 63`);
  }
  return pass(() => 'resource 0 is feature bits 0 to 63');
});

const managementNegotiated = (variant: Variant): Check =>
  check('feature 43', 'B1', posted('basic facilities, "Device features management"'), context =>
    negotiated63(context)
      ? pass(() => `${name43(variant)} was negotiated`)
      : refuse('VIRTIO_ADMIN_CS_RSC_UNSUPPORTED', () => `${name43(variant)} was not negotiated`),
  );

export const reservedZero = check('reserved', 'open.16', choice, context => {
  if (context.readings['reserved-bytes'] === 'ignored') return null;
  const used = [...Object.entries(header(context)), ...Object.entries(context.data)].some(
    ([name, bytes]) => name.startsWith('reserved') && bytes instanceof Uint8Array && bytes.some(byte => byte !== 0),
  );
  return used
    ? refuse('VIRTIO_ADMIN_CS_RSC_VAL_INVALID', () => 'a reserved byte is not zero')
    : pass(() => 'reserved bytes are zero');
});

/** Query changes nothing, so a rule about changes says nothing about it. */
const whenAssigning = (each: Check): Check => ({
  ...each,
  judge: context => (data(context).operation === ASSIGN ? each.judge(context) : null),
});

/** Whether the managed device's own driver has shown up: ACKNOWLEDGE is set. */
export const inUse = ({ member }: CommandContext): boolean => ((member?.state.status ?? 0) & ACKNOWLEDGE) !== 0;

const notInUse = check('in use', 'B4', posted('basic facilities, "Device features management"'), context => {
  const { member, judgedAtTake } = context;
  const name = member ? titleOf(member.id) : 'the member';
  const status = member?.state.status ?? 0;
  const text = `${hex(status, 2)} ${describeStatus(status)}`;
  if (judgedAtTake ?? inUse(context)) {
    const when = judgedAtTake === null ? '' : ' when the buffer was taken';
    return refuse(
      'VIRTIO_ADMIN_CS_ERR_DEV_IN_USE',
      () => `${name} is in use: ACKNOWLEDGE is set${when} (status ${text})`,
    );
  }
  return pass(() => `${name} is free: ACKNOWLEDGE is clear (status ${text})`);
});

const value = (context: CommandContext) => valueFrom(data(context).resource_val);

/** The feature bits that a managed device is configured for: what was assigned, else as the readings say. */
export const current = ({ member, owner, readings }: CommandContext): FeatureSet => {
  const { assigned = null } = member?.state.facets ?? {};
  if (assigned !== null) return assigned;
  switch (readings['query-before-assign']) {
    case 'manageable':
      return owner.topology.manageable;
    case 'zero':
      return noFeatures;
    default:
      return member?.state.offered ?? noFeatures;
  }
};

/** What an assign makes of a member: what was asked, and of words that it leaves out what they are to become. */
export const assignedTo = ({ width }: Variant, context: CommandContext): FeatureSet => {
  const given = data(context).resource_val;
  const asked = valueFrom(given);
  if (width !== 'any-bits' || context.readings['missing-words'] !== 'untouched' || typeof given === 'bigint')
    return asked;
  const from = BigInt(64 * Math.ceil(given.length / 8));
  return union(asked, featureSetOf((current(context) >> from) << from));
};

const valueWhole = (variant: Variant): Check =>
  check('length', 'open.15', choice, context => {
    if (context.readings['short-data'] === 'zero-extend') return null;
    const layout = dataLayouts[variant.layout][variant.width];
    const { resource_val } = data(context);
    const words = typeof resource_val === 'bigint' ? 1 : Math.max(1, Math.ceil(resource_val.length / 8));
    const end = HEADER + layout.offsets.resource_val + 8 * words;
    return context.readableBytes < end
      ? refuse(
          'VIRTIO_ADMIN_CS_RSC_VAL_INVALID',
          () => `resource_val ends at byte ${end}, the command at ${context.readableBytes}`,
        )
      : pass(() => `resource_val is whole: ${context.readableBytes} of ${Math.max(end, HEADER + layout.size)} bytes`);
  });

const zeroAllowed = (variant: Variant): Check =>
  check('zero', 'open.11', choice, context => {
    if (assignedTo(variant, context) !== 0n) return null;
    return context.readings['zero-assign'] === 'refused'
      ? refuse('VIRTIO_ADMIN_CS_RSC_VAL_INVALID', () => 'zero cannot be assigned')
      : pass(() => 'zero can be assigned');
  });

const validSet = (variant: Variant): Check =>
  check('valid set', 'open.10', choice, context => {
    if (context.readings.validity === 'none') return null;
    const set = assignedTo(variant, context);
    const orphan = bitsWithoutPrerequisite(featuresOf(variant), set)[0];
    if (orphan)
      return refuse('VIRTIO_ADMIN_CS_RSC_VAL_INVALID', () => `${orphan.name} is there without what it requires`);
    return hasBit(set, 32)
      ? pass(() => 'VERSION_1 and every prerequisite are there')
      : refuse('VIRTIO_ADMIN_CS_RSC_VAL_INVALID', () => 'VERSION_1 is not there');
  });

const memberHasThem = (variant: Variant): Check =>
  check('member has them', 'open.10-member', choice, context => {
    const lacking = without(value(context), context.memberHardware);
    if (lacking === 0n) return null;
    const text = `the managed device does not have ${listFeatures(featuresOf(variant), lacking)}`;
    return context.readings['beyond-vf'] === 'refused'
      ? refuse('VIRTIO_ADMIN_CS_RSC_VAL_INVALID', () => text)
      : pass(() => text);
  });

const subsetOfManageable = (variant: Variant): Check =>
  check('value', 'B3', posted('admin commands, "VIRTIO_ADMIN_DEVICE_MGMT"'), context => {
    const manageable = manageablePart(variant, context.owner.topology.manageable);
    const outside = without(value(context), manageable);
    if (isSubset(value(context), manageable))
      return pass(() => `${listFeatures(featuresOf(variant), value(context))}: all manageable`);
    return refuse(
      'VIRTIO_ADMIN_CS_RSC_VAL_INVALID',
      () => `not manageable: ${listFeatures(featuresOf(variant), outside)}`,
    );
  });

/** The checks of DEVICE_MGMT in the suggested order: operation, resource, in use, value. */
export const deviceMgmtChecks = (variant: Variant): readonly Check[] => [
  operationKnown,
  resourceKnown,
  managementNegotiated(variant),
  reservedZero,
  whenAssigning(notInUse),
  whenAssigning(valueWhole(variant)),
  whenAssigning(zeroAllowed(variant)),
  whenAssigning(validSet(variant)),
  whenAssigning(memberHasThem(variant)),
  whenAssigning(subsetOfManageable(variant)),
];
