import { useEffect, useRef } from 'react';
import { useApp } from '../store/app-state.ts';
import { useTalk } from './talk-store.ts';

/** Room around a thing, and half the size of the circle that follows the pointer, as parts of the height. */
const AROUND = 0.012;
const RADIUS = 0.16;

/** Dims everything but a circle that follows the pointer, or the thing that has the focus or is selected. */
export const Spotlight = () => {
  const on = useTalk(state => state.spotlight);
  return on && <Spot />;
};

/** Where the pointer was last; before that, the middle. */
let pointer = { x: innerWidth / 2, y: innerHeight / 2 };
addEventListener('pointermove', ({ clientX, clientY }) => {
  pointer = { x: clientX, y: clientY };
});

const Spot = () => {
  const spot = useRef<HTMLDivElement>(null);
  const selection = useApp(state => state.selection);
  const view = useTalk(state => state.view);
  const step = useApp(state => state.run.run?.step);
  useEffect(() => {
    const toPointer = (): void => put(spot.current, aroundPointer(), true);
    const toFocus = ({ target }: FocusEvent): void => {
      if (target instanceof Element && target.matches(':focus-visible')) put(spot.current, boxOf(target), false);
    };
    toPointer();
    addEventListener('pointermove', toPointer);
    addEventListener('focusin', toFocus);
    return () => {
      removeEventListener('pointermove', toPointer);
      removeEventListener('focusin', toFocus);
    };
  }, []);
  const { subject } = selection;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is selected may stand elsewhere then.
  useEffect(() => {
    const selected = subject && (document.querySelector(FUNCTION) ?? document.querySelector(SELECTED));
    if (selected) put(spot.current, boxOf(selected), false);
  }, [selection, view, step]);
  return (
    <div aria-hidden className="stage-dim">
      <div ref={spot} className="stage-spot" />
    </div>
  );
};

/** A function that is selected, not its driver; or whatever else is. */
const FUNCTION = '.stage-picture [aria-pressed=true][data-related=false]';
const SELECTED = '.stage-picture [aria-pressed=true], .stage-picture [data-selected=true]';

const aroundPointer = (): Box => {
  const radius = RADIUS * innerHeight;
  return { x: pointer.x - radius, y: pointer.y - radius, width: 2 * radius, height: 2 * radius };
};

type Box = Pick<DOMRect, 'x' | 'y' | 'width' | 'height'>;

/** Where a thing stands: a button of the picture stands for the whole node that it is in. */
const boxOf = (thing: Element): Box => {
  const { x, y, width, height } = (thing.closest('article') ?? thing).getBoundingClientRect();
  const around = AROUND * innerHeight;
  return { x: x - around, y: y - around, width: width + 2 * around, height: height + 2 * around };
};

const put = (spot: HTMLElement | null, { x, y, width, height }: Box, round: boolean): void => {
  if (!spot) return;
  spot.style.transform = `translate(${x}px, ${y}px)`;
  spot.style.width = `${width}px`;
  spot.style.height = `${height}px`;
  spot.dataset.round = `${round}`;
};
