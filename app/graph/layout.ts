import { layOwner, type OwnerInput } from './lay-owner.ts';
import type { Placed, Wire } from './placed.ts';
import { GAP, MARGIN } from './sizes.ts';

export type { OwnerInput } from './lay-owner.ts';

export interface Picture {
  readonly nodes: readonly Placed[];
  readonly wires: readonly Wire[];
  readonly width: number;
  readonly height: number;
}

/** Half of a line of words that stands on the lower edge of a frame. */
const TAG = 6;

/** Below this width only the owners are drawn; the members are a table under them. */
export const NARROW = 560;

/** Below this height there is room for one line of features, and members are lines. */
export const LOW = 288;

/** The pane that the picture is for, and which ranges of members are open in it. */
export interface Pane {
  readonly width: number;
  readonly low?: boolean;
  readonly open: ReadonlySet<string>;
  /** Several owners stand beside each other, as wide as their members need; otherwise above each other. */
  readonly beside?: boolean;
}

/** Width of an owner with its members beside another one. */
const BESIDE = 620;

/** Where everything stands in a pane. Nothing is measured, so equal inputs give equal pictures. */
export const layPicture = (
  owners: readonly OwnerInput[],
  { width, low = false, open, beside = false }: Pane,
): Picture => {
  const nodes: Placed[] = [];
  const wires: Wire[] = [];
  const edge = MARGIN + GAP;
  const row = beside && owners.length > 1;
  let [bottom, right] = [MARGIN - 3 * GAP, MARGIN - 2 * GAP];
  let lowest = bottom;
  for (const owner of owners) {
    const place = row
      ? { left: right + 3 * GAP, top: MARGIN, width: BESIDE }
      : { left: edge, top: bottom + 3 * GAP, width: width - 2 * edge };
    const laid = layOwner(owner, { ...place, low, open });
    nodes.push(...laid.nodes);
    wires.push(...laid.wires);
    bottom = laid.bottom;
    lowest = Math.max(lowest, bottom);
    right = row ? laid.right : Math.max(right, laid.right);
  }
  return { nodes, wires, width: right + MARGIN, height: lowest + MARGIN + TAG };
};
