import type { Marked } from './parts/values.ts';

/** A value as text; with what it was, when the last step changed it. */
export const marked = (text: string, was: string): Marked => (text === was ? { text } : { text, was });

/** The same for a value that has yet to be written for people; equal values are never compared as text. */
export const markedBy = <T>(after: T, before: T, show: (value: T) => string): Marked =>
  Object.is(after, before) ? { text: show(after) } : marked(show(after), show(before));

/** A range of bytes, counted from the start of whatever it is in. */
export interface ByteRange {
  readonly offset: number;
  readonly size: number;
}

/** The runs of bytes in which two texts of equal length differ. */
export const changedRanges = (after: Uint8Array, before: Uint8Array): ByteRange[] => {
  const ranges: ByteRange[] = [];
  for (let at = 0; at < after.length; at++) {
    if (after[at] === before[at]) continue;
    const from = at;
    while (at < after.length && after[at] !== before[at]) at++;
    ranges.push({ offset: from, size: at - from });
  }
  return ranges;
};

/** Whether a range shares a byte with one of a list. */
export const touches = (ranges: readonly ByteRange[], offset: number, size: number): boolean =>
  ranges.some(range => range.offset < offset + size && offset < range.offset + range.size);
