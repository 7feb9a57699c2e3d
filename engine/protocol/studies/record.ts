import { err, ok } from '../../num/result.ts';
import { recordRun } from '../../scenario/record-run.ts';
import { serializeScenario } from '../../scenario/serialize.ts';
import { rejection } from '../rejection.ts';
import { shownScenario } from '../share.ts';
import type { Study } from '../study.ts';

/** Steps of a run at most, so that a study comes to an end. */
const MOST_STEPS = 20_000;

export const record: Study<'record'> = (_, session) => {
  if (!session) return err(rejection('study', 'kind', 'needs a scenario, and none is loaded'));
  return ok(
    recordRun(shownScenario(session), MOST_STEPS).map(({ as, scenario, steps, digest }) => ({
      as,
      steps,
      digest,
      file: `${JSON.stringify(serializeScenario(scenario), null, 2)}\n`,
      lines: scenario.script.length,
      actions: scenario.schedule.kind === 'chosen' ? scenario.schedule.actions.length : 0,
      interventions: scenario.interventions?.length ?? 0,
    })),
  );
};
