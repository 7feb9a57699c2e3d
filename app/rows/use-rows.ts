import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect } from 'react';

interface Rows {
  /** Indexes of the rows to draw. */
  readonly shown: readonly number[];
  /** Room of those before and after them, in pixels. */
  readonly before: number;
  readonly after: number;
}

/** Rows that are drawn above and below those in view. */
const OVERSCAN = 8;

/** Which rows of a long list are in view; rows are of one height, and start `margin` pixels below the scroller's top. */
export const useRows = (
  scroller: RefObject<HTMLElement | null> | HTMLElement | null,
  count: number,
  height: number,
  margin = 0,
): Rows => {
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => (scroller && 'current' in scroller ? scroller.current : scroller),
    estimateSize: () => height,
    paddingStart: margin,
    scrollPaddingStart: margin,
    overscan: OVERSCAN,
    // Rows are there at the first paint, before the height of the list is known.
    initialRect: { width: 0, height: 40 * height },
  });
  // It asks for the height of each row but once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it is another one.
  useLayoutEffect(() => virtualizer.measure(), [height]);
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  return {
    shown: items.map(({ index }) => index),
    before: first * height,
    after: Math.max(0, (count - 1 - last) * height),
  };
};
