import type { Dialect } from '../dialect/dialect.ts';
import { dialectOf } from '../dialect/dialects.ts';
import { leavesOf } from '../layout/leaves.ts';
import { createTimeline } from '../run/timeline.ts';
import { checkAction, checkDevice, checkExpectation, checkIntent } from '../scenario/check.ts';
import { STEP_LIMIT } from '../scenario/judge-all.ts';
import { most } from '../scenario/limits.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import { joinPath } from '../scenario/plain.ts';
import { ringField } from '../scenario/ring-field.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { gradeAnswer, playQuestion } from './grade.ts';
import type { Lesson, Page, Prediction, Question, Task } from './lesson.ts';
import type { Segment } from './prose.ts';
import { playSolution, reachedAt } from './task.ts';

/** What the page of a lesson is judged against: its scenario, played to the end. */
interface Stage {
  readonly scenario: Scenario;
  readonly dialect: Dialect;
  readonly end: number;
}

/**
 * Whether a lesson says what is true: every step, field, clause and device that it names is there, every right answer is
 * what the engine does, no goal is met already, and every solution reaches its goal. Errors have paths, as the schema's.
 */
export const checkLesson = (lesson: Lesson): readonly ParseError[] => {
  const stages = new Map<string, Stage>();
  const stageOf = (name: string): Stage | null => {
    const known = stages.get(name);
    const scenario = lesson.scenarios[name];
    if (known || !scenario) return known ?? null;
    const timeline = createTimeline(scenario);
    timeline.run(STEP_LIMIT);
    const dialect = dialectOf(scenario.dialect, scenario.readings);
    const stage = { scenario, dialect, end: timeline.end };
    stages.set(name, stage);
    return stage;
  };
  const unused = Object.keys(lesson.scenarios).filter(name => lesson.pages.every(page => page.scenario !== name));
  return [
    ...unused.map(name => ({ path: joinPath('scenarios', name), message: 'no page uses it' })),
    ...lesson.pages.flatMap((page, i) => {
      const stage = stageOf(page.scenario);
      return stage ? checkPage(page, stage, joinPath('pages', i)) : [];
    }),
  ];
};

const checkPage = (page: Page, stage: Stage, path: string): ParseError[] => {
  const { step, text, look, question, task } = page;
  if (step > stage.end) {
    return [{ path: joinPath(path, 'step'), message: `found step ${step}, but the run ends at step ${stage.end}` }];
  }
  return [
    ...checkProse(text, stage, joinPath(path, 'text')),
    ...(look === undefined ? [] : checkProse([look], stage, joinPath(path, 'look'))),
    ...(question ? checkQuestion(question, step, stage, joinPath(path, 'question')) : []),
    ...(task ? checkTask(task, step, stage, joinPath(path, 'task')) : []),
  ];
};

const checkProse = (segments: readonly Segment[], stage: Stage, path: string): ParseError[] =>
  segments.flatMap(segment => {
    if (typeof segment === 'string') return [];
    const message = missing(segment.kind, segment.target, stage);
    return message === null ? [] : [{ path, message }];
  });

/** Why a target is not there; null: it is. */
const missing = (kind: Exclude<Segment, string>['kind'], target: string, stage: Stage): string | null => {
  const { scenario, dialect, end } = stage;
  switch (kind) {
    case 'step':
      return /^\d{1,7}$/.test(target) && Number(target) <= end
        ? null
        : `there is no step ${target}: the run ends at step ${end}`;
    case 'device':
      return checkDevice(target, scenario.topology, '')[0]?.message ?? null;
    case 'clause':
      return dialect.clauses.some(({ id }) => id === target) ? null : `${dialect.id} has no clause "${target}"`;
    case 'field':
      return isField(target, dialect) ? null : `there is no field "${target}": no ring and no command has it`;
  }
};

/** A field of a ring, or of a part of a command of the dialect. */
const isField = (path: string, dialect: Dialect): boolean =>
  ringField(path, most.queueSize) !== null ||
  ringField(path, most.queueSize, 'packed') !== null ||
  [dialect.header, dialect.answer, ...dialect.commands.flatMap(({ data, result }) => [data ?? [], result ?? []].flat())]
    .flatMap(struct => leavesOf(struct))
    .some(leaf => leaf.path === path);

const checkPrediction = (right: Prediction, { scenario, dialect }: Stage, path: string): ParseError[] => {
  switch (right.that) {
    case 'owner':
      return checkDevice(right.device, scenario.topology, joinPath(path, 'device'));
    case 'actor':
      return checkAction(`${right.is} acts`, scenario.topology, joinPath(path, 'is'));
    case 'writes':
      return [];
    default:
      return checkExpectation(right, scenario.topology, dialect, path);
  }
};

const checkQuestion = (question: Question, step: number, stage: Stage, path: string): ParseError[] => {
  const { ask, right, clause, why = [] } = question;
  const named = [
    ...checkProse(ask, stage, joinPath(path, 'ask')),
    ...checkProse(why, stage, joinPath(path, 'why')),
    ...checkPrediction(right, stage, joinPath(path, 'right')),
    ...(clause === undefined || missing('clause', clause, stage) === null
      ? []
      : [{ path: joinPath(path, 'clause'), message: `${stage.dialect.id} has no clause "${clause}"` }]),
  ];
  if (named.length > 0) return named;
  const timeline = createTimeline(stage.scenario);
  timeline.run(step);
  const played = playQuestion(timeline, question);
  if (played.records.length < question.play) {
    const message = `asks for ${question.play} steps, but the run has ${played.records.length} after step ${step}`;
    return [{ path: joinPath(path, 'play'), message }];
  }
  const { right: held, text, got } = gradeAnswer(right, played);
  return held ? [] : [{ path: joinPath(path, 'right'), message: `is not what happens: ${text}; found: ${got}` }];
};

const checkTask = (task: Task, step: number, stage: Stage, path: string): ParseError[] => {
  const { ask, goal, hint = [], solution } = task;
  const { scenario, dialect } = stage;
  const named = [
    ...checkProse(ask, stage, joinPath(path, 'ask')),
    ...checkProse(hint, stage, joinPath(path, 'hint')),
    ...(goal.length === 0 ? [{ path: joinPath(path, 'goal'), message: 'found no goal, allowed: at least one' }] : []),
    ...goal.flatMap((each, i) =>
      checkExpectation(each, scenario.topology, dialect, joinPath(joinPath(path, 'goal'), i)),
    ),
    ...solution.flatMap((each, i) => {
      const at = joinPath(joinPath(path, 'solution'), i);
      if (each.atStep < step) {
        return [
          { path: joinPath(at, 'atStep'), message: `found step ${each.atStep}, but the task begins at step ${step}` },
        ];
      }
      return 'intent' in each
        ? checkIntent(each.intent, scenario.topology, dialect, joinPath(at, 'intent'))
        : checkAction(each.action, scenario.topology, joinPath(at, 'action'));
    }),
  ];
  if (named.length > 0) return named;
  const timeline = createTimeline(scenario);
  timeline.run(step);
  if (reachedAt(goal, timeline).met) {
    return [{ path: joinPath(path, 'goal'), message: `is met already at step ${step}, where the task begins` }];
  }
  const alone = playSolution(scenario, step, { goal, solution: [] }).at;
  if (alone !== null) {
    return [{ path: joinPath(path, 'goal'), message: `is reached at step ${alone} by who does nothing` }];
  }
  const { at, reached, missed } = playSolution(scenario, step, task);
  if (at !== null) return [];
  const left = reached.parts.filter(({ held }) => !held).map(({ text, got }) => `${text}; found: ${got}`);
  const why = missed[0] ? `; what it does at step ${missed[0].atStep} was not possible` : '';
  return [{ path: joinPath(path, 'solution'), message: `does not reach the goal: ${left.join('; ')}${why}` }];
};
