import { commonCfg } from '../device/common-cfg.ts';
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
import { serializeScenario } from '../scenario/serialize.ts';
import { gradeAnswer, playQuestion } from './grade.ts';
import type { Lesson, Page, Prediction, Question, Task } from './lesson.ts';
import { readRegister, type Segment } from './prose.ts';
import { playSolution, reachedAt } from './task.ts';

/** What the page of a lesson is judged against: its scenario, played to the end. */
interface Stage {
  /** Equal scenarios have equal ones. */
  readonly key: string;
  readonly scenario: Scenario;
  readonly dialect: Dialect;
  readonly end: number;
}

/**
 * Whether a lesson says what is true: every step, field, clause and device that it names is there, every right answer is
 * what the engine does, no goal is met already, and every solution reaches its goal. Errors have paths, as the schema's.
 */
export const checkLesson = (lesson: Lesson): readonly ParseError[] => createChecker()(lesson);

/** The same for a lesson that is checked again and again while somebody writes it: pages that stay as they are are not played again. */
export const createChecker = (): ((lesson: Lesson) => readonly ParseError[]) => {
  let ends: ReadonlyMap<string, number> = new Map();
  let found: ReadonlyMap<string, readonly ParseError[]> = new Map();
  return ({ scenarios, pages }) => {
    const stages = new Map(
      Object.entries(scenarios).map(([name, scenario]) => [name, stageOf(scenario, ends)] as const),
    );
    const results = pages.map(page => {
      const stage = stages.get(page.scenario);
      if (!stage) return { key: '', errors: [] };
      const key = `${JSON.stringify(page)} ${stage.key}`;
      return { key, errors: found.get(key) ?? checkPage(page, stage) };
    });
    ends = new Map([...stages.values()].map(({ key, end }) => [key, end]));
    found = new Map(results.map(({ key, errors }) => [key, errors]));
    const unused = Object.keys(scenarios).filter(name => pages.every(page => page.scenario !== name));
    return [
      ...unused.map(name => ({ path: joinPath('scenarios', name), message: 'no page uses it' })),
      ...results.flatMap(({ errors }, i) =>
        errors.map(({ path, message }) => ({ path: `${joinPath('pages', i)}.${path}`, message })),
      ),
    ];
  };
};

const stageOf = (scenario: Scenario, ends: ReadonlyMap<string, number>): Stage => {
  const key = JSON.stringify(serializeScenario(scenario));
  const stage = { key, scenario, dialect: dialectOf(scenario.dialect, scenario.readings) };
  const known = ends.get(key);
  if (known !== undefined) return { ...stage, end: known };
  const timeline = createTimeline(scenario);
  timeline.run(STEP_LIMIT);
  return { ...stage, end: timeline.end };
};

/** What is wrong with a page, by paths inside it. */
const checkPage = ({ step, text, look, question, task }: Page, stage: Stage): ParseError[] => {
  if (step > stage.end) {
    return [{ path: 'step', message: `found step ${step}, but the run ends at step ${stage.end}` }];
  }
  return [
    ...checkProse(text, stage, 'text'),
    ...(look === undefined ? [] : checkProse([look], stage, 'look')),
    ...(question ? checkQuestion(question, step, stage, 'question') : []),
    ...(task ? checkTask(task, step, stage, 'task') : []),
  ];
};

const checkProse = (segments: readonly Segment[], stage: Stage, path: string): ParseError[] =>
  segments.flatMap(segment => {
    if (typeof segment === 'string') return [];
    const message = missing(segment.kind, segment.target, stage);
    return message === null ? [] : [{ path, message }];
  });

/** Those of the common configuration, by the names of the text. */
export const registers: readonly string[] = Object.keys(commonCfg.offsets);

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
    case 'register': {
      const { device, register } = readRegister(target);
      const wrong = device === null ? undefined : checkDevice(device, scenario.topology, '')[0];
      if (wrong) return wrong.message;
      return registers.includes(register)
        ? null
        : `there is no register "${register}": the common configuration has ${registers.join(', ')}`;
    }
    case 'field':
      return isField(target, dialect) ? null : `there is no field "${target}": no ring and no command has it`;
  }
};

/** Fields of all parts of commands of a dialect, each once. */
export const commandFieldsOf = ({ header, answer, commands }: Dialect): readonly string[] => [
  ...new Set(
    [header, answer, ...commands.flatMap(({ data, result }) => [data ?? [], result ?? []].flat())]
      .flatMap(struct => leavesOf(struct))
      .map(({ path }) => path),
  ),
];

/** A field of a ring, or of a part of a command of the dialect. */
const isField = (path: string, dialect: Dialect): boolean =>
  ringField(path, most.queueSize) !== null ||
  ringField(path, most.queueSize, 'packed') !== null ||
  commandFieldsOf(dialect).includes(path);

/** Whether all that an answer names is there. */
export const checkPrediction = (
  right: Prediction,
  { scenario, dialect }: Pick<Stage, 'scenario' | 'dialect'>,
  path: string,
): ParseError[] => {
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
