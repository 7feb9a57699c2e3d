import type { Dialect } from '../dialect/dialect.ts';
import { hasBit } from '../num/feature-set.ts';
import type { FunctionState } from '../world/function-state.ts';
import { english, type Say } from './words/say.ts';

/** What a PF is in the words of its dialect: '' when it is not in charge of its group; and why. */
export interface Role {
  readonly role: string;
  readonly why: string;
}

const listed = (names: readonly string[]): string => names.join(', ');

/** A PF is in charge of its group once the features that the dialect asks for are negotiated. */
export const ownerRole = (dialect: Dialect, state: FunctionState, say: Say = english): Role => {
  const { ownerFeatures, terms } = dialect;
  if (ownerFeatures.length === 0) return { role: terms.owner, why: say('by its place in the group') };
  const { negotiated } = state;
  if (negotiated === null) return { role: '', why: say('not a {}: no features are negotiated yet', terms.owner) };
  const missing = ownerFeatures.filter(name => {
    const bit = dialect.features.byName.get(name)?.bit;
    return bit === undefined || !hasBit(negotiated, bit);
  });
  return missing.length === 0
    ? { role: terms.owner, why: say('negotiated {}', listed(ownerFeatures)) }
    : { role: '', why: say('not a {}: {} not negotiated', terms.owner, listed(missing)) };
};
