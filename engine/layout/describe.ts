import type { Source } from '../spec/source.ts';
import type { AnyStruct, Show } from './field.ts';
import { leavesOf } from './leaves.ts';

/** One row of a form or of a documentation table. */
export interface FieldRow {
  readonly path: string;
  readonly offset: number;
  /** 0 for a tail. */
  readonly size: number;
  /** `u8`, `le16`, `le32`, `le64`, `u8[5]`, or `u8[]` for a tail. */
  readonly type: string;
  /** Names of the values that have one; empty without any. */
  readonly values: Readonly<Record<number, string>>;
  readonly show: Show;
  readonly doc: string;
  readonly source: Source;
  readonly reserved: boolean;
}

/** The fields in the order of the bytes, those of nested structs in the place of the struct. */
export const describeStruct = (struct: AnyStruct, base = 0): FieldRow[] =>
  leavesOf(struct, base).map(({ path, offset, field, source }) => ({
    path,
    offset,
    size: field.size,
    type: field.type,
    values: field.options.values ?? {},
    show: field.options.show ?? (field.kind === 'number' || field.kind === 'bigint' ? 'dec' : 'hex'),
    doc: field.options.doc ?? '',
    source,
    reserved: field.kind === 'bytes' && field.reserved,
  }));
