import type { Dialect } from '../../dialect/dialect.ts';
import { dialectOf } from '../../dialect/dialects.ts';
import { tellTopology } from '../../export/functions.ts';
import { type ToldCommand, tellCommands } from '../../export/told-run.ts';
import { err, ok, type Result } from '../../num/result.ts';
import { createTimeline } from '../../run/timeline.ts';
import type { Timeline } from '../../run/timeline-types.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { RunView } from '../../view/parts/run.ts';
import { sayIn } from '../../view/words/say.ts';
import { digestOf } from '../../world/hash-world.ts';
import {
  type HandoutAsk,
  type HandoutCommand,
  type HandoutPicture,
  type HandoutView,
  handoutPictures,
  type MomentKind,
  momentKinds,
} from '../handout.ts';
import { type Rejection, rejection } from '../rejection.ts';
import { share, shownScenario } from '../share.ts';
import type { Study } from '../study.ts';
import { createTeller, type Telling } from './handout-moment.ts';

/** Steps that are played; what comes after them is on no paper. */
const MOST_STEPS = 20_000;
/** Moments on paper, and those that are taken where nobody chose. */
const MOST_MOMENTS = 60;
const USUAL_MOMENTS = 10;
const MOST_COMMANDS = 60;

/** One of the pictures that there are. */
export const readPicture = (picture: unknown): Result<HandoutPicture, Rejection> => {
  const found = handoutPictures.find(each => each === (picture ?? 'fit'));
  return found
    ? ok(found)
    : err(rejection('study', 'picture', `found "${picture}", allowed: ${handoutPictures.join(', ')}`));
};

const readKinds = (kinds: unknown): Result<readonly MomentKind[] | null, Rejection> => {
  if (kinds === undefined) return ok(null);
  const names = typeof kinds === 'string' ? kinds.split(',').filter(each => each !== '') : [''];
  const strange = names.find(each => !momentKinds.some(kind => kind === each));
  return strange === undefined
    ? ok(momentKinds.filter(kind => names.includes(kind)))
    : err(rejection('study', 'kinds', `found "${strange.slice(0, 40)}", allowed: ${momentKinds.join(', ')}`));
};

/** `3, 12, 45-56` */
const readSteps = (steps: unknown, end: number): Result<readonly number[], Rejection> => {
  if (steps === undefined) return ok([]);
  const parts = typeof steps === 'string' ? steps.split(/[\s,;]+/).filter(each => each !== '') : [''];
  const found = new Set<number>();
  for (const part of parts) {
    const match = /^(\d{1,7})(?:[-–](\d{1,7}))?$/.exec(part);
    const from = Number(match?.[1]);
    const to = Number(match?.[2] ?? match?.[1]);
    if (!match || from > to) {
      return err(
        rejection('study', 'steps', `found "${part.slice(0, 40)}", allowed: steps and ranges, as in 3, 12-20`),
      );
    }
    if (to > end) return err(rejection('study', 'steps', `found ${to}, but the run ends at step ${end}`));
    for (let step = from; step <= to; step++) {
      if (found.size >= MOST_MOMENTS) {
        return err(rejection('study', 'steps', `more than ${MOST_MOMENTS} steps, allowed: at most ${MOST_MOMENTS}`));
      }
      found.add(step);
    }
  }
  return ok([...found]);
};

/** Steps of each kind, in the order of the run. */
const stepsOf = (
  timeline: Timeline<Scenario>,
  { recipe, bookmarks }: RunView,
  commands: readonly ToldCommand[],
): Readonly<Record<MomentKind, readonly number[]>> => {
  const refused: number[] = [];
  for (let step = 1; step <= timeline.end; step++) if (timeline.markedAt(step)) refused.push(step);
  const unique = (steps: readonly number[]): readonly number[] => [...new Set(steps)].sort((a, b) => a - b);
  return {
    recipe: unique(recipe.flatMap(({ to }) => (to === null ? [] : [to]))),
    notes: unique(bookmarks.flatMap(({ atStep }) => (atStep <= timeline.end ? [atStep] : []))),
    answers: unique(
      commands.flatMap(({ way }) => way.flatMap(({ step, station }) => (station === 'collect' ? [step] : []))),
    ),
    refused,
    end: [timeline.end],
  };
};

/** What is printed where nobody chose: the recipe and the notes, or else whatever tells the run in a few pages. */
const usual = (steps: Readonly<Record<MomentKind, readonly number[]>>): readonly MomentKind[] => {
  const told = (kinds: readonly MomentKind[]): number => new Set(kinds.flatMap(kind => steps[kind])).size;
  const kinds: MomentKind[] = ['recipe', 'notes'];
  for (const kind of ['refused', 'answers', 'end'] as const) {
    if (told(kinds) >= 3) break;
    if (steps[kind].length > 0) kinds.push(kind);
  }
  return kinds.filter(kind => steps[kind].length > 0);
};

/** As many as asked for, evenly from the first to the last. */
const thinned = (steps: readonly number[], most: number): readonly number[] =>
  steps.length <= most
    ? steps
    : Array.from({ length: most }, (_, k) => steps[Math.round((k * (steps.length - 1)) / (most - 1))] ?? 0);

const commandOf = ({ owner, id, way, view }: ToldCommand): HandoutCommand => {
  const { outcome, checks, title, since, state } = view;
  const decided = checks.find(({ decides, passed }) => decides && !passed);
  return {
    owner,
    id,
    title,
    given: since,
    answered: way.find(({ station }) => station === 'collect')?.step ?? null,
    ok: outcome?.ok ?? null,
    outcome: outcome?.name ?? state,
    used: outcome?.usedLength ?? null,
    why: decided ? { text: decided.why, clause: decided.clause } : null,
  };
};

/** Every choice that differs from the default, in words. */
const readingsOf = ({ switches }: RunView): readonly string[] =>
  switches.flatMap(({ title, chosen, byDefault, readings }) =>
    chosen === byDefault ? [] : [`${title}: ${readings.find(({ id }) => id === chosen)?.text ?? chosen}`],
  );

const momentsOf = (
  timeline: Timeline<Scenario>,
  dialect: Dialect,
  run: RunView,
  steps: readonly number[],
  how: Telling,
): HandoutView['moments'] => {
  const tell = createTeller(timeline, dialect, how);
  return steps.map(step => {
    timeline.seek(step);
    const notes = run.bookmarks.flatMap(({ atStep, text }) => (atStep === step ? [text] : []));
    const index = run.recipe.findIndex(({ to }) => to === step);
    const recipe = run.recipe[index];
    return {
      ...tell(undefined, notes),
      recipe: recipe ? { number: index + 1, title: recipe.title } : null,
    };
  });
};

/** The shown branch is played anew, so that the run on the page stays where it is. */
export const handout: Study<'handout'> = (ask: HandoutAsk, session) => {
  if (!session) return err(rejection('study', 'kind', 'needs a scenario, and none is loaded'));
  const picture = readPicture(ask.picture);
  if (!picture.ok) return picture;
  const kinds = readKinds(ask.kinds);
  if (!kinds.ok) return kinds;
  if (ask.title !== undefined && typeof ask.title !== 'string') {
    return err(rejection('study', 'title', 'allowed: a text'));
  }
  const { language } = session.watch;
  const scenario: Scenario = { ...shownScenario(session), notes: session.bookmarks };
  const dialect = dialectOf(scenario.dialect, scenario.readings);
  const timeline = createTimeline(scenario);
  timeline.run(MOST_STEPS);
  const steps = readSteps(ask.steps, timeline.end);
  if (!steps.ok) return steps;
  const { run, commands, all } = tellCommands(timeline, dialect, { most: MOST_COMMANDS, language });
  const byKind = stepsOf(timeline, run, commands);
  const own = kinds.value === null && ask.steps === undefined;
  const chosen = kinds.value ?? (own ? usual(byKind) : []);
  const found = [...new Set([...chosen.flatMap(kind => byKind[kind]), ...steps.value])].sort((a, b) => a - b);
  const taken = thinned(found, own ? USUAL_MOMENTS : MOST_MOMENTS);
  const digest = digestOf(timeline.world());
  const title = ask.title?.slice(0, 120) || run.title;
  const { fragment, length, band } = share(session, { step: session.timeline.step }, { notes: true, title });
  return ok({
    title,
    summary: run.summary,
    dialect: sayIn(language).again(dialect.title),
    readings: readingsOf(run),
    topology: tellTopology(scenario.topology, dialect),
    kinds: chosen,
    counts: Object.fromEntries(momentKinds.map(kind => [kind, byKind[kind].length])) as HandoutView['counts'],
    moments: momentsOf(timeline, dialect, run, taken, { picture: picture.value, language }),
    leftOut: found.length - taken.length,
    commands: commands.map(commandOf),
    moreCommands: all - commands.length,
    end: timeline.end,
    digest,
    link: { fragment, length, band },
    step: session.timeline.step,
  });
};
