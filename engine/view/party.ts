import type { DeviceId, PfId } from '../world/ids.ts';
import { parseDeviceId, pfId } from '../world/ids.ts';
import { driverState } from '../world/lookup.ts';
import { functionAt, functionCount } from '../world/topology.ts';
import type { World } from '../world/world.ts';
import type { LensInput } from './lens-there.ts';
import { deviceTitle, driverTitle } from './names.ts';

/**
 * Somebody with knowledge of their own: the driver of a function, a device with all its functions, or memory, which
 * knows nothing but its bytes.
 */
export type Party =
  | { readonly kind: 'driver'; readonly device: DeviceId; readonly title: string }
  | { readonly kind: 'device'; readonly owner: PfId; readonly title: string }
  | { readonly kind: 'memory'; readonly title: string };

const ownerOf = (device: DeviceId): PfId => pfId(parseDeviceId(device)?.pf ?? 0);

/** The VF that is shown; beside a PF its first one that has a driver, or the first one at all. Null: it has none. */
const memberOf = (world: World, device: DeviceId): DeviceId | null => {
  const owner = ownerOf(device);
  if (device !== owner) return device;
  const all = Array.from({ length: functionCount(world.topology) }, (_, place) => functionAt(world.topology, place));
  const members = all.filter(each => each.startsWith(`${owner}/`));
  return members.find(each => driverState(world, each).stage !== 'absent') ?? members[0] ?? null;
};

export const partyOf = ({ name, device, world }: Pick<LensInput, 'name' | 'device' | 'world'>): Party => {
  const { topology } = world;
  const owner = ownerOf(device);
  switch (name) {
    case 'owner-driver':
      return { kind: 'driver', device: owner, title: driverTitle(topology, owner) };
    case 'device':
      return { kind: 'device', owner, title: `the device of ${deviceTitle(topology, owner)}` };
    case 'member-driver': {
      const member = memberOf(world, device);
      // Without any member there is nobody who could know anything.
      return member
        ? { kind: 'driver', device: member, title: driverTitle(topology, member) }
        : { kind: 'memory', title: 'nobody: there is no member' };
    }
    case 'memory':
      return { kind: 'memory', title: 'guest memory' };
  }
};

/** Whether a function is the party's own. */
export const isOwn = (party: Party, device: DeviceId): boolean => {
  if (party.kind === 'driver') return party.device === device;
  return party.kind === 'device' && ownerOf(device) === party.owner;
};
