import type { DeviceId } from '../../engine/world/ids.ts';

/** Members that are drawn as one: those from `first` to `last`, by their place in the list. */
export interface MemberRange {
  readonly id: string;
  readonly members: readonly DeviceId[];
}

/** Up to this many members are drawn one by one. */
export const FOLD_ABOVE = 24;

/** Cuts the members into ranges of 24, named by their first member, so that a range keeps its name when others come. */
export const rangesOf = (members: readonly DeviceId[]): readonly MemberRange[] => {
  const ranges: MemberRange[] = [];
  for (let from = 0; from < members.length; from += FOLD_ABOVE) {
    const part = members.slice(from, from + FOLD_ABOVE);
    ranges.push({ id: `range:${part[0]}`, members: part });
  }
  return ranges;
};
