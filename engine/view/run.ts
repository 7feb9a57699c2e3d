import type { Action } from '../actor/actor.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { Timeline } from '../run/timeline-types.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { digestOf } from '../world/hash-world.ts';
import type { DeviceId } from '../world/ids.ts';
import type { ScriptLine } from '../world/intent.ts';
import { functionAt, functionCount } from '../world/topology.ts';
import type { Readings, World } from '../world/world.ts';
import { createBranches } from './branches.ts';
import type { History } from './history.ts';
import type { RunView, SwitchView } from './parts/run.ts';
import { recipeView } from './recipe.ts';
import { sourceView } from './source-view.ts';
import type { VerdictMaker } from './verdicts.ts';
import { english, type Say } from './words/say.ts';

/** How often lines of a script are taken, those that repeat as often as they do. */
const turnsOf = (script: readonly ScriptLine[]): number => script.reduce((sum, { repeat = 1 }) => sum + repeat, 0);

/** How far the script is. */
export const scriptView = ({ script }: Scenario, world: World): RunView['script'] => {
  const all = turnsOf(script);
  return { done: all - turnsOf(world.script), all };
};

export const switchViews = (dialect: Dialect, readings: Readings, say: Say = english): SwitchView[] =>
  dialect.switches.map(({ id, title, byDefault, reason, source, readings: all }) => ({
    id,
    title: say.again(title),
    chosen: readings[id] ?? byDefault,
    byDefault,
    reason: say.again(reason),
    source: sourceView(source),
    readings: all.map(({ id, text }) => ({ id, text: say.again(text) })),
  }));

/** What changes between two looks at the same run. */
export interface RunInput {
  readonly world: World;
  readonly scheduled: Action | null;
  readonly bookmarks: RunView['bookmarks'];
}

/** Tells of a run as a whole: where it stands, its branches, its recipe, what was expected of it. */
export const createRun = (
  timeline: Timeline<Scenario>,
  dialect: Dialect,
  history: History,
  verdicts: VerdictMaker,
): ((input: RunInput, say: Say) => RunView) => {
  const { scenario } = timeline;
  const { topology } = timeline.world();
  const functions: readonly DeviceId[] = Array.from({ length: functionCount(topology) }, (_, place) =>
    functionAt(topology, place),
  );
  const { readings } = timeline.world();
  let switches = switchViews(dialect, readings);
  let spoken = english;
  const branches = createBranches(timeline);
  return ({ world, scheduled, bookmarks }, say) => {
    if (say !== spoken) {
      spoken = say;
      switches = switchViews(dialect, readings, say);
    }
    const { step, end, branch } = timeline;
    const lines = history.lines.all(history.lineage(branch, end), '');
    const over = scheduled === null;
    const finished = over && world.script.length === 0;
    return {
      title: scenario.title,
      summary: scenario.summary ?? '',
      dialect: { id: dialect.id, title: say.again(dialect.title) },
      switches,
      step,
      end,
      finished,
      script: scriptView(scenario, world),
      branch,
      branches: branches(say),
      recipe: recipeView(scenario, lines, step, end, finished),
      digest: digestOf(world),
      bookmarks,
      functions,
      verdicts: verdicts
        .of(over && step === end)
        .map(each => ({ ...each, text: say.again(each.text), got: say.again(each.got) })),
    };
  };
};
