import type { Source } from '../spec/source.ts';
import type { AnyStruct } from './field.ts';
import { placedFields } from './leaves.ts';

/** A named range of bytes, for hex views. */
export interface Span {
  readonly path: string;
  readonly offset: number;
  readonly size: number;
  /** 0 for the fields of the struct itself, one more for each struct around. */
  readonly depth: number;
  readonly source: Source;
}

/**
 * Every field in the order of the bytes; a nested struct is a span too, before its fields. `end` is where the bytes end,
 * and only matters for a tail: without it the tail has size 0.
 */
export const spans = (struct: AnyStruct, base = 0, end = 0): Span[] =>
  placedFields(struct, base).map(({ path, offset, depth, field, source }) => ({
    path,
    offset,
    size: field.kind === 'tail' ? Math.max(0, end - offset) : field.size,
    depth,
    source,
  }));
