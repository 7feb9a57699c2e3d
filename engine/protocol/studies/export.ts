import { dialectOf } from '../../dialect/dialects.ts';
import { exportRun, formats, isExportFormat } from '../../export/formats.ts';
import { tellRun } from '../../export/told-run.ts';
import { err, ok } from '../../num/result.ts';
import { createTimeline } from '../../run/timeline.ts';
import { rejection } from '../rejection.ts';
import { shownScenario } from '../share.ts';
import type { Study } from '../study.ts';

/** Steps of an exported run at most; longer ones are made on the command line. */
const MOST_STEPS = 20_000;

/** The shown branch is played anew to its end, so that the one on the page stays where it is. */
export const exporting: Study<'export'> = ({ format, command = null, steps = false }, session) => {
  if (!session) return err(rejection('study', 'kind', 'needs a scenario, and none is loaded'));
  if (typeof format !== 'string' || !isExportFormat(format)) {
    return err(rejection('study', 'format', `found "${format}", allowed: ${Object.keys(formats).join(', ')}`));
  }
  const scenario = shownScenario(session);
  const timeline = createTimeline(scenario);
  timeline.run(MOST_STEPS);
  const run = tellRun(timeline, dialectOf(scenario.dialect, scenario.readings));
  const text = exportRun(format, scenario, run, { command, steps });
  return ok({ extension: formats[format], text, steps: timeline.step, whole: timeline.scheduled() === null });
};
