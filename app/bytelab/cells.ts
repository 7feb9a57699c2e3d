import type { ByteLabView } from '../../engine/protocol/messages.ts';
import type { PartView } from '../../engine/view/parts/bytes.ts';
import type { byteLab as text } from '../text/byte-lab.ts';

/** A byte of a part, one that is missing from it, or one behind its end. */
export interface Cell {
  readonly at: number;
  readonly hex: string;
  readonly kind: keyof typeof text.kinds;
  /** Name of its field; '' where it is of none. */
  readonly field: string;
  /** First byte of its field. */
  readonly first: boolean;
  /** Alternates from field to field, for the tint. */
  readonly odd: boolean;
  /** Its field crosses a word of 8 bytes, or starts where it should not. */
  readonly flagged: boolean;
}

const ROW = 8;
/** Rows behind the end, so that there is somewhere to go. */
const BEHIND = 1;
const MOST = 640;

const fieldsAt = (part: PartView) => {
  const found: { readonly name: string; readonly offset: number; readonly path: string; readonly odd: boolean }[] = [];
  for (const [k, { name, offset, size, path }] of part.fields.entries()) {
    for (let at = offset; at < offset + size; at += 1) found[at] = { name, offset, path, odd: k % 2 === 1 };
  }
  return found;
};

const cellsOf = (
  part: PartView,
  count: number,
  kindAt: (at: number) => Cell['kind'],
  hexAt: (at: number) => string,
): readonly Cell[] => {
  const fields = fieldsAt(part);
  const flagged = new Set(part.lints.map(({ path }) => path));
  return Array.from({ length: Math.min(MOST, count) }, (_, at): Cell => {
    const field = fields[at];
    return {
      at,
      hex: hexAt(at),
      kind: kindAt(at),
      field: field?.name ?? '',
      first: field?.offset === at,
      odd: field?.odd ?? false,
      flagged: field !== undefined && flagged.has(field.path),
    };
  });
};

const rowsFor = (bytes: number): number => (Math.ceil(bytes / ROW) + BEHIND) * ROW;
const byteIn = (hex: string, at: number): string => hex.slice(2 * at, 2 * at + 2);

export const readableCells = ({ readable, specified }: ByteLabView): readonly Cell[] => {
  const end = specified ?? readable.size;
  return cellsOf(
    readable,
    rowsFor(Math.max(end, readable.size)),
    at => (at < readable.size ? (at < end ? 'there' : 'ignored') : at < end ? 'missing' : 'none'),
    at => byteIn(readable.bytes, at) || (at < end ? '00' : '·'),
  );
};

export const writableCells = ({ answer, whole, dropped, room }: ByteLabView): readonly Cell[] => {
  const used = answer.size;
  const shown = dropped > 0 ? whole : answer;
  return cellsOf(
    shown,
    rowsFor(Math.max(room, shown.size)),
    at => (at < used ? 'written' : at < room ? 'left' : at < used + dropped ? 'dropped' : 'none'),
    at => byteIn(shown.bytes, at) || '·',
  );
};
