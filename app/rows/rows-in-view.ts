/** Rows drawn beyond those in view, and how coarsely the range moves, so that scrolling seldom draws anew. */
const BEYOND = 12;
const COARSE = 8;

/** First and last row to draw for a scroll position. They may lie beyond the end of the list. */
export const rowsInView = (
  top: number,
  visible: number,
  height: number,
): { readonly first: number; readonly last: number } => {
  const first = Math.floor(top / height / COARSE) * COARSE - BEYOND;
  const last = Math.ceil((top + visible) / height / COARSE) * COARSE + BEYOND;
  return { first: Math.max(0, first), last: Math.max(0, last) };
};
