/** A named range of bytes. */
export interface Span {
  readonly path: string;
  readonly name: string;
  readonly offset: number;
  readonly size: number;
}

export interface Range {
  readonly offset: number;
  readonly size: number;
}

/** What is shown: a part of a command, a window into memory. */
export interface ByteSource {
  /** Address of the first byte; '' when it has none. */
  readonly at: string;
  /** Two hex digits a byte. */
  readonly bytes: string;
  readonly spans: readonly Span[];
  readonly changed: readonly Range[];
  /** Not visible to the other side yet: all of it, or ranges. */
  readonly hatched: readonly Range[] | boolean;
  /** They are hatched because whose lens is on cannot know them. */
  readonly unknown?: boolean;
  /** What a mark means, where it is not that the last step changed something. */
  readonly changedText?: string;
  readonly lints?: readonly { readonly path: string }[];
}

/** The bytes of one span, or of none, that stand beside each other in one row. */
export interface Piece<S extends Span = Span> extends Range {
  readonly span: S | null;
  /** Alternates from span to span, for the tint. */
  readonly odd: boolean;
  /** The span begins, or ends, in this piece; its outline is open on the other sides. */
  readonly first: boolean;
  readonly last: boolean;
}

export const inRange = (offset: number, { offset: from, size }: Range): boolean =>
  offset >= from && offset < from + size;

export const inRanges = (offset: number, ranges: readonly Range[] | boolean): boolean =>
  typeof ranges === 'boolean' ? ranges : ranges.some(range => inRange(offset, range));

/** For each byte the innermost span around it: of those that hold it the smallest, the later one if two are equal. */
const innermost = <S extends Span>(spans: readonly S[], size: number): readonly (S | null)[] => {
  const found: (S | null)[] = Array.from({ length: size }, () => null);
  for (const span of spans) {
    for (let at = Math.max(0, span.offset); at < Math.min(size, span.offset + span.size); at += 1) {
      const before = found[at];
      if (!before || span.size <= before.size) found[at] = span;
    }
  }
  return found;
};

/** Rows of pieces, `columns` bytes a row. */
export const rowsOfPieces = <S extends Span>(
  spans: readonly S[],
  size: number,
  columns: number,
): readonly (readonly Piece<S>[])[] => {
  const owners = innermost(spans, size);
  const rows: Piece<S>[][] = [];
  let odd = true;
  for (let at = 0; at < size; ) {
    const span = owners[at] ?? null;
    const starts = at === 0 || owners[at - 1] !== span;
    if (starts) odd = !odd;
    const rowEnd = Math.min(size, (Math.floor(at / columns) + 1) * columns);
    let end = at + 1;
    while (end < rowEnd && owners[end] === span) end += 1;
    if (at % columns === 0) rows.push([]);
    rows.at(-1)?.push({ offset: at, size: end - at, span, odd, first: starts, last: owners[end] !== span });
    at = end;
  }
  return rows;
};

/** `00 01 02`, from digits without spaces. */
export const spaced = (hex: string): string => hex.match(/../g)?.join(' ') ?? '';

export const bytesOf = (hex: string, { offset, size }: Range): string => hex.slice(offset * 2, (offset + size) * 2);
