import type { CompareAsk, ComparedRow, ComparisonView } from '../../engine/protocol/messages.ts';
import type { StudyArgs } from '../store/study-slice.ts';

/** What the engine is asked, out of what a link holds. */
export const askOf = ({ known, left, right, sender, align }: StudyArgs): CompareAsk => ({
  ...(known !== undefined && { known }),
  ...(left !== undefined && { left }),
  ...(right !== undefined && { right }),
  ...(sender !== undefined && { sender }),
  ...(align !== undefined && { align }),
});

/** Nothing of the old comparison stays but the scenario that is compared. */
export const none = {
  known: undefined,
  left: undefined,
  right: undefined,
  sender: undefined,
  align: undefined,
  at: undefined,
  command: undefined,
  field: undefined,
} as const;

/** As if the page had just been opened: the run itself is compared. */
export const nothingChosen = { ...none, file: undefined } as const;

export type SideName = 'left' | 'right';

/** The comparison that is shown, as one of a person's own. */
export const asOwn = ({ left, right, sender }: ComparisonView) => ({
  ...none,
  left: left.text,
  right: right.text,
  sender: sender === 'each' ? undefined : sender,
});

/** The text of a side with one more reading. */
export const withReading = (text: string, id: string, reading: string): string =>
  [...text.split(',').filter(part => !part.startsWith(`${id}=`)), `${id}=${reading}`].join(',');

/** A row as a link names it: by the step of the left run, or of the right one where only that has it. */
export const writeRow = (row: ComparedRow | undefined): string | undefined =>
  row && (row.left !== null ? `left-${row.left}` : `right-${row.right}`);

/** The place of a row; null where there is no such row. */
export const readRow = (rows: readonly ComparedRow[], text: string | undefined): number | null => {
  const match = /^(left|right)-(\d{1,7})$/.exec(text ?? '');
  if (!match) return null;
  const found = rows.findIndex(row => row[match[1] as SideName] === Number(match[2]));
  return found < 0 ? null : found;
};

/** The next row in a direction; with `apart` the next one that is not the same on both sides. */
export const nextRow = (rows: readonly ComparedRow[], from: number, by: 1 | -1, apart: boolean): number => {
  for (let row = from + by; row >= 0 && row < rows.length; row += by) {
    if (!apart || rows[row]?.kind !== 'same') return row;
  }
  return from;
};
