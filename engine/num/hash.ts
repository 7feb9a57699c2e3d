import { avalanche, avalanche2, mixHi, mixLo } from './mix.ts';

/** 64 bits as two unsigned 32-bit scratch. */
export interface Hash64 {
  readonly hi: number;
  readonly lo: number;
}

/** Plain data; a union instead of `object` would refuse interfaces. Members that are undefined count as absent. */
export type Hashable = string | number | boolean | bigint | null | undefined | object;

/** Equal texts give equal hashes, in every run and on every machine; the others alike. */
export const hashString = (text: string): Hash64 => {
  visitString(text);
  return result();
};

/**
 * The hash of plain data: objects with string keys in any order, arrays, byte arrays, strings, finite numbers, bigints,
 * booleans, null. 5 and 5n differ, and so do [] and {}; 0 and -0 do not. Throws a TypeError for functions, symbols and
 * instances of classes.
 */
export const hashValue = (value: Hashable): Hash64 => {
  visit(value, false);
  return result();
};

/**
 * The same hash, kept by identity for the object and for the larger ones inside it: they must never change. Costs what
 * is new since the last call.
 */
export const hashCached = (value: Hashable): Hash64 => {
  visit(value, true);
  return result();
};

/** One hash of several, in this order. */
export const combine = (...hashes: readonly Hash64[]): Hash64 => {
  let hi = TAG.combined;
  let lo = TAG.combined;
  for (const hash of hashes) {
    hi = mixHi(hi, hash.hi);
    lo = mixLo(lo, hash.lo);
  }
  finish(hi, lo, hashes.length);
  return result();
};

/** 16 hex digits. */
export const toHex = (hash: Hash64): string =>
  hash.hi.toString(16).padStart(8, '0') + hash.lo.toString(16).padStart(8, '0');

// Every visit leaves its hash here: returning a pair would allocate one for each number in a world.
const out = new Int32Array(2);

const result = (): Hash64 => ({ hi: out[0]! >>> 0, lo: out[1]! >>> 0 });

const TAG = {
  nothing: 1,
  no: 2,
  yes: 3,
  int: 4,
  float: 5,
  bigint: 6,
  text: 7,
  bytes: 8,
  list: 9,
  record: 10,
  combined: 11,
};

const finish = (hi: number, lo: number, length: number): void => {
  const a = avalanche(hi ^ length);
  const b = avalanche2(lo ^ length);
  out[0] = a + b;
  out[1] = b + Math.imul(a + b, 0x9e3779b1);
};

const finishWord = (tag: number, word: number): void => finish(mixHi(tag, word), mixLo(tag, word), 1);

const finishWords = (tag: number, first: number, second: number): void =>
  finish(mixHi(mixHi(tag, first), second), mixLo(mixLo(tag, first), second), 2);

/** Leaves the hash in `out`, and answers how many values were looked at. */
const visit = (value: Hashable, cached: boolean): number => {
  switch (typeof value) {
    case 'number':
      visitNumber(value);
      return 1;
    case 'string':
      visitString(value);
      return 1 + (value.length >> 4);
    case 'bigint':
      visitBigint(value);
      return 1;
    case 'boolean':
      finishWord(value ? TAG.yes : TAG.no, 0);
      return 1;
    case 'undefined':
      finishWord(TAG.nothing, 1);
      return 1;
    case 'object':
      if (value === null) {
        finishWord(TAG.nothing, 0);
        return 1;
      }
      return cached ? visitCached(value) : visitObject(value, false);
    default:
      throw new TypeError(`a ${typeof value} is not plain data`);
  }
};

const scratch = new DataView(new ArrayBuffer(8));

const visitNumber = (value: number): void => {
  if ((value | 0) === value) {
    finishWord(TAG.int, value);
    return;
  }
  scratch.setFloat64(0, value);
  finishWords(TAG.float, scratch.getInt32(0), scratch.getInt32(4));
};

const visitBigint = (value: bigint): void => {
  if (BigInt.asUintN(64, value) === value) {
    scratch.setBigUint64(0, value);
    finishWords(TAG.bigint, scratch.getInt32(0), scratch.getInt32(4));
    return;
  }
  let rest = value < 0n ? -value : value;
  let hi = value < 0n ? ~TAG.bigint : TAG.bigint;
  let lo = hi;
  let words = 0;
  for (; rest > 0n; rest >>= 32n, words++) {
    const word = Number(BigInt.asIntN(32, rest));
    hi = mixHi(hi, word);
    lo = mixLo(lo, word);
  }
  finish(hi, lo, words);
};

const visitString = (text: string): void => {
  let hi = TAG.text;
  let lo = TAG.text;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    hi = mixHi(hi, unit);
    lo = mixLo(lo, unit);
  }
  finish(hi, lo, text.length);
};

const visitBytes = (bytes: Uint8Array): number => {
  let hi = TAG.bytes;
  let lo = TAG.bytes;
  for (let i = 0; i < bytes.length; i += 4) {
    // past the end undefined counts as 0; the length tells such texts apart
    const word = bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    hi = mixHi(hi, word);
    lo = mixLo(lo, word);
  }
  finish(hi, lo, bytes.length);
  return 1 + (bytes.length >> 4);
};

const visitObject = (value: object, cached: boolean): number => {
  if (Array.isArray(value)) return visitList(value, cached);
  if (value instanceof Uint8Array) return visitBytes(value);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError('an instance of a class is not plain data');
  }
  return visitRecord(value as Readonly<Record<string, Hashable>>, cached);
};

const visitList = (items: readonly Hashable[], cached: boolean): number => {
  let hi = TAG.list;
  let lo = TAG.list;
  let seen = 1;
  for (let i = 0; i < items.length; i++) {
    seen += visit(items[i], cached);
    hi = mixHi(hi, out[0]!);
    lo = mixLo(lo, out[1]!);
  }
  finish(hi, lo, items.length);
  return seen;
};

/** Members are summed up, so that their order does not matter and nothing needs sorting. */
const visitRecord = (record: Readonly<Record<string, Hashable>>, cached: boolean): number => {
  let hi = TAG.record;
  let lo = TAG.record;
  let count = 0;
  let seen = 1;
  for (const key in record) {
    const member = record[key];
    if (member === undefined) continue;
    const name = hashOfName(key);
    seen += visit(member, cached);
    hi = (hi + avalanche(mixHi(name.hi, out[0]!))) | 0;
    lo = (lo + avalanche2(mixLo(name.lo, out[1]!))) | 0;
    count++;
  }
  finish(hi, lo, count);
  return seen;
};

const names = new Map<string, Hash64>();
const hashOfName = (name: string): Hash64 => {
  let hash = names.get(name);
  if (!hash) {
    hash = hashString(name);
    names.set(name, hash);
  }
  return hash;
};

// A look-up costs about as much as hashing a dozen numbers again.
const WORTH_KEEPING = 12;
const kept = new WeakMap<object, Hash64>();

const visitCached = (value: object): number => {
  const known = kept.get(value);
  if (known) {
    out[0] = known.hi;
    out[1] = known.lo;
    return 1;
  }
  const seen = visitObject(value, true);
  if (seen >= WORTH_KEEPING) kept.set(value, result());
  return seen;
};
