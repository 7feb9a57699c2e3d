import { layOwner, type OwnerInput } from './lay-owner.ts';
import type { Density, Placed, Wire } from './placed.ts';
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

/** Below this width only the owners are drawn where not everything fits; the members are a table under them. */
const NARROW = 560;

/** Below this height what does not fit is at least drawn as low as it can be. */
const LOW = 288;

/** Smaller than this, words are hard to read: rather pan. */
export const LEAST = 0.92;

/** The pane that the picture is for, and which ranges of members are open in it. */
export interface Pane {
  readonly width: number;
  readonly density?: Density;
  readonly slim?: boolean;
  readonly open: ReadonlySet<string>;
  /** Several owners stand beside each other, as wide as their members need; otherwise above each other. */
  readonly beside?: boolean;
}

/** Width of an owner with its members beside another one. */
const BESIDE = 620;

/** Where everything stands in a pane. Nothing is measured, so equal inputs give equal pictures. */
export const layPicture = (
  owners: readonly OwnerInput[],
  { width, density = 'full', slim = false, open, beside = false }: Pane,
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
    const laid = layOwner(owner, { ...place, density, slim, open });
    nodes.push(...laid.nodes);
    wires.push(...laid.wires);
    bottom = laid.bottom;
    lowest = Math.max(lowest, bottom);
    right = row ? laid.right : Math.max(right, laid.right);
  }
  return { nodes, wires, width: right + MARGIN, height: lowest + MARGIN + TAG };
};

type Arrangement = Required<Pick<Pane, 'density' | 'slim'>>;

/** From what tells most to what takes least room. */
const arrangements: readonly Arrangement[] = [
  { density: 'full', slim: false },
  { density: 'low', slim: false },
  { density: 'low', slim: true },
  { density: 'flat', slim: false },
  { density: 'flat', slim: true },
];

/** Whether all of a picture is in view, so small at most. */
const fitsAt = (
  zoom: number,
  owners: readonly OwnerInput[],
  { width, height }: { readonly width: number; readonly height: number },
  arrangement: Arrangement,
): boolean => {
  const picture = layPicture(owners, { width, ...arrangement, open: none });
  return picture.width * zoom <= width && picture.height * zoom <= height;
};

interface Whole {
  readonly width: number;
  readonly height: number;
  /** How much larger the type of the page is. */
  readonly scale: number;
  /** All of it is in view, whatever that makes of its words. */
  readonly whole: boolean;
}

/**
 * The most telling way to draw the owners so that all of them are in view in a pane, as long as no range of members is
 * opened: rather with less in it than with smaller words. Null: only the owners fit, and their members are a table below.
 */
export const arrange = (owners: readonly OwnerInput[], { scale, whole, ...pane }: Whole): Arrangement | null => {
  if (!whole) {
    for (const zoom of [Math.max(LEAST, 1 / scale), LEAST]) {
      const fitting = arrangements.find(each => fitsAt(zoom, owners, pane, each));
      if (fitting) return fitting;
    }
  }
  if (pane.width < NARROW) return null;
  const density = pane.height === 0 || pane.height >= LOW ? 'full' : whole ? 'low' : 'flat';
  return { density, slim: false };
};

const none: ReadonlySet<string> = new Set();
