import { hexErrorText, hexToBytes } from '../num/bytes.ts';
import { err, ok, type Result } from '../num/result.ts';

/** Why a text is no list of bytes, and where. */
export interface NotBytes {
  /** First character that is meant, counted from 0. */
  readonly at: number;
  /** In words; with line and column where there are several lines. */
  readonly message: string;
}

/** How the bytes were written. */
type Notation = 'digits' | 'list' | 'dump';

export interface ReadBytes {
  readonly bytes: Uint8Array;
  readonly notation: Notation;
}

interface Line {
  readonly text: string;
  /** Place of its first character in the whole text. */
  readonly from: number;
}

const linesOf = (text: string): Line[] => {
  let from = 0;
  return text.split('\n').map(line => {
    const found = { text: line.replace(/\r$/, ''), from };
    from += line.length + 1;
    return found;
  });
};

/** Where a character stands: its position, or line and column in a text of several lines. */
const placeOf = (text: string, at: number): string => {
  const before = text.slice(0, at).split('\n');
  return text.trim().includes('\n')
    ? `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
    : `position ${at}`;
};

const wrong = (text: string, at: number, message: (place: string) => string): Result<ReadBytes, NotBytes> =>
  err({ at, message: message(placeOf(text, at)) });

/** `00000010: 0102 …`, `00000010  01 02 …  |..|`: an offset, bytes, and perhaps the bytes as characters. */
const DUMP = /^(\s*(?:0x)?([0-9a-f]{4,16})(:|\s+|$)\s*)(.*)$/i;
/** The bytes of a line of a dump end where its characters begin: at a bar, or behind two blanks. */
const endOfBytes = (rest: string, colon: boolean): number => {
  const bar = rest.indexOf('|');
  if (bar >= 0) return bar;
  // With a colon there is one blank between groups, and two before the characters; without one, two in the middle.
  const gap = colon ? rest.search(/\s{2,}\S/) : -1;
  return gap >= 0 ? gap : rest.length;
};

interface DumpLine extends Line {
  readonly offset: number;
  readonly rest: string;
  readonly restFrom: number;
}

const dumpLine = (line: Line): DumpLine | null => {
  const found = DUMP.exec(line.text);
  if (!found) return null;
  const [, head = '', digits = '', mark = '', rest = ''] = found;
  return {
    ...line,
    offset: Number.parseInt(digits, 16),
    rest: rest.slice(0, endOfBytes(rest, mark === ':')),
    restFrom: line.from + head.length,
  };
};

/** Whether lines are a dump: all begin with an offset, and a colon or a bar shows it, or the offsets count the bytes. */
const isDump = (lines: readonly Line[]): boolean => {
  const found = lines.filter(({ text }) => text.trim() !== '' && text.trim() !== '*').map(dumpLine);
  const rows = found.filter(each => each !== null);
  if (rows.length === 0 || rows.length < found.length) return false;
  if (rows.every(({ text }) => /^\s*(0x)?[0-9a-f]{4,16}:/i.test(text))) return true;
  if (rows.some(({ text }) => text.includes('|'))) return true;
  let at = rows[0]?.offset ?? 0;
  return (
    rows.length > 1 &&
    rows.every(({ offset, rest }, k) => {
      const fits = offset === at && (rest.trim() !== '' || k === rows.length - 1);
      at += rest.replace(/\s/g, '').length / 2;
      return fits;
    })
  );
};

/** Groups of four digits or more without a colon are numbers in the order of the machine, not bytes. */
const isOfWords = ({ text, rest }: DumpLine): boolean =>
  !text.includes(':') && /^\s*([0-9a-f]{4}|[0-9a-f]{8}|[0-9a-f]{16})(\s+[0-9a-f]{4,16})+\s*$/i.test(rest);

/** Bytes that `*` stands for at most: a dump may leave out gigabytes. */
const MOST_LEFT_OUT = 1 << 20;

const readDump = (text: string, lines: readonly Line[]): Result<ReadBytes, NotBytes> => {
  const rows: Uint8Array[] = [];
  let length = 0;
  let start: number | null = null;
  let star: Line | null = null;
  const push = (row: Uint8Array) => {
    rows.push(row);
    length += row.length;
  };
  for (const line of lines) {
    if (line.text.trim() === '') continue;
    if (line.text.trim() === '*') {
      star = line;
      continue;
    }
    const row = dumpLine(line);
    if (!row) return wrong(text, line.from, place => `${place} is no line of a dump`);
    if (isOfWords(row)) {
      return wrong(
        text,
        row.restFrom,
        place => `${place} shows words in the order of the machine; dump single bytes (hexdump -C, xxd)`,
      );
    }
    start ??= row.offset;
    const at = row.offset - start;
    if (star) {
      const last = rows.at(-1);
      const absent = at - length;
      if (!last || absent < 0 || absent % last.length !== 0 || absent > MOST_LEFT_OUT) {
        return wrong(text, star.from, place => `* at ${place} cannot stand for ${absent} bytes`);
      }
      for (let k = absent / last.length; k > 0; k -= 1) push(last);
      star = null;
    }
    if (at !== length) {
      return wrong(text, line.from, place => `the offset at ${place} says byte ${at}, and ${length} bytes are there`);
    }
    const read = readDigits(text, row.rest, row.restFrom);
    if (!read.ok) return read;
    push(read.value.bytes);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const row of rows) {
    bytes.set(row, at);
    at += row.length;
  }
  return length > 0 ? ok({ bytes, notation: 'dump' }) : err({ at: 0, message: 'there are no hex digits' });
};

/** Digits and white space, as they stand in one piece of the text. */
const readDigits = (text: string, piece: string, from: number): Result<ReadBytes, NotBytes> => {
  const read = hexToBytes(piece, { allowEmpty: true });
  if (read.ok) return ok({ bytes: read.value, notation: 'digits' });
  const { error } = read;
  if (error.kind === 'not-hex') {
    return wrong(text, from + error.position, place => `'${error.found}' at ${place} is not a hex digit`);
  }
  const last = from + piece.trimEnd().length - 1;
  return wrong(text, last, place =>
    text === piece
      ? `${hexErrorText(error)}${error.kind === 'odd' ? `: digit ${error.digits} has no second half` : ''}`
      : `the last digit before ${place} has no second half`,
  );
};

/** Comments and what stands around the bytes of a C array become blanks, so that places stay as they are. */
const withoutC = (text: string): string => {
  const blank = (found: string) => found.replace(/[^\n]/g, ' ');
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/\/\/[^\n]*/g, blank);
  const open = bare.indexOf('{');
  const close = bare.lastIndexOf('}');
  if (open < 0) return bare;
  const end = close > open ? close : bare.length;
  return `${blank(bare.slice(0, open + 1))}${bare.slice(open + 1, end)}${blank(bare.slice(end))}`;
};

/** `0x01, 0x02`, `{1, 2}`, `\x01\x02`, `01:02`, `01-02`: words of their own; one digit is a byte. */
const readList = (text: string): Result<ReadBytes, NotBytes> => {
  const bare = withoutC(text);
  const hex: string[] = [];
  for (const found of bare.matchAll(/\\x([0-9a-f]{1,2})|[^\s,;:"'_\\-]+/gi)) {
    const at = found.index;
    const word = found[1] ?? found[0].replace(/^0x/i, '');
    const skipped = found[0].length - word.length;
    const bad = word.search(/[^0-9a-f]/i);
    if (bad >= 0 || word === '') {
      const where = at + skipped + Math.max(bad, 0);
      return wrong(text, where, place => `'${word[Math.max(bad, 0)] ?? found[0]}' at ${place} is not a hex digit`);
    }
    if (word.length > 1 && word.length % 2 === 1) {
      return wrong(text, at, place => `'${found[0]}' at ${place} has ${word.length} digits, not two for each byte`);
    }
    hex.push(word.length === 1 ? `0${word}` : word);
  }
  const bytes = hexToBytes(hex.join(''));
  return bytes.ok ? ok({ bytes: bytes.value, notation: 'list' }) : err({ at: 0, message: 'there are no hex digits' });
};

/**
 * The bytes in a text that somebody pasted: hex digits with or without white space, words with `0x` or commas, a C
 * array, a string of `\x…`, or the lines of a dump (hexdump, xxd, od). An error says where.
 */
export const readBytes = (text: string): Result<ReadBytes, NotBytes> => {
  const lines = linesOf(text);
  if (isDump(lines)) return readDump(text, lines);
  if (/[,;:{}"\\_]|\b0x[0-9a-f]+\s+0x|\/[/*]|[0-9a-f]-[0-9a-f]/i.test(text)) return readList(text);
  const read = readDigits(text, text, 0);
  return read.ok && read.value.bytes.length === 0 ? err({ at: 0, message: 'there are no hex digits' }) : read;
};
