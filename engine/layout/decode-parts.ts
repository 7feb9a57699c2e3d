import { hex } from '../num/addr.ts';
import { type FeatureSet, featureSetOf, featureSetText } from '../num/feature-set.ts';
import { ours, type Source } from '../spec/source.ts';
import { getField, type Values } from './codec.ts';
import type { ContentsTable, Holding, Known } from './contents.ts';
import { type DecodedField, textOf } from './decoded.ts';
import type { AnyStruct, Field } from './field.ts';
import { le64Field } from './field.ts';
import { alignmentOf } from './lint.ts';

/** What is wrong with one field, or with all bytes together (`path` is '' then). */
export interface Finding {
  readonly path: string;
  readonly offset: number;
  readonly size: number;
  readonly rule:
    | 'misaligned'
    | 'crosses-8-byte-word'
    | 'reserved-not-zero'
    | 'unknown-value'
    | 'cut'
    | 'count'
    | 'length-not-multiple-of-8';
  readonly text: string;
}

/** A field with its place among the structs around it. */
export interface PlacedField extends Omit<DecodedField, 'lints'> {
  /** 1 for the fields of a part itself, one more for each struct around. */
  readonly depth: number;
  readonly type: string;
  readonly doc: string;
  readonly show: Field['options']['show'];
  readonly lints: readonly Finding[];
  /** The meaning of bytes that another field gives them one; empty for all others. */
  readonly below: readonly PlacedField[];
  /** Structs inside those bytes. */
  readonly belowGroups: readonly Group[];
}

/** A struct, from its first byte to its last. */
interface Group {
  readonly path: string;
  readonly struct: string;
  readonly offset: number;
  readonly size: number;
  readonly depth: number;
  readonly source: Source;
}

export interface DecodedParts {
  /** Names of the structs, joined by ` + `. */
  readonly struct: string;
  readonly fields: readonly PlacedField[];
  readonly groups: readonly Group[];
  /** Paths of the fields of which the bytes hold nothing. */
  readonly missing: readonly string[];
  /** What follows the last field. */
  readonly extra: Uint8Array;
}

export interface Part {
  readonly struct: AnyStruct;
  /** It is left out, not missing, when the bytes end before it starts. */
  readonly optional?: boolean;
}

interface Options {
  /** Feature bits in words; their numbers without it. */
  readonly listBits?: (set: FeatureSet) => string;
  readonly contents?: ContentsTable | undefined;
  /** Data of the command that the bytes answer. */
  readonly command?: Values | null;
  /** Names that only the dialect knows: `undefined` asks the field, null says that there is none. */
  readonly nameOf?: (
    struct: string,
    field: string,
    value: number | bigint,
    values: Values,
  ) => string | null | undefined;
}

const WORD = 8;
const unsourced = ours('no source given');

type Name = ReturnType<NonNullable<Options['nameOf']>>;

/** What is wrong with a value. */
const judged = (path: string, field: Field, offset: number, value: number | bigint | Uint8Array, name: Name) => {
  const finding = (rule: Finding['rule'], text: string): Finding[] => [{ path, offset, size: field.size, rule, text }];
  if (value instanceof Uint8Array) {
    return field.kind === 'bytes' && field.reserved && value.some(byte => byte !== 0)
      ? finding('reserved-not-zero', `${path} is reserved and not zero`)
      : [];
  }
  const { values, known } = field.options;
  if (known !== undefined) {
    const foreign = BigInt(value) & ~BigInt(known);
    return foreign === 0n ? [] : finding('unknown-value', `${path}: bits ${hex(foreign)} have no meaning`);
  }
  if (name === 'reserved' || (values && values[Number(value)] === 'reserved')) {
    return finding('unknown-value', `${path}: ${value} is reserved`);
  }
  if (name === null || (name === undefined && values && values[Number(value)] === undefined)) {
    return finding('unknown-value', `${path}: ${value} has no meaning`);
  }
  return [];
};

/** A walk over bytes, from struct to struct. */
class Walk {
  at: number;
  readonly fields: PlacedField[] = [];
  readonly groups: Group[] = [];

  readonly bytes: Uint8Array;
  readonly options: Options;

  constructor(bytes: Uint8Array, options: Options, from = 0) {
    this.bytes = bytes;
    this.options = options;
    this.at = from;
  }

  struct(struct: AnyStruct, prefix: string, depth: number, outer: Source): void {
    const source = struct.source ?? outer;
    const values: Record<string, Values[string]> = {};
    for (const [name, field] of Object.entries(struct.fields)) {
      const path = prefix + name;
      const own = field.options.source ?? source;
      if (field.kind === 'struct') {
        values[name] = getField(field, this.bytes, this.at);
        this.group(path, field.struct, depth, own, () => this.struct(field.struct, `${path}.`, depth + 1, own));
        continue;
      }
      const known: Known = { fields: values, command: this.options.command ?? null };
      const contents = this.options.contents?.[`${struct.name}.${name}`];
      const run = field.kind === 'tail' ? this.bytes.slice(this.at) : this.bytes.slice(this.at, this.at + field.size);
      const holding = contents?.(known, run) ?? null;
      if (holding?.as === 'instead' && (holding.held.length > 0 || run.length > 0)) {
        this.held(prefix, path, holding, depth, own);
      } else if (field.kind === 'tail' && field.type === 'le64[]' && run.length > 0)
        this.words(path, field, depth, own);
      else {
        values[name] = getField(field, this.bytes, this.at);
        this.leaf(struct.name, name, path, field, depth, own, values, holding?.as === 'below' ? holding : null);
        if (holding?.as === 'instead') this.miscounted(path, this.at, this.fields.length - 1, holding);
      }
    }
  }

  group(path: string, struct: AnyStruct, depth: number, source: Source, walk: () => void): void {
    const from = this.at;
    const place = this.groups.length;
    walk();
    this.groups.splice(place, 0, {
      path,
      struct: struct.name,
      offset: from,
      size: this.at - from,
      depth,
      source: struct.source ?? source,
    });
  }

  private held(prefix: string, path: string, holding: Holding, depth: number, source: Source): void {
    const from = this.at;
    const count = this.fields.length;
    for (const each of holding.held) {
      if (each.path === null) {
        this.struct(each.struct, prefix, depth, source);
        continue;
      }
      const inside = `${path}${each.path}`;
      this.group(inside, each.struct, depth, source, () => this.struct(each.struct, `${inside}.`, depth + 1, source));
    }
    this.miscounted(path, from, this.fields.length > count ? count : count - 1, holding);
  }

  /** Said of the first field inside, or of the last one before. */
  private miscounted(path: string, from: number, about: number, { held, counted }: Holding): void {
    const field = this.fields[about];
    if (!counted || !field) return;
    const text = `${path}: ${counted.by} says ${counted.count}, and the bytes hold ${held.length}`;
    const finding: Finding = { path, offset: from, size: this.at - from, rule: 'count', text };
    this.fields[about] = { ...field, lints: [...field.lints, finding] };
  }

  private text(
    field: Exclude<Field, { readonly kind: 'struct' }>,
    value: DecodedField['value'],
    first: number,
  ): string {
    const { show } = field.options;
    if (value instanceof Uint8Array || (show !== 'feature-bits' && show !== 'bits')) return textOf(field, value);
    const set = featureSetOf(BigInt(value) << BigInt(first));
    return show === 'feature-bits' ? (this.options.listBits ?? featureSetText)(set) : featureSetText(set);
  }

  /** Words of 64 bits to the end; a last one that is cut counts. */
  private words(path: string, field: Field, depth: number, source: Source): void {
    const { show, doc = '' } = field.options;
    const word = le64Field({ ...(show && { show }), doc });
    const count = Math.ceil((this.bytes.length - this.at) / WORD);
    for (let k = 0; k < count; k += 1) {
      const value = getField(word, this.bytes, this.at);
      this.leaf('', '', `${path}[${k}]`, word, depth, source, { value }, null, 64 * k);
    }
  }

  private leaf(
    struct: string,
    name: string,
    path: string,
    field: Exclude<Field, { readonly kind: 'struct' }>,
    depth: number,
    source: Source,
    values: Values,
    holding: Holding | null,
    firstBit = 0,
  ): void {
    const offset = this.at;
    const value = (name === '' ? values.value : values[name]) as number | bigint | Uint8Array;
    const size = field.kind === 'tail' ? (value as Uint8Array).length : field.size;
    const held = Math.max(0, this.bytes.length - offset);
    const present = held >= size ? 'whole' : held > 0 ? 'partly' : 'missing';
    const known =
      value instanceof Uint8Array || name === '' ? undefined : this.options.nameOf?.(struct, name, value, values);
    const isInteger = field.kind === 'number' || field.kind === 'bigint';
    const cut: Finding = {
      path,
      offset,
      size,
      rule: 'cut',
      text: `${path}: ${held} of its ${size} bytes are there, the others read as zero`,
    };
    const inside =
      holding && new Walk(this.bytes.subarray(0, Math.min(this.bytes.length, offset + size)), this.options, offset);
    for (const each of holding?.held ?? []) {
      inside?.struct(each.struct, `${path}${each.path ?? ''}.`, depth + 1, source);
    }
    this.fields.push({
      path,
      offset,
      size,
      value,
      text: known ?? this.text(field, value, firstBit),
      source,
      present,
      depth,
      type: field.type === 'le64[]' ? 'le64[]' : field.kind === 'tail' ? `u8[${size}]` : field.type,
      doc: field.options.doc ?? '',
      show: field.options.show,
      lints: [
        ...(isInteger ? alignmentOf(path, field.type, offset, size) : []),
        ...(present === 'missing' ? [] : judged(path, field, offset, value, known)),
        ...(present === 'partly' ? [cut] : []),
      ],
      below: inside?.fields ?? [],
      belowGroups: inside?.groups ?? [],
    });
    this.at = offset + size;
  }
}

/** Several structs one after another, such as a header and its data; only the last may have a tail. Never fails. */
export const decodeParts = (parts: readonly Part[], bytes: Uint8Array, options: Options = {}): DecodedParts => {
  const walk = new Walk(bytes, options);
  const names: string[] = [];
  for (const { struct, optional = false } of parts) {
    if (optional && bytes.length <= walk.at) continue;
    walk.group('', struct, 0, unsourced, () => walk.struct(struct, '', 1, unsourced));
    names.push(struct.name);
  }
  return {
    struct: names.join(' + '),
    fields: walk.fields,
    groups: walk.groups,
    missing: walk.fields.filter(({ present }) => present === 'missing').map(({ path }) => path),
    extra: bytes.slice(walk.at),
  };
};
