import type { AdminRules } from '../admin/rules.ts';
import { commandOf, headerNumber } from '../admin/rules.ts';
import type { FeatureTable } from '../device/feature.ts';
import { listFeatures } from '../device/feature.ts';
import type { DecodedField } from '../layout/decoded.ts';
import { decodeFields } from '../layout/decoded.ts';
import type { FieldRow } from '../layout/describe.ts';
import { describeStruct } from '../layout/describe.ts';
import type { AnyStruct } from '../layout/field.ts';
import { lintAlignment } from '../layout/lint.ts';
import { spans } from '../layout/spans.ts';
import { hex } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';
import { featureSetFromBytes, featureSetOf } from '../num/feature-set.ts';
import type { ByteRange } from './marked.ts';
import { touches } from './marked.ts';
import type { FieldView, LintView, PartView, SpanView } from './parts/bytes.ts';
import { sourceView } from './source-view.ts';

/** One struct of a part of a buffer, and the first name of its fields' paths. */
export interface Piece {
  readonly prefix: 'header' | 'data' | 'answer' | 'result';
  readonly struct: AnyStruct;
}

/** What the device-readable part of a command holds. */
export const readablePieces = (rules: AdminRules, opcode: number): Piece[] => {
  const data = commandOf(rules, opcode)?.data;
  return [{ prefix: 'header', struct: rules.header }, ...(data ? [{ prefix: 'data', struct: data } as const] : [])];
};

/** What the device-writable part of a command holds. */
export const writablePieces = (rules: AdminRules, opcode: number): Piece[] => {
  const result = commandOf(rules, opcode)?.result;
  return [
    { prefix: 'answer', struct: rules.answer },
    ...(result ? [{ prefix: 'result', struct: result } as const] : []),
  ];
};

/** The group that a device-readable part names; missing bytes read as zero. */
export const groupOf = (rules: AdminRules, readable: Uint8Array): number =>
  headerNumber(rules, readable, rules.headerFields.group);

/** A name for a value that only the dialect knows, such as the command of an opcode; null: none. */
export type NameOf = (path: string, value: number | bigint) => string | null;

/** Names of opcodes and groups; `member` names the function with a member id in a group, where there is a group to ask. */
export const headerNames =
  (rules: AdminRules, member: (group: number, id: bigint) => string | null = () => null) =>
  (group: number): NameOf =>
  (path, value) => {
    const { headerFields } = rules;
    if (path === `header.${headerFields.opcode}`) return commandOf(rules, Number(value))?.name ?? null;
    if (path === `header.${headerFields.group}`) {
      return rules.groupTypes.find(each => each.id === Number(value))?.name ?? null;
    }
    return path === `header.${headerFields.member}` ? member(group, BigInt(value)) : null;
  };

/** A value as text: decimal up to 32 bits, `0x…` for 64, bare hex for byte strings. */
const valueText = (value: DecodedField['value']): string => {
  if (value instanceof Uint8Array) return bytesToHex(value);
  return typeof value === 'bigint' ? hex(value) : String(value);
};

const textOf = (field: DecodedField, row: FieldRow, path: string, table: FeatureTable, nameOf: NameOf): string => {
  const { value, text } = field;
  if (row.show === 'feature-bits') {
    const set = value instanceof Uint8Array ? featureSetFromBytes(value) : featureSetOf(BigInt(value));
    return listFeatures(table, set);
  }
  return (value instanceof Uint8Array ? null : nameOf(path, value)) ?? text;
};

const lastName = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

export interface PartInput {
  readonly pieces: readonly Piece[];
  readonly bytes: Uint8Array;
  readonly table: FeatureTable;
  readonly nameOf?: NameOf;
  /** Guest address; '' for a draft. */
  readonly at?: string;
  readonly changed?: readonly ByteRange[];
  readonly hatched?: boolean;
}

/** One part of a command's buffer with everything that follows from its bytes and its declared layout. */
export const partView = (input: PartInput): PartView => {
  const { pieces, bytes, table, nameOf = () => null, at = '', changed = [], hatched = false } = input;
  const allSpans: SpanView[] = [];
  const fields: FieldView[] = [];
  const lints: LintView[] = [];
  let base = 0;
  for (const { prefix, struct } of pieces) {
    const pathOf = (path: string): string => `${prefix}.${path}`;
    for (const { path, offset, size, depth, source } of spans(struct, base, bytes.length)) {
      allSpans.push({ path: pathOf(path), name: lastName(path), offset, size, depth, source: source.kind });
    }
    for (const lint of lintAlignment(struct, base)) lints.push({ ...lint, path: pathOf(lint.path) });
    const decoded = decodeFields(struct, bytes, base);
    const rows = describeStruct(struct, base);
    for (const [k, field] of decoded.fields.entries()) {
      const row = rows[k]!;
      const path = pathOf(field.path);
      fields.push({
        path,
        name: lastName(field.path),
        struct: struct.name,
        offset: field.offset,
        size: field.size,
        type: row.type,
        text: textOf(field, row, path, table, nameOf),
        value: valueText(field.value),
        source: sourceView(field.source),
        doc: row.doc,
        present: field.present,
        lints: field.lints.map(lint => lint.text),
        changed: touches(changed, field.offset, field.size),
      });
    }
    base = Math.max(base + struct.size, bytes.length - decoded.extra.length);
  }
  return { at, bytes: bytesToHex(bytes), size: bytes.length, spans: allSpans, fields, lints, changed, hatched };
};
