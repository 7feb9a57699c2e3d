import type { Marked } from '../../view/parts/values.ts';
import { fitted, type Paper, widthOf } from './paper.ts';

const SIZE = 11;

/** A value in monospace; one that the last step changed has a flag, a line below and what it was, as far as there is room. */
export const drawMarked = (
  paper: Paper,
  x: number,
  y: number,
  { text, was }: Marked,
  room: number,
  anchor: 'start' | 'end' = 'start',
): void => {
  if (was === undefined) {
    paper.text(x, y, text, { face: 'mono', size: SIZE, room, anchor });
    return;
  }
  const value = fitted(text, room, 'mono', SIZE);
  const width = widthOf(value, 'mono', SIZE) + 4;
  const left = anchor === 'start' ? x - 2 : x - width + 2;
  paper.box(left, y - 10, width, 13, { fill: 'changed', tint: 0.14 });
  paper.line(
    [
      [left, y + 3],
      [left + width, y + 3],
    ],
    { stroke: 'changed' },
  );
  paper.line(
    [
      [left + 4, y - 10],
      [left, y - 10],
      [left, y - 6],
    ],
    { stroke: 'changed', width: 1.5 },
  );
  paper.text(x, y, text, { face: 'mono', size: SIZE, room, anchor });
  const note = `was ${was}`;
  const left2 = left + width + 4;
  if (anchor === 'start' && widthOf(note, 'sans', 11) <= room - width) {
    paper.text(left2, y, note, { size: 11, color: 'changed' });
  }
};
