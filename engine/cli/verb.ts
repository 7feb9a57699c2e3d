import { type ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;
type Args<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: true; strict: true }>
>;

/** 0: done and all held; 1: something did not hold. (2 is for input that could not be used, see `Unusable`.) */
export type ExitCode = 0 | 1;

/** One verb of the command line. */
export interface Verb {
  readonly name: string;
  /** One line for the list of verbs. */
  readonly summary: string;
  /** What `ringside VERB --help` prints. */
  readonly help: string;
  /** Prints nothing on standard output before everything that comes in was found usable. */
  readonly run: (args: readonly string[], streams: Streams) => ExitCode;
}

/** Standard output and standard error, a line (or several) at a time, without the last line break. */
export interface Streams {
  readonly print: (line: string) => void;
  readonly warn: (line: string) => void;
}

/** Input that cannot be used: the reason goes to standard error, and nothing to standard output. */
export class Unusable extends Error {}

/** The options and the rest of the arguments; a wrong option is unusable input. */
export const readArgs = <const O extends Options>(args: readonly string[], options: O): Args<O> => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new Unusable(error instanceof Error ? error.message : String(error));
  }
};

/** A whole number within bounds, decimal or `0x…`. */
export const readNumber = (text: string, option: string, max: number): number => {
  const value = /^(\d+|0x[0-9a-f]+)$/i.test(text) ? Number(text) : Number.NaN;
  if (value <= max) return value;
  throw new Unusable(`${option}: found "${text}", allowed: a whole number from 0 to ${max}`);
};

/** The only argument. */
export const readOne = (positionals: readonly string[], what: string): string => {
  const [only, ...more] = positionals;
  if (only === undefined) throw new Unusable(`${what} is missing`);
  if (more.length > 0) throw new Unusable(`found ${positionals.length} arguments, allowed: ${what}`);
  return only;
};
