import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { byteLab as text } from '../text/byte-lab.ts';
import type { Cell } from './cells.ts';
import './byte-lab.css';

interface Props {
  readonly label: string;
  /** Name of the handle, and what it stands at in words. */
  readonly handle: string;
  readonly valueText: string;
  readonly cells: readonly Cell[];
  readonly length: number;
  /** The length that nothing is missing from. */
  readonly natural: number;
  readonly cuts: readonly number[];
  readonly chosen: number;
  readonly onChoose: (at: number) => void;
  readonly onLength: (length: number) => void;
  /** A byte was typed; without it bytes cannot be. */
  readonly onType?: (at: number, hex: string) => void;
}

const ROW = 8;

/** Bytes in rows of 8, which is where the rulers are, with a handle at the end of the part. */
export const ByteCells = ({ label, cells, length, cuts, chosen, onChoose, onType, ...handle }: Props) => {
  const box = useRef<HTMLDivElement>(null);
  const [half, setHalf] = useState('');
  const focus = (to: number) => {
    const next = Math.max(0, Math.min(cells.length - 1, to));
    box.current?.querySelector<HTMLElement>(`[data-at="${next}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: ROW, ArrowUp: -ROW }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      focus(chosen + by);
    } else if (onType && /^[0-9a-f]$/i.test(event.key)) {
      event.preventDefault();
      event.stopPropagation();
      if (half === '') return setHalf(event.key.toLowerCase());
      onType(chosen, half + event.key.toLowerCase());
      focus(chosen + 1);
    } else if (event.key === 'Escape') setHalf('');
  };
  const places = (at: number) => ({ gridColumn: (at % ROW) + 2, gridRow: Math.floor(at / ROW) * 2 + 1 });
  return (
    <div className="max-h-80 overflow-y-auto">
      {/* biome-ignore lint/a11y/useSemanticElements: a group of bytes; a fieldset cannot be a grid in every browser. */}
      <div ref={box} role="group" aria-label={label} className="byte-lab font-mono">
        {cells.map(cell => (
          <button
            key={cell.at}
            type="button"
            data-at={cell.at}
            data-kind={cell.kind}
            data-odd={cell.odd}
            data-cut={cuts.includes(cell.at)}
            data-chosen={cell.at === chosen}
            tabIndex={cell.at === chosen ? 0 : -1}
            aria-label={text.byte(cell.at, cell.hex, nameOf(cell))}
            title={nameOf(cell)}
            // Safari gives no focus to a button that is clicked.
            onClick={({ currentTarget }) => currentTarget.focus()}
            onFocus={() => {
              setHalf('');
              onChoose(cell.at);
            }}
            onKeyDown={onKeyDown}
            style={places(cell.at)}
            className="byte-lab-cell"
          >
            {half !== '' && cell.at === chosen ? `${half}_` : cell.hex}
          </button>
        ))}
        {cells
          .filter(({ at }) => at % ROW === 0)
          .map(({ at }) => (
            <span key={at} style={{ ...places(at), gridColumn: 1 }} className="self-center pr-2 text-ink-3 text-t1">
              {at}
            </span>
          ))}
        {cells
          .filter(({ at, first, field }) => first || (at % ROW === 0 && field !== ''))
          .map(cell => (
            <Below key={cell.at} cell={cell} cells={cells} />
          ))}
        <Handle {...handle} cells={cells} length={length} box={box} />
      </div>
    </div>
  );
};

const nameOf = ({ kind, field }: Cell): string =>
  kind === 'there' ? field || text.kinds.there : [field, text.kinds[kind]].filter(Boolean).join(', ');

/** Name below the first byte of a field; what goes on over a ruler has an arrow, and is red where a rule minds. */
const Below = ({ cell, cells }: { readonly cell: Cell; readonly cells: readonly Cell[] }) => {
  const { at, field, first, flagged } = cell;
  const rest = ROW - (at % ROW);
  let size = 1;
  while (size < rest && cells[at + size]?.field === field && !cells[at + size]?.first) size += 1;
  return (
    <span
      aria-hidden
      data-flagged={flagged}
      style={{ gridColumn: `${(at % ROW) + 2} / span ${size}`, gridRow: Math.floor(at / ROW) * 2 + 2 }}
      className="min-w-0 truncate pb-0.5 pl-0.5 text-ink-3 text-t1 leading-4 data-[flagged=true]:font-semibold data-[flagged=true]:text-fault"
    >
      {first ? field : `… ${field}`}
    </span>
  );
};

interface HandleProps extends Pick<Props, 'handle' | 'valueText' | 'cells' | 'length' | 'natural' | 'onLength'> {
  readonly box: React.RefObject<HTMLDivElement | null>;
}

/** The end of the part: drawn by pointer, moved by arrows; by 8 with page keys, to nothing and to all with Home and End. */
const Handle = ({ handle, valueText, cells, length, natural, onLength, box }: HandleProps) => {
  const [drawn, setDrawn] = useState(false);
  const most = cells.length;
  const to = (next: number) => {
    const length = Math.max(0, Math.min(most, next));
    onLength(length);
  };
  const keys: Readonly<Record<string, number>> = {
    ArrowRight: length + 1,
    ArrowUp: length + 1,
    ArrowLeft: length - 1,
    ArrowDown: length - 1,
    PageUp: length + ROW,
    PageDown: length - ROW,
    Home: 0,
    End: natural,
  };
  /** The length that ends nearest to a point: the row under it, then the cells whose middle is left of it. */
  const lengthAt = ({ clientX, clientY }: PointerEvent): number => {
    const places = [...(box.current?.querySelectorAll<HTMLElement>('[data-at]') ?? [])].map(each => ({
      at: Number(each.dataset.at),
      rect: each.getBoundingClientRect(),
    }));
    const row = places.findLast(({ at, rect }) => at % ROW === 0 && rect.top <= clientY)?.at ?? 0;
    return (
      row + places.filter(({ at, rect }) => at >= row && at < row + ROW && rect.left + rect.width / 2 < clientX).length
    );
  };
  const last = Math.max(0, length - 1);
  return (
    <span
      role="slider"
      tabIndex={0}
      aria-label={handle}
      aria-valuemin={0}
      aria-valuemax={most}
      aria-valuenow={length}
      aria-valuetext={valueText}
      data-start={length === 0}
      data-drawn={drawn}
      onKeyDown={event => {
        const next = keys[event.key];
        if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        event.stopPropagation();
        to(next);
      }}
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrawn(true);
      }}
      onPointerMove={event => {
        if (!drawn) return;
        const next = lengthAt(event);
        if (next !== length) to(next);
      }}
      onPointerUp={() => setDrawn(false)}
      onPointerCancel={() => setDrawn(false)}
      style={{ gridColumn: (last % ROW) + 2, gridRow: Math.floor(last / ROW) * 2 + 1 }}
      className="byte-lab-handle"
    />
  );
};
