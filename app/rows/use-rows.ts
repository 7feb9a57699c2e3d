import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

interface Rows {
  /** Indexes of the rows to draw. */
  readonly shown: readonly number[];
  /** Room of those before and after them, in pixels. */
  readonly before: number;
  readonly after: number;
  readonly scrollTo: (index: number) => void;
}

/** Which rows of a long list are in view; rows are of one height. */
export const useRows = (scroller: RefObject<HTMLElement | null>, count: number, height: number, margin = 0): Rows => {
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
    scrollMargin: margin,
  });
  const items = virtualizer.getVirtualItems();
  const total = count * height;
  const first = items[0];
  const last = items.at(-1);
  return {
    shown: items.map(item => item.index),
    before: first ? first.start - margin : 0,
    after: last ? Math.max(0, total - (last.end - margin)) : 0,
    scrollTo: index => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
};
