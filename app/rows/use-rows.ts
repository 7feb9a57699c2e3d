import { type RefObject, useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { rowsInView } from './rows-in-view.ts';

interface Rows {
  /** Indexes of the rows to draw. */
  readonly shown: readonly number[];
  /** Room of those before and after them, in pixels. */
  readonly before: number;
  readonly after: number;
  /** As little as is needed. */
  readonly scrollTo: (index: number) => void;
}

/** Rows that are drawn before the height of the list is known. */
const FIRST = { first: 0, last: 40 };

/** Which rows of a long list are in view; rows are of one height, and start `margin` pixels below the scroller's top. */
export const useRows = (
  scroller: RefObject<HTMLElement | null> | HTMLElement | null,
  count: number,
  height: number,
  margin = 0,
): Rows => {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [range, setRange] = useState(FIRST);

  // The scroller may come later than whoever asks, or be another one.
  useLayoutEffect(() => {
    const now = scroller && 'current' in scroller ? scroller.current : scroller;
    if (now !== element) setElement(now);
  });

  useLayoutEffect(() => {
    if (!element) return;
    const read = () => {
      const next = rowsInView(element.scrollTop - margin, element.clientHeight, height);
      setRange(now => (now.first === next.first && now.last === next.last ? now : next));
    };
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    read();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', read);
    };
  }, [element, height, margin]);

  const scrollTo = useCallback(
    (index: number) => {
      if (!element) return;
      const top = margin + index * height;
      const below = top + height - element.clientHeight;
      if (element.scrollTop > top - margin) element.scrollTop = top - margin;
      else if (element.scrollTop < below) element.scrollTop = below;
    },
    [element, height, margin],
  );

  const last = Math.min(range.last, count - 1);
  const first = Math.max(0, Math.min(range.first, last));
  const shown = useMemo(
    () => Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => first + k),
    [first, last],
  );
  return { shown, before: first * height, after: Math.max(0, (count - 1 - last) * height), scrollTo };
};
