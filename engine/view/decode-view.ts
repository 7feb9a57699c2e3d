import type { DecodedBytes } from '../decode/decode.ts';
import type { PlacedField } from '../layout/decode-parts.ts';
import { hex } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';
import type { SourceView } from './parts/values.ts';
import { sourceView } from './source-view.ts';

/** A struct or a field in bytes, in the order of a tree: what is inside stands behind it, one deeper. */
export interface DecodeRow {
  /** One of its kind: the path, behind the role of its struct. */
  readonly id: string;
  readonly kind: 'struct' | 'field';
  readonly name: string;
  /** 0 for the structs that follow one another. */
  readonly depth: number;
  readonly offset: number;
  readonly size: number;
  readonly type: string;
  /** Decimal up to 32 bits, `0x…` for 64, bare hex for byte strings; '' for a struct. */
  readonly value: string;
  readonly text: string;
  readonly doc: string;
  readonly source: SourceView;
  readonly present: 'whole' | 'partly' | 'missing';
  readonly lints: readonly string[];
}

export interface DecodeView {
  /** Names of the structs, joined by ` + `. */
  readonly struct: string;
  readonly told: string | null;
  readonly opcode: string | null;
  readonly bytes: string;
  readonly size: number;
  readonly rows: readonly DecodeRow[];
  /** Fields that hold bytes themselves, for hex views; `path` is the id of the row. */
  readonly spans: readonly {
    readonly path: string;
    readonly name: string;
    readonly offset: number;
    readonly size: number;
  }[];
  readonly extra: { readonly offset: number; readonly size: number } | null;
  readonly missing: readonly string[];
  /** `id`: the row that it is about; null: all bytes. */
  readonly lints: readonly { readonly id: string | null; readonly rule: string; readonly text: string }[];
}

const lastName = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

const plain = (value: PlacedField['value']): string =>
  value instanceof Uint8Array ? bytesToHex(value) : typeof value === 'bigint' ? hex(value) : `${value}`;

type Groups = DecodedBytes['groups'];

/** Structs and fields of one level of bytes, a struct before what is in it. */
const rowsOf = (
  groups: Groups,
  fields: readonly PlacedField[],
  idOf: (offset: number, path: string) => string,
): DecodeRow[] => {
  const structs = groups.map(({ path, struct, offset, size, depth, source }): readonly DecodeRow[] => [
    {
      id: idOf(offset, path),
      kind: 'struct',
      name: path === '' ? struct : lastName(path),
      depth,
      offset,
      size,
      type: struct,
      value: '',
      text: '',
      doc: '',
      source: sourceView(source),
      present: 'whole',
      lints: [],
    },
  ]);
  const leaves = fields.map((field): readonly DecodeRow[] => [
    {
      id: idOf(field.offset, field.path),
      kind: 'field',
      name: lastName(field.path),
      depth: field.depth,
      offset: field.offset,
      size: field.size,
      type: field.type,
      value: plain(field.value),
      text: field.text,
      doc: field.doc,
      source: sourceView(field.source),
      present: field.present,
      lints: field.lints.map(({ text }) => text),
    },
    ...rowsOf(field.belowGroups, field.below, idOf),
  ]);
  const order = ([first]: readonly DecodeRow[]) => first!;
  return [...structs, ...leaves]
    .sort((a, b) => order(a).offset - order(b).offset || order(a).depth - order(b).depth)
    .flat();
};

const roles = { readable: ['header', 'data'], writable: ['answer', 'result'], struct: [''] } as const;

/** Bytes as a tree of fields. */
export const decodeView = (decoded: DecodedBytes, bytes: Uint8Array, part: keyof typeof roles): DecodeView => {
  const outer = decoded.groups.filter(({ depth }) => depth === 0);
  const idOf = (offset: number, path: string): string => {
    // A field past the end of the bytes is in the last struct that begins before it.
    const place = Math.max(
      0,
      outer.findLastIndex(each => each.offset <= offset),
    );
    return [roles[part][place] ?? '', path].filter(Boolean).join('.') || 'struct';
  };
  const rows = rowsOf(decoded.groups, decoded.fields, idOf);
  const leaves = rows.filter(
    ({ kind, size, depth }, k) => kind === 'field' && size > 0 && !((rows[k + 1]?.depth ?? 0) > depth),
  );
  const end = bytes.length - decoded.extra.length;
  const finding = (text: string): string | null => rows.find(({ lints }) => lints.includes(text))?.id ?? null;
  return {
    struct: decoded.struct,
    told: decoded.told,
    opcode: decoded.opcode === null ? null : hex(decoded.opcode, 4),
    bytes: bytesToHex(bytes),
    size: bytes.length,
    rows,
    spans: leaves.map(({ id, name, offset, size }) => ({ path: id, name, offset, size })),
    extra: decoded.extra.length > 0 ? { offset: end, size: decoded.extra.length } : null,
    missing: rows
      .filter(({ kind, present, size }) => kind === 'field' && present === 'missing' && size > 0)
      .map(({ id }) => id),
    lints: decoded.lints.map(({ rule, text }) => ({ id: finding(text), rule, text })),
  };
};
