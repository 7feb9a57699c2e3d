import type { GroupType } from '../../admin/command.ts';
import { published } from '../../spec/source.ts';
import { parseDeviceId, vfId } from '../../world/ids.ts';

export const SRIOV = 1;

/** The VFs of a PF, by VF number; the PF is the owner and no member. Source: "Group types", SR-IOV (v1.3). */
export const sriovGroup: GroupType = {
  id: SRIOV,
  name: 'SR-IOV',
  title: 'the SR-IOV group',
  source: published('basic facilities, "Device groups"'),
  member: (owner, id) => {
    const { sriov } = owner.state;
    if (!sriov?.vfEnable || id < 1n || id > BigInt(sriov.numVfs)) return null;
    return vfId(parseDeviceId(owner.id)?.pf ?? 0, Number(id));
  },
};
