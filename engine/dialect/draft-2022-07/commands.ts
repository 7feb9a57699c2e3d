import type { AdminCommand, CommandContext, Fields } from '../../admin/command.ts';
import { listFeatures } from '../../device/feature.ts';
import type { Infer } from '../../layout/struct.ts';
import { featureSetOf, low64 } from '../../num/feature-set.ts';
import { posted } from '../../spec/source.ts';
import { deviceOf, parseDeviceId, titleOf } from '../../world/ids.ts';
import { manageableOf } from '../../world/topology.ts';
import { deviceMgmtChecks, negotiated63 } from './checks.ts';
import { features } from './features.ts';
import type { commandHeader } from './layouts.ts';
import { ASSIGN, attrsResult, deviceMgmtData, deviceMgmtResult, QUERY } from './layouts.ts';
import { rules } from './rules.ts';

/** The feature bits 0 to 63 that a managed device is configured for: what was assigned, else as the readings say. */
const current = ({ member, owner, readings }: CommandContext): bigint => {
  const { assigned = null } = member?.state.facets ?? {};
  if (assigned !== null) return low64(assigned);
  switch (readings['query-before-assign']) {
    case 'manageable':
      return low64(owner.topology.manageable);
    case 'zero':
      return 0n;
    default:
      return low64(member?.state.offered ?? featureSetOf(0n));
  }
};

/** Who a command is for, in words. */
const target = (header: Fields): string => {
  const { group_id, group_member_id } = header as Infer<typeof commandHeader>;
  if (group_id === 1) return group_member_id === 0n ? 'the PF' : `VF ${group_member_id}`;
  return group_id === 0 ? `Self member ${group_member_id}` : `member ${group_member_id} of group ${group_id}`;
};

const deviceMgmt: AdminCommand = {
  opcode: 0x0000,
  name: 'VIRTIO_ADMIN_DEVICE_MGMT',
  title: 'Assign or query the feature bits of a managed device',
  doc: 'Operation 1 assigns resource_val to the member, operation 2 returns its present value.',
  source: posted('admin commands, "VIRTIO_ADMIN_DEVICE_MGMT"'),
  data: deviceMgmtData,
  result: deviceMgmtResult,
  checks: deviceMgmtChecks,
  handle: context => {
    const { member, owner, readings, memberHardware } = context;
    const { operation, resource_val } = context.data as Infer<typeof deviceMgmtData>;
    if (operation === QUERY) {
      const value = current(context);
      const what = () => `the current value is ${listFeatures(features, featureSetOf(value))}`;
      return { ok: true, result: { resource_val: value }, events: [], applied: [{ clause: 'draft-2022-07.B7', what }] };
    }
    if (!member) throw new Error('an assign without a member passed its checks');
    const to = featureSetOf(resource_val);
    const facets = { ...member.state.facets, assigned: to };
    const vf = parseDeviceId(member.id)?.vf ?? 0;
    const offered = rules.offered(memberHardware, facets, manageableOf(owner.topology, vf), readings);
    const by = deviceOf(owner.id);
    return {
      ok: true,
      result: { resource_val },
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
      ],
    };
  },
  describe: (header, data) => {
    const { operation, resource, resource_val } = data as Infer<typeof deviceMgmtData>;
    const what = resource === 0 ? 'features' : `resource ${resource}`;
    if (operation === ASSIGN)
      return `assign ${listFeatures(features, featureSetOf(resource_val))} to ${target(header)}`;
    return operation === QUERY ? `query ${what} of ${target(header)}` : `operation ${operation} on ${target(header)}`;
  },
};

const deviceMgmtAttrs: AdminCommand = {
  opcode: 0x0001,
  name: 'VIRTIO_ADMIN_DEVICE_MGMT_ATTRS',
  title: 'Tell what can be managed',
  doc: 'Returns the feature bits that can be enabled for the managed devices.',
  source: posted('admin commands, "VIRTIO_ADMIN_DEVICE_MGMT_ATTRS"'),
  data: null,
  result: attrsResult,
  checks: [],
  handle: context => {
    const valid = negotiated63(context) || context.readings['attrs-without-43'] === 'mask-set';
    const manageable = valid ? low64(context.owner.topology.manageable) : 0n;
    const what = () =>
      valid
        ? `can be enabled: ${listFeatures(features, featureSetOf(manageable))}`
        : 'nothing can be managed: FEATURE_63_0_MGMT was not negotiated';
    return {
      ok: true,
      result: { attrs_mask: valid ? 1n : 0n, managed_device_features_63_0: manageable },
      events: [],
      applied: [{ clause: 'draft-2022-07.B2', what }],
    };
  },
  describe: () => 'ask what can be managed',
};

export const commands: readonly AdminCommand[] = [deviceMgmt, deviceMgmtAttrs];
