import type { FeatureBitView } from '../../engine/view/parts/features.ts';
import type { MemberNodeView } from '../../engine/view/parts/group.ts';

/** What became of a manageable bit on a member; each has a shape of its own. */
export type BitState = 'negotiated' | 'assigned' | 'offered' | 'taken' | 'none';

const has = (bits: readonly FeatureBitView[] | null, bit: number): boolean => !!bits?.some(each => each.bit === bit);

export const bitState = (member: MemberNodeView, bit: number): BitState => {
  if (has(member.negotiated, bit)) return 'negotiated';
  if (member.assigned) return has(member.assigned, bit) ? 'assigned' : 'taken';
  return has(member.offered, bit) ? 'offered' : 'none';
};
