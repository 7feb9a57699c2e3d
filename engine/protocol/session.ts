import type { Dialect } from '../dialect/dialect.ts';
import { dialectOf } from '../dialect/dialects.ts';
import type { Intervention } from '../run/inputs.ts';
import { createTimeline } from '../run/timeline.ts';
import type { Timeline } from '../run/timeline-types.ts';
import { most } from '../scenario/limits.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { RunView } from '../view/parts/run.ts';
import type { Viewer } from '../view/viewer.ts';
import { createViewer } from '../view/viewer.ts';
import type { Watch } from '../view/watch.ts';
import { type Language, type Say, sayIn } from '../view/words/say.ts';
import { deviceState } from '../world/lookup.ts';
import { functionIndex } from '../world/topology.ts';

/** One scenario that is open: its run, its reader, and what the reader has in view. */
export interface Session {
  readonly scenario: Scenario;
  readonly dialect: Dialect;
  readonly timeline: Timeline<Scenario>;
  readonly viewer: Viewer;
  readonly watch: Watch;
  readonly bookmarks: RunView['bookmarks'];
}

const WINDOW = 64;

/** What is in view as long as the page has not said what it shows. */
const firstWatch = (timeline: Timeline, language: Language): Watch => {
  const { adminQueueIndex, adminQueueNum } = deviceState(timeline.world(), 'pf0');
  return {
    device: 'pf0',
    registers: null,
    queue: { device: 'pf0', queue: adminQueueNum > 0 ? adminQueueIndex : 0, from: 0, count: WINDOW },
    command: null,
    memory: { at: '0x0', rows: WINDOW },
    log: { from: 0, count: WINDOW },
    sequence: null,
    trace: null,
    pins: [],
    since: null,
    lens: null,
    only: false,
    language,
  };
};

/** Whether everything in view is there in a scenario. */
export const isThere = ({ topology }: Scenario, watch: Partial<Watch>): boolean =>
  [watch.device, watch.queue?.device, watch.command?.owner].every(
    device => device === undefined || functionIndex(topology, device) >= 0,
  );

/** What was in view before a scenario is opened, or at least what is spoken. */
export type Before = Watch | Pick<Watch, 'language'> | null;

/** Steps that opening a scenario makes at most; whoever wants to go on asks for more, and can stop. */
export const AT_ONCE = 20_000;

/** Steps that are made between two looks of the reader. */
export const SLICE = 256;

/** Forward to the end, at most `limit` steps; the reader looks at them on the way. The number of steps made. */
export const runOn = ({ timeline, viewer }: Pick<Session, 'timeline' | 'viewer'>, limit: number): number => {
  let made = 0;
  while (made < limit) {
    const asked = Math.min(limit - made, SLICE);
    const steps = timeline.run(asked);
    made += steps;
    viewer.follow();
    if (steps < asked) break;
  }
  return made;
};

/**
 * Opens a checked scenario at a step, or as near to it as the run goes and as is made at once. What was in view
 * before stays if it is there in this scenario too.
 */
export const openSession = (scenario: Scenario, step: number, before: Before): Session => {
  const timeline = createTimeline(scenario, { steps: most.steps });
  const dialect = dialectOf(scenario.dialect, scenario.readings);
  const viewer = createViewer(timeline, dialect);
  runOn({ timeline, viewer }, Math.min(step, AT_ONCE));
  return {
    scenario,
    dialect,
    timeline,
    viewer,
    watch:
      before && 'device' in before && isThere(scenario, before)
        ? { ...before, command: null, trace: null, since: null, only: false, pins: [] }
        : firstWatch(timeline, before?.language ?? 'en'),
    bookmarks: scenario.notes ?? [],
  };
};

/** In whose words a reader is told of something. */
export const sayTo = (session: Pick<Session, 'watch'> | null): Say => sayIn(session?.watch.language ?? 'en');

/** The same session for a reader who has nothing yet. */
export const freshViewer = (session: Session): Session => ({
  ...session,
  viewer: createViewer(session.timeline, session.dialect),
});

/**
 * What a person did on the shown branch, and what the scenario still has in store for the steps that were not played
 * yet, as long as nobody has left its path.
 */
export const interventionsOf = ({ timeline, scenario }: Session): readonly Intervention[] => {
  const done = timeline.interventions();
  if (!timeline.onPath) return done;
  return [...done, ...(scenario.interventions ?? []).filter(({ atStep }) => atStep >= timeline.end)];
};
