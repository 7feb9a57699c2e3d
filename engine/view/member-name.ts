import type { AdminRules } from '../admin/rules.ts';
import type { PfId } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { deviceTitle } from './names.ts';

/** Names the function with a member id in a group, as an owner sees it; null: there is none. */
export const memberName =
  (rules: AdminRules, world: World, owner: PfId) =>
  (group: number, id: bigint): string | null => {
    const found = rules.groupTypes.find(each => each.id === group);
    const device = found?.member({ id: owner, state: deviceState(world, owner) }, id) ?? null;
    return device && deviceTitle(world.topology, device);
  };
