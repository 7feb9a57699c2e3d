import * as v from 'valibot';
import type { Result } from '../num/result.ts';
import { err, ok } from '../num/result.ts';
import type { Intent } from '../world/intent.ts';
import { intentSchema } from './intent-schema.ts';
import type { ParseError } from './parse-error.ts';
import { checkPlain } from './plain.ts';

/** Intents that were written down without their scenario: their form is judged, not what they are about. All or none. */
export const parseIntents = (input: readonly unknown[]): Result<readonly Intent[], ParseError[]> => {
  const plain = checkPlain(input);
  if (plain.length > 0) return err(plain);
  const intents: Intent[] = [];
  for (const [at, each] of input.entries()) {
    const read = v.safeParse(intentSchema, each);
    if (!read.success) return err([{ path: `intents[${at}]`, message: read.issues[0].message }]);
    intents.push(read.output);
  }
  return ok(intents);
};
