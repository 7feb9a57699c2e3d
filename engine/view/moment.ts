import type { Dialect } from '../dialect/dialect.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import { parseActorId, sideOf } from '../world/ids.ts';
import { judgedIn } from './checks.ts';
import { decisionView } from './decision-view.ts';
import type { History } from './history.ts';
import type { Lineage } from './ledger.ts';
import { motionsOf } from './motions.ts';
import type { MomentView } from './parts/moment.ts';
import { sentenceOf } from './sentence.ts';
import type { Say } from './words/say.ts';

/** The check that decided on a command of an owner's driver. */
const checkOf = (say: Say, dialect: Dialect, record: StepRecord): MomentView['check'] => {
  const parts = parseActorId(record.action.actor);
  if (parts.kind !== 'admin') return null;
  const decides = judgedIn(dialect, record, say).checks.find(each => each.decides);
  return decides ? { ...decides, owner: parts.device } : null;
};

/** The step that was played last, as one sentence and as movements on the picture. */
export const momentView = (
  dialect: Dialect,
  record: StepRecord,
  history: History,
  lineage: Lineage,
  before: Lineage,
  say: Say,
): MomentView => ({
  step: record.step,
  actor: record.action.actor,
  side: sideOf(record.action.actor),
  action: record.action.name,
  ...sentenceOf(dialect, record, say),
  decision: decisionView(record, say),
  check: checkOf(say, dialect, record),
  motions: motionsOf(record, history, lineage, before, say),
});
