/** Ends of the bands, in characters; their ends on the meter are equal parts. */
export const BANDS = [2000, 8000, 32_000] as const;

/** Share of the meter, 0 to 1: each band is a third of it, whatever its length. */
export const fill = (length: number): number => {
  let from = 0;
  for (const [k, to] of BANDS.entries()) {
    if (length <= to) return (k + (length - from) / (to - from)) / BANDS.length;
    from = to;
  }
  return 1;
};
