import type { Source } from '../spec/source.ts';
import { getStruct, putStruct, type Value } from './codec.ts';
import type { AnyStruct, BigField, BytesField, Fields, NumberField, StructField, TailField } from './field.ts';

/** What a field decodes to. */
type ValueOf<F> = F extends NumberField
  ? number
  : F extends BigField
    ? bigint
    : F extends BytesField | TailField
      ? Uint8Array
      : F extends StructField<infer S>
        ? ValuesOf<S['fields']>
        : never;
type ValuesOf<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> };

/** What `encode` takes: everything may be left out, also inside a nested struct. */
type Given<F extends Fields> = {
  readonly [K in keyof F]?: F[K] extends StructField<infer S> ? Given<S['fields']> : ValueOf<F[K]>;
};

/** A struct of the specification, declared once: everything else about its bytes follows from this value. */
export interface Struct<F extends Fields = Fields> extends AnyStruct {
  readonly fields: F;
  /** Bytes without the tail. */
  readonly size: number;
  /** First byte of each field. */
  readonly offsets: { readonly [K in keyof F]: number };
  /**
   * Fields that are left out are zero. Throws a RangeError for a value that does not fit its field. (A method, so that
   * every struct is a `Struct`: TypeScript compares the parameters of methods both ways.)
   */
  encode(values: Given<F>): Uint8Array;
  /** Never fails: missing bytes read as zero, extra bytes are ignored. */
  decode(bytes: Uint8Array): ValuesOf<F>;
}

/** The decoded values of a struct: `Infer<typeof deviceMgmtData>`. */
export type Infer<S extends { readonly fields: Fields }> = ValuesOf<S['fields']>;

/** Fields follow one another without padding, in the order in which they are written here. */
export const struct = <const F extends Fields>(
  name: string,
  fields: F,
  { source, doc }: { readonly source?: Source; readonly doc?: string } = {},
): Struct<F> => {
  const { offsets, size } = place(name, fields);
  const shape: AnyStruct = { name, fields, size, source, doc };
  return {
    ...shape,
    fields,
    offsets: offsets as Struct<F>['offsets'],
    encode: values => {
      const given = values as Readonly<Record<string, Value | undefined>>;
      const bytes = new Uint8Array(size + tailLength(fields, given));
      putStruct(shape, bytes, 0, given, name);
      return bytes;
    },
    decode: bytes => getStruct(shape, bytes, 0) as ValuesOf<F>,
  };
};

const place = (name: string, fields: Fields): { offsets: Record<string, number>; size: number } => {
  const offsets: Record<string, number> = {};
  const names = Object.keys(fields);
  let size = 0;
  for (const [i, key] of names.entries()) {
    const field = fields[key]!;
    // JavaScript lists such keys first, whatever the order they are written in
    if (/^\d+$/.test(key)) throw new RangeError(`${name}.${key}: a field cannot be called by a number`);
    if (field.kind === 'tail' && i !== names.length - 1) throw new RangeError(`${name}.${key} is not the last field`);
    offsets[key] = size;
    size += field.size;
  }
  return { offsets, size };
};

const tailLength = (fields: Fields, values: Readonly<Record<string, Value | undefined>>): number => {
  for (const name in fields) {
    const value = values[name];
    if (fields[name]!.kind === 'tail' && value instanceof Uint8Array) return value.length;
  }
  return 0;
};
