import type * as v from 'valibot';
import type { ParseError } from '../scenario/parse-error.ts';
import { joinPath } from '../scenario/plain.ts';

/** Most reasons that are told one by one. */
const MOST_ERRORS = 20;

export const errorsOf = (issues: readonly v.BaseIssue<unknown>[]): ParseError[] =>
  issues.slice(0, MOST_ERRORS).map(({ path, message }) => ({
    path: (path ?? []).reduce((at, { key }) => joinPath(at, key as PropertyKey), ''),
    message,
  }));
