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
const TAG = 4;

/** Below this width only the owners are drawn; the members are a table under them. */
export const NARROW = 560;

/** Below this height there is room for one line of features, and members are lines. */
export const LOW = 288;

/** The pane that the picture is for, and which ranges of members are open in it. */
export interface Pane {
  readonly width: number;
  readonly low?: boolean;
  readonly open: ReadonlySet<string>;
}

/** Where everything stands in a pane. Nothing is measured, so equal inputs give equal pictures. */
export const layPicture = (owners: readonly OwnerInput[], { width, low = false, open }: Pane): Picture => {
  const nodes: Placed[] = [];
  const wires: Wire[] = [];
  const edge = MARGIN + GAP;
  let bottom = MARGIN - 3 * GAP;
  let right = 0;
  for (const owner of owners) {
    const laid = layOwner(owner, { left: edge, top: bottom + 3 * GAP, width: width - 2 * edge, low, open });
    nodes.push(...laid.nodes);
    wires.push(...laid.wires);
    bottom = laid.bottom;
    right = Math.max(right, laid.right);
  }
  return { nodes, wires, width: right + MARGIN, height: bottom + MARGIN + TAG };
};
