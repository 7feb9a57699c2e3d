import { type DrawOptions, drawings, drawRun } from '../../export/svg/draw-run.ts';
import { isTheme } from '../../export/svg/themes.ts';
import { err, ok } from '../../num/result.ts';
import { createTimeline } from '../../run/timeline.ts';
import { parseDeviceId } from '../../world/ids.ts';
import { rejection } from '../rejection.ts';
import { shownScenario } from '../share.ts';
import type { Study } from '../study.ts';

/** Steps that are played to know how a run goes on. */
const MOST_STEPS = 20_000;

const isQueue = (queue: DrawOptions['queue']): boolean =>
  typeof queue === 'object' &&
  (queue === null ||
    (typeof queue.device === 'string' &&
      parseDeviceId(queue.device) !== null &&
      Number.isInteger(queue.queue) &&
      queue.queue >= 0 &&
      queue.queue <= 0xffff));

/** The shown branch is played anew, so that the one on the page stays where it is. */
export const drawing: Study<'draw'> = ({ view, theme = 'light', queue = null }, session) => {
  if (!session) return err(rejection('study', 'kind', 'needs a scenario, and none is loaded'));
  if (!drawings.includes(view)) {
    return err(rejection('study', 'view', `found "${view}", allowed: ${drawings.join(', ')}`));
  }
  if (typeof theme !== 'string' || !isTheme(theme)) {
    return err(rejection('study', 'theme', `found "${theme}", allowed: light, dark`));
  }
  if (!isQueue(queue)) return err(rejection('study', 'queue', 'allowed: a function and the index of a virtqueue'));
  const timeline = createTimeline(shownScenario(session));
  timeline.run(Math.max(MOST_STEPS, session.timeline.step));
  timeline.seek(session.timeline.step);
  const drawn = drawRun(timeline, session.dialect, { view, theme, queue });
  return drawn.ok ? ok({ svg: drawn.value }) : err(rejection('study', 'queue', drawn.error));
};
