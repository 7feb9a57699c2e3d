import type { AdminCommand, CommandContext, Fields } from '../../admin/command.ts';
import { listFeatures } from '../../device/feature.ts';
import type { Infer } from '../../layout/struct.ts';
import { featureSetToBytes, low64, noFeatures, union } from '../../num/feature-set.ts';
import { posted } from '../../spec/source.ts';
import { deviceOf, parseDeviceId, titleOf } from '../../world/ids.ts';
import { manageableOf } from '../../world/topology.ts';
import type { DeviceMgmt } from './checks.ts';
import { assignedTo, current, deviceMgmtChecks, name43, negotiated63, reservedZero } from './checks.ts';
import { featuresOf } from './features.ts';
import type { commandHeader } from './layouts.ts';
import { ASSIGN, attrsLayouts, dataLayouts, QUERY, resultLayouts } from './layouts.ts';
import { rulesOf } from './rules.ts';
import { manageablePart, valueField, valueFrom, wholeWords, wordsFor } from './value.ts';
import type { Variant } from './variant.ts';

/** Words that an answer about a member has: those of the widest set that there is to tell. */
const wordsOf = ({ memberHardware, owner }: CommandContext): number =>
  wordsFor(union(memberHardware, owner.topology.manageable));

/** Says what became of words that an assign left out, if it did. */
const wordsLeftOut = (context: CommandContext, given: DeviceMgmt['resource_val']) => {
  if (typeof given === 'bigint' || given.length / 8 >= wordsFor(context.memberHardware)) return [];
  const stays = context.readings['missing-words'] === 'untouched';
  const what = () => `bits from ${8 * given.length} up are not in the command: they ${stays ? 'stay' : 'are cleared'}`;
  return [{ clause: 'draft-2022-07-reviewed.R9-missing', what }];
};

/** Who a command is for, in words. */
const target = (header: Fields): string => {
  const { group_id, group_member_id } = header as Infer<typeof commandHeader>;
  if (group_id === 1) return group_member_id === 0n ? 'the PF' : `VF ${group_member_id}`;
  return group_id === 0 ? `Self member ${group_member_id}` : `member ${group_member_id} of group ${group_id}`;
};

const deviceMgmt = (variant: Variant): AdminCommand => ({
  opcode: 0x0000,
  name: 'VIRTIO_ADMIN_DEVICE_MGMT',
  title: 'Assign or query the feature bits of a managed device',
  doc: 'Operation 1 assigns resource_val to the member, operation 2 returns its present value.',
  source: posted('admin commands, "VIRTIO_ADMIN_DEVICE_MGMT"'),
  data: dataLayouts[variant.layout][variant.width],
  result: variant.width === 'any-bits' ? resultLayouts['any-bits'] : resultLayouts['63_0'][variant.reserve],
  first: { operation: QUERY },
  usualData: variant.width === 'any-bits' ? 8 : 0,
  usualResult: variant.width === 'any-bits' ? 16 : 0,
  checks: deviceMgmtChecks(variant),
  handle: context => {
    const { member, owner, readings, memberHardware } = context;
    const { operation, resource_val } = context.data as unknown as DeviceMgmt;
    const features = featuresOf(variant);
    if (operation === QUERY) {
      const value = manageablePart(variant, current(context));
      const what = () => `the current value is ${listFeatures(features, value)}`;
      const result = { resource_val: valueField(variant, value, wordsOf(context)) };
      return { ok: true, result, events: [], applied: [{ clause: 'draft-2022-07.B7', what }] };
    }
    if (!member) throw new Error('an assign without a member passed its checks');
    const to = assignedTo(variant, context);
    const facets = { ...member.state.facets, assigned: to };
    const vf = parseDeviceId(member.id)?.vf ?? 0;
    const offered = rulesOf(variant).offered(memberHardware, facets, manageableOf(owner.topology, vf), readings);
    const by = deviceOf(owner.id);
    return {
      ok: true,
      result: { resource_val: wholeWords(resource_val) },
      events: [
        { type: 'features/assigned', by, device: member.id, from: member.state.facets.assigned, to },
        { type: 'features/offered', by, device: member.id, from: member.state.offered, to: offered },
      ],
      applied: [
        {
          clause: 'draft-2022-07.B17',
          what: () => `${titleOf(member.id)} now offers ${listFeatures(features, offered)}`,
        },
        { clause: 'draft-2022-07.B6', what: () => 'the result is the requested value' },
        ...wordsLeftOut(context, resource_val),
      ],
    };
  },
  describe: (header, data) => {
    const { operation, resource, resource_val } = data as unknown as DeviceMgmt;
    const what = resource === 0 ? 'features' : `resource ${resource}`;
    if (operation === ASSIGN)
      return `assign ${listFeatures(featuresOf(variant), valueFrom(resource_val))} to ${target(header)}`;
    return operation === QUERY ? `query ${what} of ${target(header)}` : `operation ${operation} on ${target(header)}`;
  },
});

const deviceMgmtAttrs = (variant: Variant): AdminCommand => ({
  opcode: 0x0001,
  name: 'VIRTIO_ADMIN_DEVICE_MGMT_ATTRS',
  title: 'Tell what can be managed',
  doc: 'Returns the feature bits that can be enabled for the managed devices.',
  source: posted('admin commands, "VIRTIO_ADMIN_DEVICE_MGMT_ATTRS"'),
  data: null,
  result: variant.width === 'any-bits' ? attrsLayouts['any-bits'] : attrsLayouts['63_0'][variant.reserve],
  usualResult: variant.width === 'any-bits' ? 24 : 0,
  checks: [reservedZero],
  handle: context => {
    const valid = negotiated63(context) || context.readings['attrs-without-43'] === 'mask-set';
    const { manageable } = context.owner.topology;
    const told = valid ? manageablePart(variant, manageable) : noFeatures;
    const what = () =>
      valid
        ? `can be enabled: ${listFeatures(featuresOf(variant), told)}`
        : `nothing can be managed: ${name43(variant)} was not negotiated`;
    const attrs_mask = valid ? 1n : 0n;
    return {
      ok: true,
      result:
        variant.width === 'any-bits'
          ? { attrs_mask, managed_device_features: featureSetToBytes(told, 8 * wordsFor(manageable)) }
          : { attrs_mask, managed_device_features_63_0: low64(told) },
      events: [],
      applied: [{ clause: 'draft-2022-07.B2', what }],
    };
  },
  describe: () => 'ask what can be managed',
});

export const commandsOf = (variant: Variant): readonly AdminCommand[] =>
  variant.stages === 'definitions' ? [] : [deviceMgmt(variant), deviceMgmtAttrs(variant)];
