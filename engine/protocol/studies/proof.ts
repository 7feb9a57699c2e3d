import { err, ok } from '../../num/result.ts';
import { proveRun, readDigests } from '../../scenario/run-digests.ts';
import { createLog } from '../../view/log.ts';
import { rejection } from '../rejection.ts';
import type { Study } from '../study.ts';

/** Steps that are told of the range in which two runs part. */
const MOST_TOLD = 64;

/** The scenario is played anew, as it was opened, so that the run on the page stays where it is. */
export const proof: Study<'proof'> = ({ digests }, session) => {
  if (!session) return err(rejection('study', 'kind', 'needs a scenario, and none is loaded'));
  const read = typeof digests === 'string' ? readDigests(digests) : null;
  if (!read) return err(rejection('study', 'digests', 'these are no digests of a run'));
  const { timeline, ...found } = proveRun(session.scenario, read);
  const { after, by } = found.parting ?? { after: 0, by: 0 };
  const from = Math.max(after, 0);
  const { rows } = createLog(timeline, session.dialect).window(from, Math.min(by - from, MOST_TOLD));
  return ok({
    ...found,
    now: rows.map(({ step, actor, side, refused, sentence }) => ({ step, actor, side, refused, sentence })),
  });
};
