import { type DecodedBytes, decodeBytes, type Reading } from '../decode/decode.ts';
import { readBytes } from '../decode/read-bytes.ts';
import { structsOf } from '../decode/structs.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { dialectOf, dialects } from '../dialect/dialects.ts';
import type { PlacedField } from '../layout/decode-parts.ts';
import { hex } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';
import { jsonLine } from './json-line.ts';
import { readReadings } from './read-readings.ts';
import { readArgs, readNumber, Unusable, type Verb } from './verb.ts';

const known = dialects.map(({ id }) => id).join(', ');
const help = `Usage: ringside decode --dialect ID [--part readable|writable] [--opcode N] [--json] <hex>
       ringside decode --dialect ID --struct NAME [--json] <hex>

Bytes of a command to named fields with their offsets, counted from the start of the part. Bytes that are
not there read as zero and are named as missing; bytes past the end are shown as extra.

  <hex>          digits, words with 0x or commas, a C array, or the lines of a dump (hexdump -C, xxd)
  --dialect ID   ${known}
  --reading      a switch and one of its readings (SWITCH=READING); may be given more than once
  --part PART    readable (the command, the default) or writable (the answer)
  --opcode N     the command whose data or result follows the header, decimal or 0x…; without it a readable
                 part tells by itself, and a writable part is its header alone
  --command HEX  the readable part that a writable part answers: it tells the opcode, and what was asked for
  --struct NAME  a struct instead of a part: virtq_desc, virtq_avail, pvirtq_desc, virtio_pci_common_cfg, …
  --json         one JSON object: {"struct", "fields", "missing", "extra", "lints"}; a field whose bytes
                 another field gives a meaning has "fields" of its own`;

const options = {
  dialect: { type: 'string' },
  reading: { type: 'string', multiple: true },
  part: { type: 'string' },
  opcode: { type: 'string' },
  command: { type: 'string' },
  struct: { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Given = ReturnType<typeof readArgs<typeof options>>['values'];

const readStruct = (dialect: Dialect, { struct = '', part, opcode, command }: Given): Reading => {
  const names = structsOf(dialect).map(({ name }) => name);
  if (!names.includes(struct)) throw new Unusable(`--struct: found "${struct}", allowed: ${names.join(', ')}`);
  if ((part ?? opcode ?? command) !== undefined) {
    throw new Unusable('--struct: a struct has no --part, --opcode or --command');
  }
  return { part: 'struct', struct };
};

const readPart = ({ part = 'readable', opcode: given, command }: Given): Reading => {
  if (part !== 'readable' && part !== 'writable') {
    throw new Unusable(`--part: found "${part}", allowed: readable, writable`);
  }
  const opcode = given === undefined ? null : readNumber(given, '--opcode', 0xffff);
  if (command === undefined) return { part, opcode };
  if (part === 'readable') throw new Unusable('--command: a readable part is a command itself');
  const read = readBytes(command);
  if (!read.ok) throw new Unusable(`--command: ${read.error.message}`);
  return { part, opcode, command: read.value.bytes };
};

export const decode: Verb = {
  name: 'decode',
  summary: 'bytes of a command or of a struct to named fields with offsets',
  help,
  run: (args, { print }) => {
    const { values, positionals } = readArgs(args, options);
    const { dialect: id, reading = [], struct } = values;
    if (id === undefined) throw new Unusable(`--dialect is missing, allowed: ${known}`);
    if (!dialects.some(each => each.id === id)) throw new Unusable(`--dialect: found "${id}", allowed: ${known}`);
    const dialect = dialectOf(id, readReadings(reading, id));
    const what = struct === undefined ? readPart(values) : readStruct(dialect, values);
    const decoded = decodeBytes(dialect, what, readHex(positionals.join(' ')));
    print(values.json ? jsonLine(toJson(decoded)) : toText(decoded));
    return 0;
  },
};

const readHex = (text: string): Uint8Array => {
  const read = readBytes(text);
  if (read.ok) return read.value.bytes;
  throw new Unusable(`hex: ${read.error.message}`);
};

/** Meanings of bytes stand below them, for those whose text declares no more than bytes. */
const fieldsJson = (fields: readonly PlacedField[]): readonly unknown[] =>
  fields.map(({ path, offset, size, value, source, below }) => ({
    path,
    offset,
    size,
    value,
    source: source.kind,
    ...(below.length > 0 && { fields: fieldsJson(below) }),
  }));

const toJson = ({ struct, fields, missing, extra, lints }: DecodedBytes) => ({
  struct,
  fields: fieldsJson(fields),
  missing,
  extra,
  lints,
});

const number = (value: number | bigint | Uint8Array): string =>
  value instanceof Uint8Array ? bytesToHex(value) : hex(value);

const allOf = (fields: readonly PlacedField[]): readonly PlacedField[] =>
  fields.flatMap(each => [each, ...allOf(each.below)]);

const toText = ({ struct, told, fields, extra, lints }: DecodedBytes): string => {
  const shown = allOf(fields);
  const width = Math.max(...shown.map(({ path }) => path.length));
  const rows = shown.map(({ path, offset, size, value, text, source, present }) => {
    const place = `${String(offset).padStart(4)}${String(size).padStart(4)}`;
    const full = text === String(value) || /^(0x)?[0-9a-f]*$/.test(text) ? number(value) : `${number(value)} (${text})`;
    return `${place}  ${path.padEnd(width)}  ${full}  [${source.kind}${present === 'missing' ? ', missing' : ''}]`;
  });
  return [
    struct,
    ...rows,
    ...(extra.length > 0 ? [`extra: ${bytesToHex(extra)}`] : []),
    ...lints.map(({ text }) => `note: ${text}`),
    ...(told === null ? [] : [`told: ${told}`]),
  ].join('\n');
};
