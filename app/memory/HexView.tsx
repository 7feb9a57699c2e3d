import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useRows } from '../rows/use-rows.ts';
import { actions, useApp } from '../store/app-state.ts';
import { memory as text } from '../text/memory.ts';
import { useScale } from '../ui/scale.ts';
import { bytesBetween, further } from './address.ts';
import type { Area } from './area.ts';
import { HexRow } from './HexRow.tsx';
import { leafBeside, ROW_BYTES, segmentsIn } from './segments.ts';
import { useMemoryWindow } from './use-memory-window.ts';

/** Height of a row: in the wide view the names of the fields stand below their bytes. */
const ROW = 22;
const WIDE_ROW = 44;

interface Props {
  readonly area: Area;
  /** What is to be seen: when it is another address than before, the view goes there. */
  readonly at: string | null;
  readonly wide: boolean;
}

/** The bytes of an area, 16 a row with the ruler in the middle; only the rows in view are drawn and asked for. */
export const HexView = ({ area, at, wide }: Props) => {
  const scroller = useRef<HTMLDivElement>(null);
  const height = (wide ? WIDE_ROW : ROW) * useScale();
  const rows = useRows(scroller, area.rows, height);
  useMemoryWindow(area, rows.shown);
  const row = at === null ? -1 : Math.floor(bytesBetween(area.base, at) / ROW_BYTES);
  // Only when it is another one, or else nobody could scroll away from it.
  const last = useRef(-1);
  useEffect(() => {
    if (row === last.current || row < 0 || row >= area.rows) return;
    // Not before the list has its height.
    const request = requestAnimationFrame(() => {
      last.current = row;
      if (scroller.current) bringIntoView(scroller.current, row * height, height);
    });
    return () => cancelAnimationFrame(request);
  }, [row, area.rows, height]);
  const onKeyDown = (event: KeyboardEvent) => {
    const bytes = useApp.getState().selection.bytes;
    const next = leafBeside(area.leaves, bytes && bytesBetween(area.base, bytes.at), event.key);
    if (!next) return;
    event.preventDefault();
    actions.select({ bytes: { at: next.at, size: next.size }, field: next.path });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of ranges; a fieldset cannot be laid out as rows of bytes.
    <div
      ref={scroller}
      role="group"
      aria-label={text.hexLabel(area.device)}
      // One stop for Tab; arrows go from field to field.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and its keys select.
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="min-h-0 min-w-0 flex-1 overflow-auto px-3 py-1 focus-visible:-outline-offset-2"
    >
      <div className="w-max font-mono">
        <div style={{ height: rows.before }} />
        {rows.shown.map(index => (
          <HexRow
            wide={wide}
            key={index}
            at={further(area.base, index * ROW_BYTES)}
            pieces={segmentsIn(area.leaves, index * ROW_BYTES)}
          />
        ))}
        <div style={{ height: rows.after }} />
      </div>
    </div>
  );
};

/** To the middle, unless it is in view already. */
const bringIntoView = (scroller: HTMLElement, top: number, height: number): void => {
  const { scrollTop, clientHeight } = scroller;
  if (top < scrollTop || top + height > scrollTop + clientHeight)
    scroller.scrollTop = top - (clientHeight - height) / 2;
};
