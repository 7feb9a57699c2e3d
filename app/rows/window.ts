import type { Range } from '@tanstack/react-virtual';

/** Rows that are drawn at least above and below those in view. */
const AROUND = 8;
/** The window moves by so many at once: most rows that come into view are there already. */
const BLOCK = 8;

/** Indexes of the rows to draw around those in view, in whole blocks. */
export const rowsAround = ({
  startIndex,
  endIndex,
  count,
}: Pick<Range, 'startIndex' | 'endIndex' | 'count'>): number[] => {
  const first = Math.max(0, BLOCK * Math.floor((startIndex - AROUND) / BLOCK));
  const end = Math.min(count, BLOCK * Math.ceil((endIndex + 1 + AROUND) / BLOCK));
  return Array.from({ length: Math.max(0, end - first) }, (_, k) => first + k);
};
