import type { Answer } from '../engine/client.ts';
import { ask } from './engine.ts';

/** Steps that are played before a scenario is shown, so that the timeline knows what comes; longer runs grow. */
const AHEAD = 1000;

/** To the end and back: what the schedule will do is drawn as the future, until somebody does something else. */
export const lookAhead = async (answer: Answer): Promise<readonly Answer[]> => {
  if (answer.type !== 'view') return [answer];
  const step = answer.parts.run?.step ?? 0;
  return [answer, await ask({ type: 'run', limit: AHEAD }), await ask({ type: 'seek', step })];
};
