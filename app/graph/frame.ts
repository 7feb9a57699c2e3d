import { FRAME_FOOT, FRAME_HEAD, GAP } from './sizes.ts';

/** The outline of a group: a rectangle, or an L when the owner is in it and its members reach higher. */
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
  readonly members: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
}

const RADIUS = 6;

/** A closed outline with rounded corners through points whose edges are all horizontal or vertical. */
const outline = (points: readonly (readonly [number, number])[]): string => {
  const part = (from: number, to: number) => Math.sign(to - from) * RADIUS;
  return `${points
    .map(([x, y], k) => {
      const [px, py] = points.at(k - 1)!;
      const [nx, ny] = points[(k + 1) % points.length]!;
      return `${k === 0 ? 'M' : 'L'}${x + part(x, px)} ${y + part(y, py)}Q${x} ${y} ${x + part(x, nx)} ${y + part(y, ny)}`;
    })
    .join('')}Z`;
};

/** The frame around the members, and around the owner when the group holds it as well. */
export const frameAround = ({ owner, members }: Inside): Frame => {
  const right = members.right + GAP;
  const bottom = Math.max(members.bottom, owner?.bottom ?? 0) + FRAME_FOOT;
  const memberLeft = members.left - GAP;
  const memberTop = members.top - FRAME_HEAD;
  if (!owner) {
    const width = right - memberLeft;
    const height = bottom - memberTop;
    return {
      x: memberLeft,
      y: memberTop,
      width,
      height,
      path: outline([
        [0, 0],
        [width, 0],
        [width, height],
        [0, height],
      ]),
    };
  }
  const x = owner.left - GAP;
  const y = Math.min(memberTop, owner.top - FRAME_HEAD);
  const width = right - x;
  const height = bottom - y;
  const shoulder = owner.top - FRAME_HEAD - y;
  const neck = memberLeft + GAP / 2 - x;
  const corners: readonly (readonly [number, number])[] =
    shoulder <= 2 * RADIUS
      ? [
          [0, 0],
          [width, 0],
          [width, height],
          [0, height],
        ]
      : [
          [neck, 0],
          [width, 0],
          [width, height],
          [0, height],
          [0, shoulder],
          [neck, shoulder],
        ];
  return { x, y, width, height, path: outline(corners) };
};
