import type { Dialect } from '../dialect/dialect.ts';
import { hasBit } from '../num/feature-set.ts';
import type { FunctionState } from '../world/function-state.ts';

/** What a PF is in the words of its dialect: '' when it is not in charge of its group; and why. */
export interface Role {
  readonly role: string;
  readonly why: string;
}

const listed = (names: readonly string[]): string => names.join(', ');

/** A PF is in charge of its group once the features that the dialect asks for are negotiated. */
export const ownerRole = (dialect: Dialect, state: FunctionState): Role => {
  const { ownerFeatures, terms } = dialect;
  if (ownerFeatures.length === 0) return { role: terms.owner, why: 'by its place in the group' };
  const { negotiated } = state;
  if (negotiated === null) return { role: '', why: `not a ${terms.owner}: no features are negotiated yet` };
  const missing = ownerFeatures.filter(name => {
    const bit = dialect.features.byName.get(name)?.bit;
    return bit === undefined || !hasBit(negotiated, bit);
  });
  return missing.length === 0
    ? { role: terms.owner, why: `negotiated ${listed(ownerFeatures)}` }
    : { role: '', why: `not a ${terms.owner}: ${listed(missing)} not negotiated` };
};
