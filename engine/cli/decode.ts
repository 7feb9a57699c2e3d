import { commandOf } from '../admin/rules.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { dialectById, dialects } from '../dialect/dialects.ts';
import { type Decoded, type DecodedField, decodeParts, type Part } from '../layout/decoded.ts';
import { hex } from '../num/addr.ts';
import { bytesToHex, type HexError, hexErrorText, hexToBytes } from '../num/bytes.ts';
import { jsonLine } from './json-line.ts';
import { readArgs, readNumber, Unusable, type Verb } from './verb.ts';

const known = dialects.map(({ id }) => id).join(', ');
const help = `Usage: ringside decode --dialect ID [--part readable|writable] [--opcode N] [--json] <hex>

Bytes of a command to named fields with their offsets, counted from the start of the part. Bytes that are
not there read as zero and are named as missing; bytes past the end are shown as extra.

  --dialect ID   ${known}
  --part PART    readable (the command, the default) or writable (the answer)
  --opcode N     the command whose data or result follows the header, decimal or 0x…; without it a readable
                 part tells by itself, and a writable part is its header alone
  --json         one JSON object: {"struct", "fields", "missing", "extra", "lints"}`;

const options = {
  dialect: { type: 'string' },
  part: { type: 'string' },
  opcode: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export const decode: Verb = {
  name: 'decode',
  summary: 'bytes of a command to named fields with offsets',
  help,
  run: (args, { print }) => {
    const { values, positionals } = readArgs(args, options);
    if (values.dialect === undefined) throw new Unusable(`--dialect is missing, allowed: ${known}`);
    const dialect = dialectById(values.dialect);
    if (!dialect) throw new Unusable(`--dialect: found "${values.dialect}", allowed: ${known}`);
    const { part = 'readable' } = values;
    if (part !== 'readable' && part !== 'writable') {
      throw new Unusable(`--part: found "${part}", allowed: readable, writable`);
    }
    const opcode = values.opcode === undefined ? null : readNumber(values.opcode, '--opcode', 0xffff);
    const bytes = readHex(positionals.join(' '));
    const decoded = decodeParts(partsOf(dialect, part, opcode, bytes), bytes);
    print(values.json ? jsonLine(toJson(decoded, bytes.length)) : toText(decoded, bytes.length));
    return 0;
  },
};

const readHex = (text: string): Uint8Array => {
  const bytes = hexToBytes(text);
  if (bytes.ok) return bytes.value;
  throw new Unusable(`hex: ${hexErrorText(bytes.error)}${whereOdd(bytes.error)}`);
};

const whereOdd = (error: HexError): string =>
  error.kind === 'odd' ? `: digit ${error.digits} has no second half` : '';

/** The structs that follow one another in a part. After a failure the result is not there, so it is not missing. */
const partsOf = (
  dialect: Dialect,
  part: 'readable' | 'writable',
  opcode: number | null,
  bytes: Uint8Array,
): readonly Part[] => {
  if (part === 'readable') {
    const own = Number(dialect.header.decode(bytes)[dialect.headerFields.opcode]);
    const data = commandOf(dialect, opcode ?? own)?.data;
    return [{ struct: dialect.header }, ...(data ? [{ struct: data }] : [])];
  }
  const result = opcode === null ? null : commandOf(dialect, opcode)?.result;
  const header = dialect.answer.decode(bytes);
  const succeeded = Object.entries(dialect.success.fields).every(([field, value]) => header[field] === value);
  return [{ struct: dialect.answer }, ...(result ? [{ struct: result, optional: !succeeded }] : [])];
};

/** A field of which some bytes are there and some are not. */
const cut = ({ path, offset, size }: DecodedField, held: number) => ({
  path,
  offset,
  size,
  rule: 'cut',
  text: `${path}: ${held - offset} of its ${size} bytes are there, the others read as zero`,
});

const lintsOf = ({ fields }: Decoded, held: number) =>
  fields.flatMap(field => [...field.lints, ...(field.present === 'partly' ? [cut(field, held)] : [])]);

const toJson = (decoded: Decoded, held: number) => ({
  struct: decoded.struct,
  fields: decoded.fields.map(({ path, offset, size, value, source }) => ({
    path,
    offset,
    size,
    value,
    source: source.kind,
  })),
  missing: decoded.missing,
  extra: decoded.extra,
  lints: lintsOf(decoded, held),
});

const number = (value: number | bigint | Uint8Array): string =>
  value instanceof Uint8Array ? bytesToHex(value) : hex(value);

const toText = (decoded: Decoded, held: number): string => {
  const width = Math.max(...decoded.fields.map(({ path }) => path.length));
  const rows = decoded.fields.map(({ path, offset, size, value, text, source, present }) => {
    const place = `${String(offset).padStart(4)}${String(size).padStart(4)}`;
    const shown = text === String(value) || text === number(value) ? number(value) : `${number(value)} (${text})`;
    return `${place}  ${path.padEnd(width)}  ${shown}  [${source.kind}${present === 'missing' ? ', missing' : ''}]`;
  });
  return [
    decoded.struct,
    ...rows,
    ...(decoded.extra.length > 0 ? [`extra: ${bytesToHex(decoded.extra)}`] : []),
    ...lintsOf(decoded, held).map(({ text }) => `note: ${text}`),
  ].join('\n');
};
