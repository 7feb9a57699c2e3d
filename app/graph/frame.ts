import { FRAME_FOOT, FRAME_HEAD, GAP } from './sizes.ts';

/** The outline of a group: a rectangle, or an L when the owner is in it and its members reach higher or lower. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Outline as an SVG path, counted from x and y. */
  readonly path: string;
}

interface Inside {
  readonly owner: { readonly left: number; readonly top: number; readonly bottom: number } | null;
  readonly members: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
}

type Corner = readonly [x: number, y: number];

const RADIUS = 6;

/** A closed outline with rounded corners through points whose edges are all horizontal or vertical. */
const outline = (points: readonly Corner[]): string => {
  const part = (from: number, to: number) => Math.sign(to - from) * RADIUS;
  return `${points
    .map(([x, y], k) => {
      const [px, py] = points.at(k - 1)!;
      const [nx, ny] = points[(k + 1) % points.length]!;
      const [fromX, fromY, toX, toY] = [x + part(x, px), y + part(y, py), x + part(x, nx), y + part(y, ny)];
      return `${k === 0 ? 'M' : 'L'}${fromX} ${fromY}Q${x} ${y} ${toX} ${toY}`;
    })
    .join('')}Z`;
};

/** Steps smaller than this would only be crooked. */
const STEP = 3 * RADIUS;

/** The frame around the members, and around the owner when the group holds it as well. */
export const frameAround = ({ owner, members }: Inside): Frame => {
  const x = (owner?.left ?? members.left) - GAP;
  const right = members.right + GAP;
  const memberTop = members.top - FRAME_HEAD;
  const memberBottom = members.bottom + FRAME_FOOT;
  const ownerTop = owner ? owner.top - FRAME_HEAD : memberTop;
  const ownerBottom = owner ? owner.bottom + FRAME_FOOT : memberBottom;
  const y = Math.min(memberTop, ownerTop);
  const bottom = Math.max(memberBottom, ownerBottom);
  const neck = members.left - GAP / 2 - x;
  const [width, height] = [right - x, bottom - y];
  const upper: readonly Corner[] =
    ownerTop - memberTop > STEP
      ? [
          [neck, ownerTop - y],
          [neck, 0],
        ]
      : [[0, 0]];
  const lower: readonly Corner[] =
    memberBottom - ownerBottom > STEP
      ? [
          [neck, height],
          [neck, ownerBottom - y],
          [0, ownerBottom - y],
        ]
      : [[0, height]];
  const start: readonly Corner[] = upper.length > 1 ? [[0, ownerTop - y], ...upper] : upper;
  return { x, y, width, height, path: outline([...start, [width, 0], [width, height], ...lower]) };
};
