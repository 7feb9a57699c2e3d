import { ours } from '../../spec/source.ts';
import { derive } from '../derive.ts';
import type { Dialect, Switch } from '../dialect.ts';
import { draftOf } from '../draft-2022-07/dialect.ts';
import { postedVariant } from '../draft-2022-07/variant.ts';
import { amendments } from './amendments.ts';
import { reviewedClauses } from './clauses.ts';

const missingWords: Switch = {
  id: 'missing-words',
  title: 'Words that an assign leaves out',
  readings: [
    { id: 'clear', text: 'bits of words that are not there are cleared' },
    { id: 'untouched', text: 'bits of words that are not there stay as they are' },
  ],
  byDefault: 'clear',
  reason: 'What is missing reads as zero everywhere else.',
  source: ours('comment R9 raises the question and does not answer it'),
};

/** The draft with what the review asked for; each comment can be taken or left on its own. */
export const draft202207Reviewed: Dialect = derive(postedVariant, draftOf, {
  id: 'draft-2022-07-reviewed',
  title: 'July 2022 draft, with the review applied',
  summary: 'The same two commands with aligned fields, any number of feature bits, no reserved tails and group terms.',
  amendments,
  more: { switches: [missingWords], clauses: reviewedClauses },
});
