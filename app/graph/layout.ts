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

/** Where everything stands in a pane of this width. Nothing is measured, so equal inputs give equal pictures. */
export const layPicture = (owners: readonly OwnerInput[], width: number, open: ReadonlySet<string>): Picture => {
  const nodes: Placed[] = [];
  const wires: Wire[] = [];
  const edge = MARGIN + GAP;
  let bottom = MARGIN - 3 * GAP;
  let right = 0;
  for (const owner of owners) {
    const laid = layOwner(owner, edge, bottom + 3 * GAP, width - 2 * edge, open);
    nodes.push(...laid.nodes);
    wires.push(...laid.wires);
    bottom = laid.bottom;
    right = Math.max(right, laid.right);
  }
  return { nodes, wires, width: right + MARGIN, height: bottom + MARGIN + TAG };
};
