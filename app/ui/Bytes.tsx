import { memo, useMemo } from 'react';
import { labels } from '../text/labels.ts';
import { BytePiece } from './BytePiece.tsx';
import { type ByteSource, type Piece, type Range, rowsOfPieces } from './byte-pieces.ts';

interface Props {
  /** A part of a command, or anything of its shape. */
  readonly part: ByteSource;
  readonly label: string;
  /** Path of the span that is selected, or bytes. */
  readonly selected?: string | Range | null;
  readonly onSelect?: (path: string) => void;
  /** 14 px with the names of the fields below, and addresses beside the rows. */
  readonly large?: boolean;
  readonly columns?: 8 | 16;
}

const looks = {
  small8: 'grid-cols-[auto_repeat(8,minmax(--spacing(3.5),--spacing(4.75)))]',
  small16: 'grid-cols-[auto_repeat(16,minmax(--spacing(3.5),--spacing(4.75)))]',
  large8: 'grid-cols-[auto_repeat(8,minmax(--spacing(4.5),--spacing(10)))]',
  large16: 'grid-cols-[auto_repeat(16,minmax(--spacing(4.5),--spacing(10)))]',
} as const;

/** Bytes in rows with a ruler every 8: what crosses it is seen. Each named range is a button. */
export const Bytes = memo(function Bytes({
  part,
  label,
  selected = null,
  onSelect,
  large = false,
  columns = 16,
}: Props) {
  const { at, bytes, spans } = part;
  const rows = useMemo(() => rowsOfPieces(spans, bytes.length / 2, columns), [spans, bytes.length, columns]);
  const range = typeof selected === 'string' ? (spans.find(({ path }) => path === selected) ?? null) : selected;
  const pieces = rows.flat().filter(({ span, first }) => span && first);
  const stop = (pieces.find(({ offset }) => offset === range?.offset) ?? pieces[0])?.offset ?? -1;
  if (rows.length === 0) return <p className="text-ink-3">{labels.bytes.empty}</p>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of ranges; a fieldset cannot be a grid in every browser.
    <div
      role="group"
      aria-label={label}
      data-large={large}
      className={`grid w-fit max-w-full font-mono data-[large=true]:text-t3 ${looks[`${large ? 'large' : 'small'}${columns}`]}`}
    >
      {rows.map((row, index) => {
        const offset = row[0]?.offset ?? 0;
        return (
          <Row
            key={offset}
            name={large && at !== '' ? addressOf(at, offset) : offset.toString(16).padStart(2, '0')}
            {...{ part, row, index, columns, large, range, onSelect, stop }}
          />
        );
      })}
    </div>
  );
});

/** Only a label of a row; nothing is read or written there. */
const addressOf = (at: string, offset: number): string => `0x${(BigInt(at) + BigInt(offset)).toString(16)}`;

interface RowProps {
  readonly part: ByteSource;
  readonly row: readonly Piece[];
  readonly index: number;
  readonly name: string;
  readonly columns: number;
  readonly large: boolean;
  readonly range: Range | null;
  readonly onSelect: ((path: string) => void) | undefined;
  /** Offset of the piece that Tab reaches. */
  readonly stop: number;
}

const Row = ({ part, row, index, name, columns, large, range, onSelect, stop }: RowProps) => {
  const line = index * 2 + 1;
  const place = ({ offset, size }: Piece) => `${(offset % columns) + 2} / span ${size}`;
  return (
    <>
      <span
        style={{ gridRow: line, gridColumn: 1 }}
        className="self-center whitespace-nowrap pr-2.5 text-ink-3 text-t1"
      >
        {name}
      </span>
      {row.map(piece => (
        <BytePiece
          key={piece.offset}
          style={{ gridColumn: place(piece), gridRow: line }}
          stop={piece.offset === stop}
          {...{ part, piece, large, range, onSelect }}
        />
      ))}
      {row.map(
        piece =>
          piece.span &&
          piece.first && (
            <Below
              key={piece.offset}
              offset={piece.offset}
              name={large ? piece.span.name : ''}
              flagged={part.lints?.some(({ path }) => path === piece.span?.path) ?? false}
              style={{ gridColumn: place(piece), gridRow: line + 1 }}
            />
          ),
      )}
      <span aria-hidden style={{ gridRow: line + 1, gridColumn: 1 }} className="h-2" />
      {columns === 16 && (
        <i
          aria-hidden
          style={{ gridRow: `${line} / span 2`, gridColumn: 10 }}
          className="pointer-events-none z-10 w-0 justify-self-start border-rule border-l border-dashed"
        />
      )}
    </>
  );
};

interface BelowProps {
  readonly offset: number;
  readonly name: string;
  readonly flagged: boolean;
  readonly style: { readonly gridColumn: string; readonly gridRow: number };
}

/** Offset of a field below its first byte; where there is room, its name. What a finding is about is red and bold. */
const Below = ({ offset, name, flagged, style }: BelowProps) => (
  <span
    aria-hidden
    style={style}
    data-flagged={flagged}
    className="min-w-0 truncate pb-0.5 pl-0.5 text-ink-3 text-t1 leading-4 data-[flagged=true]:font-semibold data-[flagged=true]:text-fault"
  >
    {offset} {name}
  </span>
);
