import type { ParseError } from '../scenario/parse-error.ts';

/** Input from outside that could not be used: nothing was changed. */
export interface Rejection {
  /** What could not be used: 'scenario', 'link', 'intent', … */
  readonly what: string;
  readonly errors: readonly ParseError[];
}

export const rejection = (what: string, path: string, message: string): Rejection => ({
  what,
  errors: [{ path, message }],
});
