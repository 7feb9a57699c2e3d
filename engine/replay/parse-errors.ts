import type * as v from 'valibot';
import type { ParseError } from '../scenario/parse-error.ts';
import { joinPath } from '../scenario/plain.ts';

/** Most reasons that are told one by one. */
const MOST_ERRORS = 20;

/** Most characters of a reason, which may quote what was found. */
const MOST_TEXT = 300;

const shortened = (text: string): string => (text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text);

export const errorsOf = (issues: readonly v.BaseIssue<unknown>[]): ParseError[] =>
  issues.slice(0, MOST_ERRORS).map(({ path, message }) => ({
    path: (path ?? []).reduce((at, { key }) => joinPath(at, key as PropertyKey), ''),
    message: shortened(message),
  }));
