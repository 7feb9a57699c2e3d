import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useReducer, useState } from 'react';
import { flushSync } from 'react-dom';
import { rowsAround } from './window.ts';

export interface Rows {
  /** Indexes of the rows to draw. */
  readonly shown: readonly number[];
  /** Room of those before and after them, in pixels. */
  readonly before: number;
  readonly after: number;
}

/**
 * Which rows of a long list are in view; rows are of one height, and start `margin` pixels below the scroller's top. A
 * list is rendered anew when its window moves on by a block, and not for each row, as the library's own hook does.
 */
export const useRows = (
  scroller: RefObject<HTMLElement | null> | HTMLElement | null,
  count: number,
  height: number,
  margin = 0,
): Rows => {
  const [, render] = useReducer((times: number) => times + 1, 0);
  const drawn = { first: 0, last: -1 };
  const options = {
    count,
    getScrollElement: () => (scroller && 'current' in scroller ? scroller.current : scroller),
    estimateSize: () => height,
    paddingStart: margin,
    scrollPaddingStart: margin,
    overscan: 0,
    rangeExtractor: rowsAround,
    // Rows are there at the first paint, before the height of the list is known.
    initialRect: { width: 0, height: 40 * height },
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: (changed: Virtualizer<HTMLElement, HTMLElement>) => {
      const { first, last } = windowOf(changed);
      if (first !== drawn.first || last !== drawn.last) flushSync(render);
    },
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  // It asks for the height of each row but once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it is another one.
  useLayoutEffect(() => virtualizer.measure(), [height]);

  const { first, last } = Object.assign(drawn, windowOf(virtualizer));
  return {
    shown: virtualizer.getVirtualItems().map(({ index }) => index),
    before: first * height,
    after: Math.max(0, (count - 1 - last) * height),
  };
};

const windowOf = (virtualizer: Virtualizer<HTMLElement, HTMLElement>) => {
  const rows = virtualizer.getVirtualItems();
  return { first: rows[0]?.index ?? 0, last: rows.at(-1)?.index ?? -1 };
};
