import type { KeyboardEvent } from 'react';
import { labels } from '../text/labels.ts';
import { type ByteSource, bytesOf, inRange, inRanges, type Piece, type Range, spaced } from './byte-pieces.ts';

interface Props {
  readonly part: ByteSource;
  readonly piece: Piece;
  readonly large: boolean;
  readonly range: Range | null;
  readonly onSelect: ((path: string) => void) | undefined;
  /** The one that Tab reaches; arrows lead to the others. */
  readonly stop: boolean;
  readonly style: { readonly gridColumn: string; readonly gridRow: number };
}

const look =
  'flex h-5 min-w-0 border-y border-edge data-[odd=false]:bg-edge/10 data-[odd=true]:bg-edge/25 data-[first=true]:border-l data-[last=true]:border-r data-[large=true]:h-7 data-[named=false]:border-transparent data-[named=false]:bg-transparent data-[selected=true]:z-20 data-[selected=true]:bg-ink/10 data-[selected=true]:font-bold data-[selected=true]:outline-2 data-[selected=true]:outline-ink data-[selected=true]:-outline-offset-1';

/** The bytes of one field in one row. */
export const BytePiece = ({ part, piece, large, range, onSelect, stop, style }: Props) => {
  const { span, offset } = piece;
  const selected = !!range && inRange(offset, range);
  const state = {
    style,
    title: span?.path,
    'data-odd': piece.odd,
    'data-first': piece.first,
    'data-last': piece.last,
    'data-named': span !== null,
    'data-large': large,
    'data-selected': selected,
    className: look,
  };
  const cells = Array.from({ length: piece.size }, (_, k) => offset + k).map(at => (
    <span key={at} className={cellLook(at, part)}>
      {bytesOf(part.bytes, { offset: at, size: 1 })}
    </span>
  ));
  if (!span || !onSelect) return <span {...state}>{cells}</span>;
  return (
    <button
      type="button"
      {...state}
      tabIndex={stop ? 0 : -1}
      onKeyDown={moveByArrows}
      aria-label={nameOf(part, piece, span)}
      aria-pressed={selected}
      onClick={() => onSelect(span.path)}
    >
      {cells}
    </button>
  );
};

const moveByArrows = (event: KeyboardEvent<HTMLElement>): void => {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const all = [...(event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('button[data-first=true]') ?? [])];
  all[all.indexOf(event.currentTarget) + by]?.focus();
};

const nameOf = (part: ByteSource, { offset }: Piece, span: NonNullable<Piece['span']>): string =>
  [
    labels.bytes.span(span.path, span.offset, span.size, spaced(bytesOf(part.bytes, span))),
    inRanges(offset, part.changed) ? (part.changedText ?? labels.bytes.changed) : '',
    inRanges(offset, part.hatched) ? (part.unknown ? labels.unknown : labels.bytes.hatched) : '',
  ]
    .filter(Boolean)
    .join(', ');

const cellLook = (offset: number, { changed, hatched }: ByteSource): string => {
  const mark = inRanges(offset, changed) ? (inRanges(offset - 1, changed) ? 'changed-more' : 'changed-mark') : '';
  return `flex min-w-0 flex-1 items-center justify-center self-stretch ${mark} ${inRanges(offset, hatched) ? 'hatch' : ''}`;
};
