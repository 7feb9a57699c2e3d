import { err } from '../../num/result.ts';
import { parseIntents } from '../../scenario/parse-intents.ts';
import type { Study } from '../study.ts';

export const intents: Study<'intents'> = ({ intents: all }) => {
  const parsed = parseIntents(all);
  return parsed.ok ? parsed : err({ what: 'intents', errors: parsed.error });
};
