import type { Result } from '../num/result.ts';
import { err, ok } from '../num/result.ts';
import { most } from './limits.ts';
import type { ParseError } from './parse-error.ts';

/**
 * Reads JSON text. What is wrong with the text is told by line and column, both from 1 and in characters, in the same
 * words on every machine; a member that is given twice is wrong, too, since one of the two would be lost.
 */
export const parseJsonText = (text: string): Result<unknown, ParseError[]> => {
  if (text.length > most.characters) return err([{ path: '', message: tooLong(text) }]);
  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  const fault = firstFault(json);
  if (fault) return err([{ path: '', message: `${lineAndColumn(json, fault.at)}: ${fault.message}` }]);
  return ok(JSON.parse(json) as unknown);
};

const tooLong = (text: string): string => `found ${text.length} characters, allowed: at most ${most.characters}`;

/** The same by character, for whoever shows the text. Null: it is JSON. */
export const faultIn = (text: string): JsonFault | null => {
  if (text.length > most.characters) return { at: 0, message: tooLong(text) };
  const marked = text.startsWith('\ufeff') ? 1 : 0;
  const fault = firstFault(text.slice(marked));
  return fault && { ...fault, at: fault.at + marked };
};

const lineAndColumn = (text: string, at: number): string => {
  const before = text.slice(0, at).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
};

/** Why a text is no JSON, and from which character on, counted from 0. */
export interface JsonFault {
  readonly at: number;
  readonly message: string;
}

class NotJson extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Walks the text by the grammar of RFC 8259; null when it is JSON. */
const firstFault = (text: string): JsonFault | null => {
  let at = 0;

  const fail = (message: string): never => {
    throw new NotJson(at, message);
  };
  const here = (): string => {
    const character = text.codePointAt(at);
    return character === undefined ? 'the end' : JSON.stringify(String.fromCodePoint(character));
  };
  const skip = (): void => {
    while (' \t\n\r'.includes(text[at] ?? '.')) at += 1;
  };
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    at += found?.length ?? 0;
    return found;
  };

  const string = (): string => {
    const from = at;
    at += 1;
    for (; text[at] !== '"'; at += 1) {
      const unit = text.charCodeAt(at);
      if (Number.isNaN(unit)) {
        at = from;
        fail('the text that starts here has no closing quotation mark');
      }
      if (unit < 0x20) fail(text[at] === '\n' ? 'the line ends inside a text' : 'a control character inside a text');
      if (text[at] !== '\\') continue;
      if (match(escaped) === null) fail('this is not an escape of JSON');
      at -= 1;
    }
    at += 1;
    return JSON.parse(text.slice(from, at)) as string;
  };

  const list = (depth: number): void => {
    at += 1;
    skip();
    if (text[at] === ']') {
      at += 1;
      return;
    }
    for (;;) {
      value(depth);
      skip();
      if (text[at] === ']') break;
      if (text[at] !== ',') fail(`found ${here()}, expected a comma or ]`);
      at += 1;
    }
    at += 1;
  };

  const object = (depth: number): void => {
    const seen = new Set<string>();
    at += 1;
    skip();
    if (text[at] === '}') {
      at += 1;
      return;
    }
    for (;;) {
      skip();
      if (text[at] !== '"') fail(`found ${here()}, expected a name in quotation marks`);
      const from = at;
      const name = string();
      if (seen.has(name)) {
        at = from;
        fail(`${JSON.stringify(name)} is given twice`);
      }
      seen.add(name);
      skip();
      if (text[at] !== ':') fail(`found ${here()}, expected a colon`);
      at += 1;
      value(depth);
      skip();
      if (text[at] === '}') break;
      if (text[at] !== ',') fail(`found ${here()}, expected a comma or }`);
      at += 1;
    }
    at += 1;
  };

  const value = (depth: number): void => {
    skip();
    const first = text[at];
    if (first === '{' || first === '[') {
      if (depth === most.nesting) fail(`nested more than ${most.nesting} deep`);
      if (first === '{') object(depth + 1);
      else list(depth + 1);
    } else if (first === '"') string();
    else if (match(number) === null && match(/true|false|null/y) === null) fail(`found ${here()}, expected a value`);
  };

  try {
    value(0);
    skip();
    if (at < text.length) fail(`found ${here()} after the end of the value`);
    return null;
  } catch (error) {
    if (error instanceof NotJson) return { at: error.at, message: error.message };
    throw error;
  }
};
