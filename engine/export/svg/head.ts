import type { MomentView } from '../../view/parts/moment.ts';
import type { RunView } from '../../view/parts/run.ts';
import { type Paper, wrapped } from './paper.ts';

/** Margin around a drawing. */
export const MARGIN = 24;
/** Characters of a sentence on a line of 100 pixels. */
const PER_100 = 15;

/** What is drawn, where in which run: title, place, and the step as a sentence. The height that it took. */
export const drawHead = (paper: Paper, run: RunView, moment: MomentView | null, width: number): number => {
  const room = width - 2 * MARGIN;
  paper.text(MARGIN, MARGIN + 14, run.title, { face: 'bold', size: 16, room });
  const place = run.step === 0 ? 'before the first step' : `step ${run.step} of ${run.end}`;
  paper.text(MARGIN, MARGIN + 33, `${run.dialect.title} · ${place} · digest ${run.digest}`, { color: 'ink-2', room });
  let y = MARGIN + 56;
  const sentence = moment?.sentence ?? run.summary;
  const indent = moment ? 16 : 0;
  if (moment) {
    const role = moment.refused ? 'fault' : moment.side;
    paper.glyph(MARGIN, y - 9.5, role);
    paper.text(MARGIN + indent, y, `${moment.actor} ${moment.action}`, {
      face: 'mono',
      size: 11,
      color: 'ink-2',
      room,
    });
    y += 17;
  }
  for (const line of wrapped(sentence, Math.floor(((room - indent) * PER_100) / 100))) {
    paper.text(MARGIN + indent, y, line, { face: moment ? 'bold' : 'sans', size: 13 });
    y += 17;
  }
  paper.line(
    [
      [MARGIN, y - 3],
      [width - MARGIN, y - 3],
    ],
    { stroke: 'hair' },
  );
  return y + 14;
};

/** Where a drawing comes from, and what its signs mean. The height of the whole. */
export const drawFoot = (paper: Paper, y: number, key: readonly string[]): number => {
  paper.text(MARGIN, y + 12, ['Ringside', ...key].join(' · '), { size: 11, color: 'ink-3' });
  return y + 12 + MARGIN;
};
