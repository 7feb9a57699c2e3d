import type { Source } from '../spec/source.ts';

/** How a value is written for people; named values go first. */
/** `feature-bits` are those of the dialect, `bits` are numbers of something else. */
export type Show = 'dec' | 'hex' | 'feature-bits' | 'bits' | 'addr';

export interface FieldOptions {
  /** Names of the values that have one. */
  readonly values?: Readonly<Record<number, string>>;
  readonly show?: Show;
  /** A field of flags: the bits that mean something. Its `values` are no whole list then. */
  readonly known?: number;
  readonly doc?: string;
  /** Where this field is from, when it is not where the struct is from. */
  readonly source?: Source;
}

export interface NumberField {
  readonly kind: 'number';
  readonly type: 'u8' | 'le16' | 'le32';
  readonly size: 1 | 2 | 4;
  readonly options: FieldOptions;
}

export interface BigField {
  readonly kind: 'bigint';
  readonly type: 'le64';
  readonly size: 8;
  readonly options: FieldOptions;
}

export interface BytesField {
  readonly kind: 'bytes';
  readonly type: `u8[${number}]`;
  readonly size: number;
  /** The text gives the bytes no meaning. */
  readonly reserved: boolean;
  readonly options: FieldOptions;
}

/** All bytes that remain; the last field of a struct. */
export interface TailField {
  readonly kind: 'tail';
  /** `le64[]` is a bitmap or a list of 64-bit words; as a number its bytes are little-endian. */
  readonly type: 'u8[]' | 'le64[]';
  readonly size: 0;
  readonly options: FieldOptions;
}

/** What a field needs to know of a struct; `struct.ts` has the rest. */
export interface AnyStruct {
  readonly name: string;
  readonly size: number;
  readonly fields: Fields;
  readonly source: Source | undefined;
  readonly doc: string | undefined;
}

export interface StructField<S extends AnyStruct = AnyStruct> {
  readonly kind: 'struct';
  readonly type: string;
  readonly size: number;
  readonly struct: S;
  readonly options: FieldOptions;
}

export type Field = NumberField | BigField | BytesField | TailField | StructField;
/** In the order of the bytes. */
export type Fields = Readonly<Record<string, Field>>;

export const u8Field = (options: FieldOptions = {}): NumberField => ({ kind: 'number', type: 'u8', size: 1, options });
export const le16Field = (options: FieldOptions = {}): NumberField => ({
  kind: 'number',
  type: 'le16',
  size: 2,
  options,
});
export const le32Field = (options: FieldOptions = {}): NumberField => ({
  kind: 'number',
  type: 'le32',
  size: 4,
  options,
});
export const le64Field = (options: FieldOptions = {}): BigField => ({ kind: 'bigint', type: 'le64', size: 8, options });

/** `size` bytes that mean something only together. */
export const bytesField = (size: number, options: FieldOptions = {}): BytesField => bytes(size, false, options);

/** `size` bytes that the text reserves. */
export const reserved = (size: number, options: FieldOptions = {}): BytesField => bytes(size, true, options);

export const tailField = (options: FieldOptions = {}): TailField => ({ kind: 'tail', type: 'u8[]', size: 0, options });
/** Words of 64 bits to the end. */
export const le64Tail = (options: FieldOptions = {}): TailField => ({ kind: 'tail', type: 'le64[]', size: 0, options });

/** A struct inside another; it must have a fixed size. */
export const structField = <S extends AnyStruct>(struct: S, options: FieldOptions = {}): StructField<S> => {
  if (hasTail(struct)) throw new RangeError(`${struct.name} has no fixed size`);
  return { kind: 'struct', type: struct.name, size: struct.size, struct, options };
};

const hasTail = (struct: AnyStruct): boolean => Object.values(struct.fields).some(field => field.kind === 'tail');

const bytes = (size: number, isReserved: boolean, options: FieldOptions): BytesField => {
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`a field of ${size} bytes`);
  return { kind: 'bytes', type: `u8[${size}]`, size, reserved: isReserved, options };
};
