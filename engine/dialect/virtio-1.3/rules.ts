import type { FeatureTable } from '../../device/feature.ts';
import type { DeviceRules } from '../../device/rules.ts';
import { featureSetOf, low64 } from '../../num/feature-set.ts';
import { noFacets } from '../../world/function-state.ts';
import { SRIOV } from './groups.ts';

/** A function offers what it has; a reset takes away what its own driver declared. */
export const rulesOf = (features: FeatureTable): DeviceRules => ({
  features,
  facetsAfter: (kind, facets, readings) => {
    if (kind === 'owner-reset') return facets;
    const stopped = facets.stopped && kind !== 'vf-enable' && readings['mode-over-reset'] === 'stays';
    return stopped ? { ...noFacets, stopped } : noFacets;
  },
  withoutMembers: (facets, readings) => {
    const { [SRIOV]: list, ...others } = facets.usedLists;
    const forgets = list !== undefined && readings['list-over-vf-enable'] === 'forgotten';
    const destroys =
      readings['objects-over-vf-enable'] === 'destroyed' && facets.objects.some(({ group }) => group === SRIOV);
    if (!forgets && !destroys) return facets;
    return {
      ...facets,
      usedLists: forgets ? others : facets.usedLists,
      objects: destroys ? facets.objects.filter(({ group }) => group !== SRIOV) : facets.objects,
    };
  },
  offered: (hardware, _facets, _manageable, readings) =>
    readings['feature-windows'] === 'two' ? featureSetOf(low64(hardware)) : hardware,
});
