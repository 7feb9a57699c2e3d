import { type RefObject, useEffect } from 'react';
import type { FoundView } from '../../engine/view/parts/queue.ts';
import { useScale } from '../ui/scale.ts';
import type { Lines } from './lines.ts';
import { HEAD, ROW } from './sizes.ts';

/** Where a finding is among the lines of the tables; what stands below them counts as the last line. Null: nowhere. */
const lineOf = (at: FoundView['at'], lines: Lines): number | null => {
  switch (at?.part) {
    case 'desc':
    case 'avail':
    case 'used':
      return lines.of(at.index) + (at.entry === null || !lines.isOpen(at.index) ? 0 : at.entry + 1);
    case 'avail-idx':
    case 'avail-flags':
    case 'used-idx':
      return lines.count;
    default:
      return null;
  }
};

/** Scrolls to what was found when it is found, if it is not in view. */
export const useFoundInView = (
  scroller: RefObject<HTMLElement | null>,
  found: FoundView | null,
  lines: Lines,
): void => {
  const line = lineOf(found?.at ?? null, lines);
  const scale = useScale();
  const what = found ? `${found.rule} ${found.text}` : '';
  useEffect(() => {
    const box = scroller.current;
    if (!box || line === null || what === '') return;
    const [row, head] = [ROW * scale, HEAD * scale];
    const top = line * row;
    // the head stays over the rows
    const room = box.clientHeight - head;
    if (top < box.scrollTop || top + row > box.scrollTop + room) box.scrollTop = top - Math.max(0, (room - row) / 2);
  }, [scroller, line, what, scale]);
};
