import type { LaneView, MessageView, SequenceRow, SequenceView } from '../../view/parts/sequence.ts';
import { MARGIN } from './head.ts';
import { type Paper, widthOf } from './paper.ts';
import type { Color } from './themes.ts';

const LANE = 148;
const ROW = 22;
/** For the numbers of the steps, and for their actions beside the lanes. */
const NUMBERS = 44;

const colorOf = (side: LaneView['side']): Color =>
  side === 'driver' ? 'driver' : side === 'device' ? 'device' : side === 'operator' ? 'operator' : 'ink-3';

const isDashed = ({ kind }: MessageView): boolean => kind === 'load' || kind === 'register-read';

/** Lanes that have part in the rows that are there. */
export const lanesInUse = ({ lanes, rows }: SequenceView): SequenceView['lanes'] => {
  const used = new Set(rows.flatMap(({ messages }) => messages.slice(0, 1).flatMap(({ from, to }) => [from, to])));
  return lanes.filter(({ id }) => used.has(id));
};

export const sequenceWidth = ({ lanes }: SequenceView): number => 2 * MARGIN + NUMBERS + lanes.length * LANE;

const drawHeads = (paper: Paper, top: number, lanes: readonly LaneView[], height: number): void => {
  for (const [k, { name, part, side }] of lanes.entries()) {
    const x = MARGIN + NUMBERS + k * LANE + LANE / 2;
    paper.group(`Lane of ${part === '' ? name : `${name} ${part}`}`, () => {
      paper.line(
        [
          [x, top + 38],
          [x, top + height],
        ],
        { stroke: 'rule', ...(side === 'memory' && { dash: '2 3' }) },
      );
      paper.box(x - LANE / 2 + 6, top, LANE - 12, 38, { fill: 'surface', stroke: 'edge', radius: 3 });
      paper.box(x - LANE / 2 + 6, top, LANE - 12, 3, { fill: colorOf(side) });
      paper.text(x, top + 18, name, { face: 'bold', anchor: 'middle', room: LANE - 24 });
      paper.text(x, top + 32, part, { size: 11, face: 'mono', color: 'ink-2', anchor: 'middle', room: LANE - 24 });
    });
  }
};

/** An arrow between two lanes with its words above it, or a dot on one lane for work of its own. */
const drawMessage = (
  paper: Paper,
  y: number,
  message: MessageView,
  at: ReadonlyMap<string, number>,
  color: Color,
): void => {
  const from = at.get(message.from);
  const to = at.get(message.to);
  if (from === undefined || to === undefined) return;
  if (from === to) {
    paper.box(from - 4, y - 4, 8, 8, { fill: color });
    paper.text(from + 9, y + 4, message.label, { face: 'mono', size: 11, room: LANE - 16 });
    return;
  }
  const way = Math.sign(to - from);
  const style = { stroke: color, width: 1.5, ...(isDashed(message) && { dash: '5 3' }) };
  paper.line(
    [
      [from, y + 4],
      [to - way, y + 4],
    ],
    style,
  );
  paper.line(
    [
      [to - way * 7, y],
      [to - way, y + 4],
      [to - way * 7, y + 8],
    ],
    { stroke: color, width: 1.5 },
  );
  const middle = (from + to) / 2;
  const room = Math.abs(to - from) - 12;
  // The lanes between the two do not run through the words.
  const width = Math.min(room, widthOf(message.label, 'mono', 11)) + 6;
  if (Math.abs(to - from) > LANE) paper.box(middle - width / 2, y - 9, width, 11, { fill: 'bg' });
  paper.text(middle, y, message.label, { face: 'mono', size: 11, anchor: 'middle', room });
};

const drawRow = (
  paper: Paper,
  x: number,
  y: number,
  row: SequenceRow,
  at: ReadonlyMap<string, number>,
  { width, shown }: { readonly width: number; readonly shown: boolean },
): void => {
  const [first] = row.messages;
  const color = row.refused ? 'fault' : row.side;
  paper.group(`Step ${row.step}, ${row.actor} ${row.action}: ${row.sentence}`, () => {
    if (row.refused) paper.box(x, y, width, ROW, { fill: 'fault', tint: 0.12 });
    if (shown) paper.box(x, y, width, ROW, { stroke: 'ink', width: 1.5, radius: 3 });
    paper.text(x + 34, y + 15, `${row.step}`, { face: 'mono', size: 11, color: 'ink-2', anchor: 'end' });
    if (first) drawMessage(paper, y + 13, first, at, color);
  });
};

/** A lane for everybody who has part in the run, and a row for each of its steps. The height that it took. */
export const drawSequence = (paper: Paper, top: number, view: SequenceView, shown: number): number => {
  const { lanes, rows, total } = view;
  const at = new Map<string, number>(lanes.map(({ id }, k) => [id, MARGIN + NUMBERS + k * LANE + LANE / 2]));
  const height = 52 + rows.length * ROW;
  const width = sequenceWidth(view) - 2 * MARGIN;
  drawHeads(paper, top, lanes, height);
  for (const [k, row] of rows.entries()) {
    drawRow(paper, MARGIN, top + 48 + k * ROW, row, at, { width, shown: row.step === shown });
  }
  const bottom = top + height + 8;
  if (rows.length === total) return bottom;
  paper.text(MARGIN, bottom + 12, `${total - rows.length} more steps are not drawn.`, { color: 'ink-2' });
  return bottom + 24;
};
