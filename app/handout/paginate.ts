import type { Paper } from './args.ts';

const mm = (length: number): number => (length * 96) / 25.4;

/** Margins in millimetres; `handout.css` has the same for the printer. */
const MARGIN = { top: 18, side: 16, bottom: 18 } as const;

/** Pixels of a sheet, and of what is printed on it. */
export const sizes: Readonly<Record<Paper, { readonly width: number; readonly height: number }>> = {
  a4: { width: mm(210), height: mm(297) },
  letter: { width: mm(215.9), height: mm(279.4) },
};

/** Between two sheets on the screen. */
const GAP = 24;

/** Which sheet each block comes to, none of them cut; one that is higher than a sheet makes its sheet longer. */
export const paginate = (heights: readonly number[], first: readonly boolean[], paper: Paper) => {
  const room = sizes[paper].height - mm(MARGIN.top) - mm(MARGIN.bottom);
  const sheets: { top: number; height: number }[] = [];
  const above: number[] = [];
  let used = Number.POSITIVE_INFINITY;
  let top = -GAP;
  for (const [k, height] of heights.entries()) {
    // A rounding of the browser is no reason for another sheet.
    if (used + height > room + 0.5 || first[k]) {
      const before = sheets.at(-1);
      const rest = before ? before.height - mm(MARGIN.top) - used : 0;
      top += (before?.height ?? 0) + GAP;
      sheets.push({ top, height: sizes[paper].height });
      above.push(before ? rest + GAP + mm(MARGIN.top) : mm(MARGIN.top));
      used = 0;
    } else above.push(0);
    used += height;
    const sheet = sheets.at(-1);
    if (sheet) sheet.height = Math.max(sheet.height, mm(MARGIN.top) + used + mm(MARGIN.bottom));
  }
  return { sheets, above };
};
