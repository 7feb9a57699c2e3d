import { type RefObject, useLayoutEffect, useReducer, useRef } from 'react';
import { flushSync } from 'react-dom';
import { rowsBetween } from './window.ts';

interface Rows {
  /** Indexes of the rows to draw. */
  readonly shown: readonly number[];
  /** Room of those before and after them, in pixels. */
  readonly before: number;
  readonly after: number;
}

/** Pixels of the list that are in view. */
interface View {
  readonly top: number;
  readonly room: number;
}

/**
 * Which rows of a long list are in view; rows are of one height, and start `margin` pixels below the scroller's top. A
 * list is rendered anew when its window moves on by a block, and not for each row or pixel.
 */
export const useRows = (
  scroller: RefObject<HTMLElement | null> | HTMLElement | null,
  count: number,
  height: number,
  margin = 0,
): Rows => {
  const [, render] = useReducer((times: number) => times + 1, 0);
  // Rows are there at the first paint, before the height of the list is known.
  const seen = useRef<View>({ top: 0, room: 40 * height });
  const rowsIn = ({ top, room }: View) => rowsBetween(top - margin, top - margin + room, height, count);
  const { first, last } = rowsIn(seen.current);

  const drawn = useRef({ first, last, rowsIn });
  drawn.current = { first, last, rowsIn };
  const watched = useRef<{ readonly element: HTMLElement; readonly stop: () => void } | null>(null);
  // What scrolls may come after its first rows were counted, and go again.
  useLayoutEffect(() => {
    const element = scroller && 'current' in scroller ? scroller.current : scroller;
    if (element === (watched.current?.element ?? null)) return;
    watched.current?.stop();
    const see = (view: View): void => {
      seen.current = view;
      const next = drawn.current.rowsIn(view);
      if (next.first !== drawn.current.first || next.last !== drawn.current.last) flushSync(render);
    };
    watched.current = element && { element, stop: watch(element, see) };
  });
  useLayoutEffect(
    () => () => {
      watched.current?.stop();
      watched.current = null;
    },
    [],
  );

  return {
    shown: Array.from({ length: last + 1 - first }, (_, k) => first + k),
    before: first * height,
    after: Math.max(0, (count - 1 - last) * height),
  };
};

/** Tells what of a scroller is in view when it is scrolled or gets another size, before that is painted. */
const watch = (element: HTMLElement, see: (view: View) => void): (() => void) => {
  let room: number | null = null;
  const look = (): void => {
    if (room !== null) see({ top: element.scrollTop, room });
  };
  const sizes = new ResizeObserver(() => {
    room = element.clientHeight;
    look();
  });
  sizes.observe(element);
  element.addEventListener('scroll', look, { passive: true });
  return () => {
    sizes.disconnect();
    element.removeEventListener('scroll', look);
  };
};
