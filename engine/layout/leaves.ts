import { ours, type Source } from '../spec/source.ts';
import type { AnyStruct, Field, StructField } from './field.ts';

/** A field with its place in the outermost struct. */
export interface Placed<F extends Field = Field> {
  /** Names from the outside in, dots between them. */
  readonly path: string;
  readonly offset: number;
  readonly depth: number;
  readonly field: F;
  /** Its own source, or that of the nearest struct around it that names one. */
  readonly source: Source;
}
export type Leaf = Placed<Exclude<Field, StructField>>;

const unsourced = ours('no source given');

/** Every field in the order of the bytes, a nested struct before its own fields. */
export const placedFields = (struct: AnyStruct, base = 0): Placed[] => {
  const found: Placed[] = [];
  const visit = (inside: AnyStruct, prefix: string, from: number, depth: number, outer: Source): void => {
    let offset = from;
    for (const [name, field] of Object.entries(inside.fields)) {
      const path = prefix + name;
      const source = field.options.source ?? outer;
      found.push({ path, offset, depth, field, source });
      if (field.kind === 'struct') visit(field.struct, `${path}.`, offset, depth + 1, field.struct.source ?? source);
      offset += field.size;
    }
  };
  visit(struct, '', base, 0, struct.source ?? unsourced);
  return found;
};

/** The fields that hold bytes themselves. */
export const leavesOf = (struct: AnyStruct, base = 0): Leaf[] =>
  placedFields(struct, base).filter((placed): placed is Leaf => placed.field.kind !== 'struct');
