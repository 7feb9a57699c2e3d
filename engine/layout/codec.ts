import type { AnyStruct, Field } from './field.ts';

/**
 * Fields from and to bytes, little-endian. Reading is total: bytes past the end read as zero. Source: admin.tex,
 * "Administration Virtqueues" (v1.3), on buffers that are shorter or longer than expected.
 */

export type Value = number | bigint | Uint8Array | Values;
export interface Values {
  readonly [field: string]: Value;
}

/** Up to four bytes as an unsigned number. */
export const getUint = (bytes: Uint8Array, at: number, size: number): number => {
  let value = 0;
  for (let i = 0; i < size; i++) value |= (bytes[at + i] ?? 0) << (8 * i);
  return value >>> 0;
};

const putUint = (bytes: Uint8Array, at: number, size: number, value: number): void => {
  for (let i = 0; i < size; i++) bytes[at + i] = value >>> (8 * i);
};

const getUint64 = (bytes: Uint8Array, at: number): bigint =>
  (BigInt(getUint(bytes, at + 4, 4)) << 32n) | BigInt(getUint(bytes, at, 4));

/** Exactly `size` bytes. */
const getBytes = (bytes: Uint8Array, at: number, size: number): Uint8Array => {
  const value = new Uint8Array(size);
  value.set(bytes.subarray(at, at + size));
  return value;
};

/** The value of one field whose first byte is at `at`. */
export const getField = (field: Field, bytes: Uint8Array, at: number): Value => {
  switch (field.kind) {
    case 'number':
      return getUint(bytes, at, field.size);
    case 'bigint':
      return getUint64(bytes, at);
    case 'bytes':
      return getBytes(bytes, at, field.size);
    case 'tail':
      return bytes.slice(at);
    case 'struct':
      return getStruct(field.struct, bytes, at);
  }
};

export const getStruct = (struct: AnyStruct, bytes: Uint8Array, base: number): Values => {
  const values: Record<string, Value> = {};
  let at = base;
  for (const [name, field] of Object.entries(struct.fields)) {
    values[name] = getField(field, bytes, at);
    at += field.size;
  }
  return values;
};

/** Throws a RangeError for a value that does not fit: it should have been checked where it came in. */
const putField = (field: Field, bytes: Uint8Array, at: number, value: Value, path: string): void => {
  switch (field.kind) {
    case 'number':
      if (!isUint(value, 2 ** (8 * field.size) - 1)) throw misfit(path, field.type, value);
      putUint(bytes, at, field.size, value);
      return;
    case 'bigint':
      if (!isUint64(value)) throw misfit(path, field.type, value);
      putUint(bytes, at, 4, Number(BigInt.asUintN(32, value)));
      putUint(bytes, at + 4, 4, Number(value >> 32n));
      return;
    case 'bytes':
      if (!(value instanceof Uint8Array) || value.length > field.size) throw misfit(path, field.type, value);
      bytes.set(value, at);
      return;
    case 'tail':
      if (!(value instanceof Uint8Array)) throw misfit(path, field.type, value);
      bytes.set(value, at);
      return;
    case 'struct':
      putStruct(field.struct, bytes, at, value as Partial<Values>, path);
      return;
  }
};

/** Values that are left out stay as they are. */
export const putStruct = (
  struct: AnyStruct,
  bytes: Uint8Array,
  base: number,
  values: Readonly<Record<string, Value | undefined>>,
  path: string,
): void => {
  for (const name in values) {
    if (!Object.hasOwn(struct.fields, name)) throw new RangeError(`${path} has no field ${name}`);
  }
  let at = base;
  for (const [name, field] of Object.entries(struct.fields)) {
    const value = values[name];
    if (value !== undefined) putField(field, bytes, at, value, `${path}.${name}`);
    at += field.size;
  }
};

const isUint = (value: Value, max: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max;

const isUint64 = (value: Value): value is bigint =>
  typeof value === 'bigint' && value >= 0n && value <= 0xffff_ffff_ffff_ffffn;

const misfit = (path: string, type: string, value: Value): RangeError => {
  const what = value instanceof Uint8Array ? `${value.length} bytes` : String(value);
  return new RangeError(`${path}: ${what} does not fit ${type}`);
};
