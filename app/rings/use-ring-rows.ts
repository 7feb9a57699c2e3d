import { useRef } from 'react';
import type { RingsView } from '../../engine/view/parts/rings.ts';
import { useRows } from '../rows/use-rows.ts';
import { useScale } from '../ui/scale.ts';
import { useLines } from './lines.ts';
import { HEAD, ROW } from './sizes.ts';
import { useFoundInView } from './use-found-in-view.ts';
import { useReveal } from './use-reveal.ts';
import { useRingWindow } from './use-ring-window.ts';

/** The lines of a virtqueue, those of them that are drawn, and what scrolls them; `sent`: how many slots there are in `view`. */
export const useRingRows = (view: RingsView, sent: number) => {
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useLines(view);
  const scale = useScale();
  const rows = useRows(scroller, lines.count, ROW * scale, HEAD * scale);
  useReveal(scroller, lines);
  useRingWindow(
    view,
    sent,
    rows.shown.map(line => lines.at(line).slot),
  );
  useFoundInView(scroller, view.found, lines);
  return { scroller, lines, rows };
};
