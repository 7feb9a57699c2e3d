import type { GroupType } from '../../admin/command.ts';
import { posted, reconstructed } from '../../spec/source.ts';
import { parseDeviceId, vfId } from '../../world/ids.ts';

/** Every function is member 0 of its own Self group. */
const self: GroupType = {
  id: 0,
  name: 'Self',
  title: 'the Self group',
  source: reconstructed('the excerpt gives no id for the Self group; 0 is what is left below SR-IOV'),
  member: (owner, id) => (id === 0n ? owner.id : null),
};

/** The PF is member 0, VF n is member n. */
const sriov: GroupType = {
  id: 1,
  name: 'SR-IOV',
  title: 'the SR-IOV group',
  source: posted('introduction, "Device groups"'),
  member: (owner, id) => {
    if (id === 0n) return owner.id;
    const { sriov: capability } = owner.state;
    if (!capability?.vfEnable || id > BigInt(capability.numVfs)) return null;
    return vfId(parseDeviceId(owner.id)?.pf ?? 0, Number(id));
  },
};

export const groupTypes: readonly GroupType[] = [self, sriov];
