/** Rows of a long list that are drawn: from `first` to `last`, which is -1 where there are none. */
export interface RowWindow {
  readonly first: number;
  readonly last: number;
}

/** Rows that are drawn at least above and below those in view. */
const AROUND = 4;
/** The window moves by so many at once: most rows that come into view are there already. */
const BLOCK = 8;

/** The rows around those from `top` to `bottom`, in pixels below the first one; each is `height` pixels high. */
export const rowsBetween = (top: number, bottom: number, height: number, count: number): RowWindow => ({
  first: Math.max(0, Math.min(count - 1, BLOCK * Math.floor((top / height - AROUND) / BLOCK))),
  last: Math.min(count, BLOCK * Math.ceil((bottom / height + AROUND) / BLOCK)) - 1,
});
