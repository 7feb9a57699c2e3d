import { type KeyboardEvent, useRef, useState } from 'react';
import type { DecodeRow, DecodeView } from '../../engine/view/decode-view.ts';
import { decode as text } from '../text/decode.ts';
import { type Piece, rowsOfPieces } from '../ui/byte-pieces.ts';
import './hex-map.css';

interface Props {
  readonly decoded: DecodeView;
  readonly columns: 8 | 16;
  /** Id of a row of the tree. */
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  /** A byte was typed. */
  readonly onType: (offset: number, hex: string) => void;
}

type Span = DecodeView['spans'][number];

/** Structs in the bytes, the outermost first; a bracket for each runs above its bytes. */
const bracketsOf = ({ rows }: DecodeView): readonly DecodeRow[] =>
  rows.filter(({ kind, size, depth }, k) => size > 0 && (kind === 'struct' || (rows[k + 1]?.depth ?? 0) > depth));

/** Bytes in rows with a ruler every 8, brackets of the structs above them and names of the fields below. */
export const HexMap = ({ decoded, columns, selected, onSelect, onType }: Props) => {
  const { bytes, spans, rows, lints } = decoded;
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const [half, setHalf] = useState('');
  const size = bytes.length / 2;
  const range = rows.find(({ id }) => id === selected);
  const odd = new Set(lints.map(({ id }) => id));
  const brackets = bracketsOf(decoded);
  const focus = (to: number) => {
    const next = Math.max(0, Math.min(size - 1, to));
    setAt(next);
    setHalf('');
    box.current?.querySelector<HTMLElement>(`[data-at="${next}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      focus(at + by);
    } else if (/^[0-9a-f]$/i.test(event.key)) {
      event.preventDefault();
      event.stopPropagation();
      if (half === '') return setHalf(event.key.toLowerCase());
      onType(at, half + event.key.toLowerCase());
      focus(at + 1);
    } else if (event.key === 'Escape') setHalf('');
  };
  const select = (offset: number, span: Span | null) => {
    setAt(offset);
    setHalf('');
    if (span) onSelect(span.path);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of bytes; a fieldset cannot be a grid in every browser.
    <div
      ref={box}
      role="group"
      aria-label={text.map}
      data-columns={columns}
      onKeyDown={onKeyDown}
      className="hex-map font-mono"
    >
      {rowsOfPieces(spans, size, columns).map(pieces => (
        <Row
          key={pieces[0]?.offset}
          {...{ pieces, columns, brackets, bytes, range, odd, at, half, select, largest: size }}
          depths={depthsIn(brackets, pieces[0]?.offset ?? 0, columns)}
        />
      ))}
    </div>
  );
};

/** Depths of the brackets that touch a row, so that rows without any stay low. */
const depthsIn = (brackets: readonly DecodeRow[], from: number, columns: number): readonly number[] => {
  const inRow = brackets.filter(({ offset, size }) => offset < from + columns && offset + size > from);
  return [...new Set(inRow.map(({ depth }) => depth))].sort((a, b) => a - b);
};

interface RowProps {
  readonly pieces: readonly Piece<Span>[];
  readonly columns: number;
  readonly brackets: readonly DecodeRow[];
  readonly depths: readonly number[];
  readonly bytes: string;
  readonly range: DecodeRow | undefined;
  readonly odd: ReadonlySet<string | null>;
  readonly at: number;
  readonly half: string;
  readonly select: (offset: number, span: Span | null) => void;
  readonly largest: number;
}

const Row = ({ pieces, columns, brackets, depths, range, odd, ...rest }: RowProps) => {
  const from = pieces[0]?.offset ?? 0;
  return (
    <>
      {depths.map(depth => (
        <Brackets key={depth} {...{ brackets, depth, from, columns }} />
      ))}
      <span style={{ gridColumn: 1 }} className="self-center whitespace-nowrap pr-2.5 text-ink-3 text-t1">
        {from.toString(16).padStart(2, '0')}
      </span>
      {pieces.flatMap(piece =>
        Array.from({ length: piece.size }, (_, k) => piece.offset + k).map(offset => (
          <Cell key={offset} {...{ piece, offset, columns, range, ...rest }} />
        )),
      )}
      {pieces.map(piece => (
        <Below key={piece.offset} {...{ piece, columns, flagged: odd.has(piece.span?.path ?? '') }} />
      ))}
    </>
  );
};

const columnOf = (offset: number, columns: number): number => (offset % columns) + 2;

interface BracketProps {
  readonly brackets: readonly DecodeRow[];
  readonly depth: number;
  readonly from: number;
  readonly columns: number;
}

/** A line above the bytes of each struct of one depth; what the text does not have is dashed. */
const Brackets = ({ brackets, depth, from, columns }: BracketProps) => {
  const end = from + columns;
  return (
    <>
      <i aria-hidden style={{ gridColumn: 1 }} />
      {brackets
        .filter(each => each.depth === depth && each.offset < end && each.offset + each.size > from)
        .map(({ id, name, offset, size, source }) => {
          const first = Math.max(offset, from);
          const last = Math.min(offset + size, end);
          return (
            <i
              key={id}
              aria-hidden
              title={name}
              data-kind={source.kind}
              data-first={offset >= from}
              data-last={offset + size <= end}
              style={{ gridColumn: `${columnOf(first, columns)} / span ${last - first}` }}
              className="hex-bracket"
            />
          );
        })}
      <i aria-hidden style={{ gridColumn: '1 / -1' }} />
    </>
  );
};

interface CellProps extends Pick<RowProps, 'columns' | 'range' | 'bytes' | 'at' | 'half' | 'select'> {
  readonly piece: Piece<Span>;
  readonly offset: number;
}

const Cell = ({ piece, offset, columns, range, bytes, at, half, select }: CellProps) => {
  const { span, odd } = piece;
  const hex = bytes.slice(offset * 2, offset * 2 + 2);
  const typing = at === offset && half !== '';
  return (
    <button
      type="button"
      data-at={offset}
      data-odd={odd}
      data-named={span !== null}
      data-first={piece.first && offset === piece.offset}
      data-last={piece.last && offset === piece.offset + piece.size - 1}
      data-selected={!!range && offset >= range.offset && offset < range.offset + range.size}
      data-ruler={columns === 16 && offset % 16 === 8}
      tabIndex={at === offset ? 0 : -1}
      title={span?.name}
      aria-label={text.byte(offset, hex, span?.name ?? text.noField)}
      onClick={() => select(offset, span)}
      style={{ gridColumn: columnOf(offset, columns) }}
      className="hex-cell"
    >
      {typing ? `${half}_` : hex}
    </button>
  );
};

interface BelowProps {
  readonly piece: Piece<Span>;
  readonly columns: number;
  readonly flagged: boolean;
}

/** Offset and name below the first byte of a field. What a finding is about is bold, and red. */
const Below = ({ piece, columns, flagged }: BelowProps) => {
  const { span, offset, size, first } = piece;
  return (
    <span
      aria-hidden
      data-flagged={flagged}
      style={{ gridColumn: `${columnOf(offset, columns)} / span ${size}` }}
      className="h-5 min-w-0 truncate pl-0.5 text-ink-3 text-t1 leading-4 data-[flagged=true]:font-semibold data-[flagged=true]:text-fault"
    >
      {span && first ? `${offset} ${span.name}` : ''}
    </span>
  );
};
