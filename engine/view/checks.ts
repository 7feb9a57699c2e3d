import { listFeatures } from '../device/feature.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import { deviceTitle } from './names.ts';
import type { CheckRow, CommandView } from './parts/command.ts';
import type { SourceView } from './parts/values.ts';
import { sourceView } from './source-view.ts';
import { english, type Say } from './words/say.ts';

/** How a device judged a command, and what came of it. */
export interface Judged {
  readonly checks: readonly CheckRow[];
  readonly effects: CommandView['effects'];
}

const unsourced: SourceView = { kind: 'ours', text: 'a rule of the engine' };

const sourceOf = (dialect: Dialect, check: string, clause: string): SourceView => {
  const all = [...dialect.commonChecks, ...dialect.commands.flatMap(({ checks }) => checks)];
  const found =
    all.find(each => each.id === check && each.clause === clause) ?? dialect.clauses.find(({ id }) => id === clause);
  return found ? sourceView(found.source) : unsourced;
};

/** The checks in the order in which they were made; the last one decided, whether it refused or let pass. */
const checksIn = (say: Say, dialect: Dialect, record: StepRecord): CheckRow[] => {
  const made = record.events.flatMap(event => (event.type === 'note/checked' ? [event] : []));
  const refusal = made.findIndex(({ passed }) => !passed);
  const decides = refusal >= 0 ? refusal : made.length - 1;
  return made.map(({ check, clause, why, passed }, place) => ({
    check,
    clause,
    why: say.again(why),
    passed,
    decides: place === decides,
    source: sourceOf(dialect, check, clause),
  }));
};

/** What the command changed, told by the rules that took effect, or else by the events alone. */
const effectsIn = (say: Say, dialect: Dialect, record: StepRecord): CommandView['effects'] => {
  const applied = record.events.flatMap(event =>
    event.type === 'note/applied' ? [{ text: say.again(event.what), clause: event.clause }] : [],
  );
  if (applied.length > 0) return applied;
  return record.events.flatMap(event => {
    if (event.type !== 'features/assigned' || event.to === null) return [];
    const who = deviceTitle(record.after.topology, event.device, say);
    return [{ text: say('{} is assigned {}', who, listFeatures(dialect.features, event.to)), clause: '' }];
  });
};

/** Judgement and effects of the step that executed a command; nothing before it was executed. */
export const judgedIn = (dialect: Dialect, record: StepRecord | null, say: Say = english): Judged =>
  record
    ? { checks: checksIn(say, dialect, record), effects: effectsIn(say, dialect, record) }
    : { checks: [], effects: [] };
