import { commandOf } from '../admin/rules.ts';
import { decodeBytes } from '../decode/decode.ts';
import { encodePieces, meaningOf, type PartQuestion, type Piece, piecesOf } from '../decode/example.ts';
import { listFeatures } from '../device/feature.ts';
import type { Dialect, Switch } from '../dialect/dialect.ts';
import { dialectById, dialectOf, dialects } from '../dialect/dialects.ts';
import { type DecodedField, decodeFields } from '../layout/decoded.ts';
import { describeStruct } from '../layout/describe.ts';
import { featureSetFromBytes, featureSetOf } from '../num/feature-set.ts';
import { err, ok, type Result } from '../num/result.ts';
import type { Source } from '../spec/source.ts';
import type { Readings } from '../world/world.ts';

/** One version, as some readings make it. */
interface Side {
  readonly dialect: string;
  readonly readings: Readings;
}

export interface StructQuestion extends PartQuestion {
  readonly sides: readonly Side[];
}

/** One field where one side has it, with what stands in its bytes. */
interface LaidField {
  readonly path: string;
  /** What it goes by on every side: `command`, `group` and `member` in a header, else its path. */
  readonly meaning: string;
  readonly offset: number;
  readonly size: number;
  readonly type: string;
  readonly doc: string;
  readonly source: Source;
  readonly reserved: boolean;
  /** What is wrong with where it lies. */
  readonly lints: readonly string[];
  readonly value: bigint;
  readonly text: string;
}

/** A part of a command as one side lays it out. */
interface LaidOut extends Side {
  readonly title: string;
  /** Null: this version has no command with the opcode. */
  readonly command: string | null;
  readonly bytes: Uint8Array;
  readonly fields: readonly LaidField[];
  /** Switches that make another layout of this part. */
  readonly switches: readonly (Pick<Switch, 'id' | 'title' | 'readings' | 'byDefault'> & { readonly chosen: string })[];
  /** What the bytes say, in words. */
  readonly told: string | null;
}

/** A field of the receiver, and what it makes of bytes that the sender laid out. */
interface ReadField extends LaidField {
  /** What the sender wrote into the field of the same meaning; null: it has none. */
  readonly meant: string | null;
  /** Fields of the sender that stand in these bytes; empty: the sender's bytes end before. */
  readonly from: readonly string[];
  readonly verdict: 'as-meant' | 'misread' | 'nothing-meant';
}

/** The bytes of one side, read by another. */
interface Crossing {
  readonly sender: number;
  readonly receiver: number;
  readonly fields: readonly ReadField[];
  readonly told: string | null;
  /** Bytes that the receiver drops, and bytes that it reads as zero because they are not there. */
  readonly dropped: number;
  readonly absent: number;
}

export interface StructDiff {
  /** Every opcode of any version, with the names that it has. */
  readonly opcodes: readonly { readonly opcode: number; readonly names: readonly string[] }[];
  readonly sides: readonly LaidOut[];
  readonly crossings: readonly Crossing[];
}

const shapeOf = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ struct }) => describeStruct(struct).map(({ path, offset, type }) => `${path} ${offset} ${type}`))
    .join();

const switchesOf = ({ dialect: id, readings }: Side, question: StructQuestion): LaidOut['switches'] =>
  (dialectById(id)?.switches ?? [])
    .filter(each => {
      const versions = each.readings.map(way => dialectOf(id, { ...readings, [each.id]: way.id }));
      // Where the command is not there at all, nothing is laid out in another way.
      const shapes = versions
        .filter(version => commandOf(version, question.opcode))
        .map(version => shapeOf(piecesOf(version, question)));
      return new Set(shapes).size > 1;
    })
    .map(each => ({
      id: each.id,
      title: each.title,
      readings: each.readings,
      byDefault: each.byDefault,
      chosen: readings[each.id] ?? each.byDefault,
    }));

const numberOf = (value: DecodedField['value']): bigint =>
  value instanceof Uint8Array ? featureSetFromBytes(value) : BigInt(value);

/** The fields of a side in bytes that it laid out, or that another did. */
const read = (dialect: Dialect, pieces: readonly Piece[], bytes: Uint8Array): LaidField[] =>
  pieces.flatMap(piece => {
    const rows = describeStruct(piece.struct, piece.base);
    return decodeFields(piece.struct, bytes, piece.base).fields.map((field, k): LaidField => {
      const { path, offset, size, source, lints } = field;
      const row = rows[k]!;
      const value = numberOf(field.value);
      return {
        path,
        meaning: meaningOf(dialect, piece, path),
        offset,
        size,
        type: row.type,
        doc: row.doc,
        source,
        reserved: row.reserved,
        lints: lints.map(({ text }) => text),
        value,
        text: row.show === 'feature-bits' ? listFeatures(dialect.features, featureSetOf(value)) : field.text,
      };
    });
  });

const laidOut = (side: Side, question: StructQuestion): Result<LaidOut, string> => {
  const dialect = dialectOf(side.dialect, side.readings);
  const pieces = piecesOf(dialect, question);
  const bytes = encodePieces(dialect, pieces, question);
  if (!bytes.ok) return err(`${dialect.title}: ${bytes.error}`);
  const { part, opcode } = question;
  return ok({
    ...side,
    title: dialect.title,
    command: commandOf(dialect, opcode)?.name ?? null,
    bytes: bytes.value,
    fields: read(dialect, pieces, bytes.value),
    switches: switchesOf(side, question),
    told: decodeBytes(dialect, { part, opcode }, bytes.value, { names: true }).told,
  });
};

const overlaps = (a: LaidField, b: LaidField): boolean => a.offset < b.offset + b.size && b.offset < a.offset + a.size;

const cross = (sides: readonly LaidOut[], sender: number, receiver: number, question: StructQuestion): Crossing => {
  const [from, to] = [sides[sender]!, sides[receiver]!];
  const dialect = dialectOf(to.dialect, to.readings);
  const fields = read(dialect, piecesOf(dialect, question), from.bytes).map((field): ReadField => {
    const wrote = field.reserved
      ? undefined
      : from.fields.find(each => !each.reserved && each.meaning === field.meaning);
    const untouched = wrote ? wrote.value === field.value : field.value === 0n;
    return {
      ...field,
      meant: wrote?.text ?? null,
      from: from.fields.filter(each => overlaps(each, field)).map(({ path }) => path),
      verdict: untouched ? 'as-meant' : wrote ? 'misread' : 'nothing-meant',
    };
  });
  const end = Math.max(0, ...fields.map(({ offset, size }) => offset + size));
  return {
    sender,
    receiver,
    fields,
    told: decodeBytes(dialect, { part: question.part, opcode: question.opcode }, from.bytes, { names: true }).told,
    dropped: Math.max(0, from.bytes.length - end),
    absent: Math.max(0, end - from.bytes.length),
  };
};

const opcodesOf = (): StructDiff['opcodes'] => {
  const names = new Map<number, Set<string>>();
  for (const { commands } of dialects) {
    for (const { opcode, name } of commands) names.set(opcode, (names.get(opcode) ?? new Set()).add(name));
  }
  return [...names].sort(([a], [b]) => a - b).map(([opcode, all]) => ({ opcode, names: [...all] }));
};

/**
 * One part of one opcode as several versions lay it out, and what each would make of the others' bytes. An error: a value
 * that does not fit a field.
 */
export const diffStructs = (question: StructQuestion): Result<StructDiff, string> => {
  const sides: LaidOut[] = [];
  for (const side of question.sides) {
    const made = laidOut(side, question);
    if (!made.ok) return made;
    sides.push(made.value);
  }
  const pairs = sides.flatMap((_, sender) =>
    sides.flatMap((__, receiver) => (sender === receiver ? [] : [[sender, receiver] as const])),
  );
  return ok({
    opcodes: opcodesOf(),
    sides,
    crossings: pairs.map(([sender, receiver]) => cross(sides, sender, receiver, question)),
  });
};
