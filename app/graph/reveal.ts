import type { Box } from './placed.ts';

interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** How far a view has to move along one axis, so that from..to is between 0 and room; the start goes before the end. */
const shift = (from: number, to: number, room: number): number => {
  if (from < 0) return -from;
  return to > room ? -Math.min(to - room, from) : 0;
};

/** The view moved as little as is needed to see a box; the same view when it is seen already. */
export const revealing = (view: View, box: Box, width: number, height: number): View => {
  const left = box.x * view.zoom + view.x;
  const top = box.y * view.zoom + view.y;
  const x = shift(left, left + box.width * view.zoom, width);
  const y = shift(top, top + box.height * view.zoom, height);
  return x === 0 && y === 0 ? view : { ...view, x: view.x + x, y: view.y + y };
};
