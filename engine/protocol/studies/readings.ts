import { runReadings } from '../../compare/readings.ts';
import { err, ok } from '../../num/result.ts';
import { rejection } from '../rejection.ts';
import { sayTo } from '../session.ts';
import { shownScenario } from '../share.ts';
import type { Study } from '../study.ts';

/** Steps of a run at most, so that a study of many runs comes to an end. */
const MOST_STEPS = 5000;

/** What a person did on the shown branch is played under each reading, too. */
export const readings: Study<'readings'> = ({ switch: only }, session) => {
  if (!session) return err(rejection('study', 'kind', 'needs a scenario, and none is loaded'));
  const known = session.dialect.switches.map(({ id }) => id);
  if (only !== undefined && !known.includes(only)) {
    return err(rejection('study', 'switch', `found "${only}", allowed: ${known.join(', ')}`));
  }
  const { again } = sayTo(session);
  const found = runReadings(shownScenario(session), { ...(only !== undefined && { only }), limit: MOST_STEPS });
  return ok(
    found.map(({ title, runs, ...each }) => ({
      ...each,
      title: again(title),
      runs: runs.map(run => ({ ...run, text: again(run.text) })),
    })),
  );
};
