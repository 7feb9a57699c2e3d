import { hex } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';
import { featureSetFromBytes, featureSetOf, featureSetText } from '../num/feature-set.ts';
import type { Source } from '../spec/source.ts';
import { getField } from './codec.ts';
import type { AnyStruct } from './field.ts';
import { type Leaf, leavesOf } from './leaves.ts';
import { type Lint, lintAlignment } from './lint.ts';

/** One field as it stands in given bytes. */
export interface DecodedField {
  readonly path: string;
  /** From the start of the bytes. */
  readonly offset: number;
  readonly size: number;
  /** Up to 32 bits a number, 64 a bigint, bytes as they are; missing bytes read as zero. */
  readonly value: number | bigint | Uint8Array;
  /** For people: the name of the value, or its feature bits, or the number. */
  readonly text: string;
  readonly source: Source;
  /** How much of it the bytes hold. */
  readonly present: 'whole' | 'partly' | 'missing';
  readonly lints: readonly Lint[];
}

export interface Decoded {
  /** Name of the struct. */
  readonly struct: string;
  readonly fields: readonly DecodedField[];
  /** Paths of the fields of which the bytes hold nothing. */
  readonly missing: readonly string[];
  /** What follows the last field. */
  readonly extra: Uint8Array;
}

/**
 * The fields of a struct that starts at byte `base` of `bytes`, with offsets from the start of `bytes`; fields of nested
 * structs have dotted paths. Never fails.
 */
export const decodeFields = (struct: AnyStruct, bytes: Uint8Array, base = 0): Decoded => {
  const lints = lintAlignment(struct, base);
  const fields = leavesOf(struct, base).map(leaf => decodeLeaf(leaf, bytes, lints));
  const last = fields.at(-1);
  return {
    struct: struct.name,
    fields,
    missing: fields.filter(field => field.present === 'missing').map(field => field.path),
    extra: bytes.slice(last ? last.offset + last.size : base),
  };
};

const decodeLeaf = ({ path, offset, field, source }: Leaf, bytes: Uint8Array, lints: readonly Lint[]): DecodedField => {
  const value = getField(field, bytes, offset) as number | bigint | Uint8Array;
  const size = field.kind === 'tail' ? (value as Uint8Array).length : field.size;
  const held = Math.max(0, bytes.length - offset);
  return {
    path,
    offset,
    size,
    value,
    text: textOf(field, value),
    source,
    present: held >= size ? 'whole' : held > 0 ? 'partly' : 'missing',
    lints: lints.filter(lint => lint.path === path),
  };
};

/** A value for people, as the field's options ask for. */
export const textOf = ({ size, options }: Leaf['field'], value: number | bigint | Uint8Array): string => {
  if (value instanceof Uint8Array) {
    return options.show === 'feature-bits' || options.show === 'bits'
      ? featureSetText(featureSetFromBytes(value))
      : bytesToHex(value);
  }
  const name = options.values?.[Number(value)];
  if (name !== undefined) return name;
  switch (options.show ?? 'dec') {
    case 'dec':
      return `${value}`;
    case 'hex':
      return hex(value, 2 * size);
    case 'addr':
      return hex(value);
    case 'feature-bits':
    case 'bits':
      return featureSetText(featureSetOf(BigInt(value)));
  }
};
