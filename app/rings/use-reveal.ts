import { type RefObject, useEffect } from 'react';
import { useScale } from '../ui/scale.ts';
import { useRingHost } from './host.ts';
import type { Lines } from './lines.ts';
import { HEAD, ROW } from './sizes.ts';

/** Brings the slot that was asked for into view, a little below the head of the tables. */
export const useReveal = (
  scroller: RefObject<HTMLElement | null>,
  { of, isOpen, toggle }: Pick<Lines, 'of' | 'isOpen' | 'toggle'>,
): void => {
  const { reveal } = useRingHost();
  const scale = useScale();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that it is asked for.
  useEffect(() => {
    const element = scroller.current;
    if (!reveal || !element) return;
    if (reveal.table && !isOpen(reveal.slot)) toggle(reveal.slot);
    const row = ROW * scale;
    const top = of(reveal.slot) * row;
    const above = top < element.scrollTop;
    const below = top + HEAD * scale + row > element.scrollTop + element.clientHeight;
    if (above || below) element.scrollTo({ top: Math.max(0, top - 2 * row) });
  }, [reveal]);
};
