import type { ActionKey, RunInputs } from '../run/inputs.ts';
import { schedule } from '../run/schedule.ts';
import { choicesAt, keyOf } from '../run/step.ts';
import { createTimeline } from '../run/timeline.ts';
import type { Timeline } from '../run/timeline-types.ts';
import { digestOf } from '../world/hash-world.ts';
import type { Intent, ScriptLine } from '../world/intent.ts';
import type { World } from '../world/world.ts';
import { most } from './limits.ts';
import type { Scenario } from './scenario.ts';

/**
 * How a run that somebody took part in is written down: as it is, its order of actions as a chosen schedule, what they
 * did by hand as lines of the script, or as interventions beside it.
 */
export type RecordedAs = 'as-it-is' | 'chosen' | 'lines' | 'interventions';

export interface RecordedRun {
  readonly as: RecordedAs;
  readonly scenario: Scenario;
  readonly steps: number;
  readonly digest: string;
}

/** All of a world but how much of a script was used: lines that somebody did by hand were in no script. */
const withoutScript = (world: World): string => digestOf({ ...world, script: [], taken: 0 });

const play = <I extends RunInputs>(inputs: I, limit: number): Timeline<I> => {
  const timeline = createTimeline(inputs);
  timeline.run(limit);
  return timeline;
};

/** The chosen actions without those at the end that would be taken anyway. */
const needed = (timeline: Timeline, actions: readonly ActionKey[]): readonly ActionKey[] => {
  let last = 0;
  for (let step = 1; step <= timeline.end; step += 1) {
    const before = timeline.worldAt(step - 1);
    const fair = schedule({ kind: 'fair' }, choicesAt(before), step - 1, timeline.record(step - 1)?.action ?? null);
    if (fair === null || keyOf(fair) !== actions[step - 1]) last = step;
  }
  return actions.slice(0, last);
};

/** The lines that the operator took, one for each time, those of a person among them; and the rest of the script. */
const linesOf = (timeline: Timeline): ScriptLine[] => {
  const lines: ScriptLine[] = [];
  for (let step = 1; step <= timeline.end; step += 1) {
    const record = timeline.record(step);
    if (record?.action.actor !== 'operator') continue;
    const { intent } = record.action;
    const [next] = record.before.script;
    if (!intent && !next) throw new Error(`step ${step} took a line that the script does not have`);
    const { repeat: _repeat, ...line }: ScriptLine = intent || !next ? { intent: intent as Intent } : next;
    const othersCould = choicesAt(record.before).some(({ action, enabled }) => enabled && action.actor !== 'operator');
    lines.push(othersCould ? { ...line, concurrent: true } : line);
  }
  return [...lines, ...timeline.worldAt(timeline.end).script];
};

/**
 * Writes down the run of a scenario, with all that was done by hand in it, in every way that leads to the same end after
 * the same number of steps; the first is the one to read. Each was played, and its last world compared.
 */
export const recordRun = (scenario: Scenario, limit: number): readonly RecordedRun[] => {
  const timeline = play(scenario, limit);
  const { end } = timeline;
  const world = timeline.worldAt(end);
  const digest = digestOf(world);
  const bare = withoutScript(world);
  const actions = Array.from({ length: end }, (_, k) => timeline.keyAt(k + 1) ?? '');
  const byHand = timeline.interventions();
  const { interventions: _own, ...rest } = scenario;

  const chosen = (script: readonly ScriptLine[]): Scenario => {
    const all: Scenario = { ...rest, script, schedule: { kind: 'chosen', actions } };
    const few = needed(play(all, limit), actions);
    return { ...all, schedule: few.length === 0 ? { kind: 'fair' } : { kind: 'chosen', actions: few } };
  };
  const tried = (as: RecordedAs, made: Scenario): RecordedRun[] => {
    if (made.script.length > most.scriptLines || (made.interventions?.length ?? 0) > most.interventions) return [];
    if (made.schedule.kind === 'chosen' && made.schedule.actions.length > most.chosen) return [];
    const again = play(made, limit);
    const last = again.worldAt(again.end);
    const same = as === 'lines' ? withoutScript(last) === bare : digestOf(last) === digest;
    return same && again.end === end ? [{ as, scenario: made, steps: end, digest: digestOf(last) }] : [];
  };

  if (byHand.length === 0) return tried('as-it-is', scenario);
  const ownIntents = byHand.some(each => 'intent' in each);
  return [
    ...(ownIntents ? tried('lines', chosen(linesOf(timeline))) : tried('chosen', chosen(scenario.script))),
    ...tried('interventions', { ...rest, interventions: byHand }),
  ];
};
