import type { StepRecord } from '../run/timeline-types.ts';

/**
 * Names the steps of a run by what they are in the story: the last line that the operator took, who acts, what, and how
 * often since that line. Runs that part for a while have the same names again from the next line on.
 */
export const createNamer = (): ((record: StepRecord) => string) => {
  let line = 0;
  let counts = new Map<string, number>();
  return ({ action: { actor, name }, events }) => {
    const taken = events.find(event => event.type === 'intent/taken');
    if (taken) {
      line += 1;
      counts = new Map();
      return `${line} ${taken.intent.do}`;
    }
    const what = `${actor} ${name}`;
    const count = (counts.get(what) ?? 0) + 1;
    counts.set(what, count);
    return `${line} ${what} ${count}`;
  };
};
