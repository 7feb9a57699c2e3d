import { dialectOf, dialects } from '../../dialect/dialects.ts';
import { drawRun } from '../../export/svg/draw-run.ts';
import { isTheme } from '../../export/svg/themes.ts';
import { adviceFor } from '../../lesson/advice.ts';
import { checkPrediction, commandFieldsOf, createChecker, registers } from '../../lesson/check.ts';
import { fillAnswer } from '../../lesson/fill.ts';
import { gradeAnswer, type Played, playQuestion } from '../../lesson/grade.ts';
import { LESSON_FORMAT, type Prediction } from '../../lesson/lesson.ts';
import { parseLesson } from '../../lesson/parse.ts';
import { proposeGoal, proposeQuestions } from '../../lesson/propose.ts';
import { readProse } from '../../lesson/prose.ts';
import { lessonShape, mostOf, parsePrediction } from '../../lesson/schema.ts';
import { err, ok, type Result } from '../../num/result.ts';
import { createTimeline } from '../../run/timeline.ts';
import type { Timeline } from '../../run/timeline-types.ts';
import { blankScenario } from '../../scenario/blank.ts';
import { isJsonObject } from '../../scenario/json.ts';
import { faultIn } from '../../scenario/json-text.ts';
import { most } from '../../scenario/limits.ts';
import { parseScenario } from '../../scenario/parse.ts';
import type { ParseError } from '../../scenario/parse-error.ts';
import { joinPath } from '../../scenario/plain.ts';
import { recordRun } from '../../scenario/record-run.ts';
import type { Expectation, Scenario } from '../../scenario/scenario.ts';
import { serializeScenario } from '../../scenario/serialize.ts';
import { summarize } from '../../scenario/summary.ts';
import { sentenceOf } from '../../view/sentence.ts';
import type { Say } from '../../view/words/say.ts';
import type { Event } from '../../world/event.ts';
import type { DecidedClause, DraftedScenario, LessonDraftView, MomentAsk } from '../lesson-drafted.ts';
import type { Rejection } from '../rejection.ts';
import { rejection } from '../rejection.ts';
import type { Session } from '../session.ts';
import { sayTo } from '../session.ts';
import { shownScenario } from '../share.ts';
import type { Study } from '../study.ts';
import { partiesOf, textOf, toldAgain } from './draft.ts';

/** Steps of a run at most, so that a study comes to an end. */
const MOST_STEPS = 20_000;
/** Steps that a link can be chosen from. */
const MOST_TARGETS = 2000;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const members = (value: unknown): Readonly<Record<string, unknown>> => (isJsonObject(value) ? value : {});

/** One for all: the lesson that is being written is checked again and again. */
const check = createChecker();

/** What of a lesson's scenarios can be read, right or not. */
const scenariosOf = (lesson: unknown, library: (name: string) => unknown): readonly DraftedScenario[] =>
  Object.entries(members(members(lesson).scenarios))
    .slice(0, mostOf.scenarios)
    .map(([name, given]) => {
      const content = typeof given === 'string' ? library(given) : given;
      const { title } = members(content);
      return { name, title: typeof title === 'string' ? title : name, ...textOf(content), ...partiesOf(content) };
    });

const proseIn = { '': ['text'], question: ['ask', 'why'], task: ['ask', 'hint'] } as const;

/** Every text of a lesson that can have links, as runs and links. */
const proseOf = (lesson: unknown): LessonDraftView['prose'] => {
  const { pages } = members(lesson);
  const all = (Array.isArray(pages) ? pages : []).slice(0, mostOf.pages).map(members);
  return Object.fromEntries(
    all.flatMap((page, i) =>
      Object.entries(proseIn).flatMap(([part, names]) => {
        const at = part === '' ? joinPath('pages', i) : joinPath(joinPath('pages', i), part);
        const own = part === '' ? page : members(page[part]);
        return names.flatMap(name => {
          const text = own[name];
          return typeof text === 'string'
            ? [[joinPath(at, name), readProse(text.slice(0, mostOf.prose))] as const]
            : [];
        });
      }),
    ),
  );
};

const isText = (text: unknown): text is string => typeof text === 'string';

export const draftLesson: Study<'draft-lesson'> = ({ text, library }, session) => {
  if (!isText(text)) return err(rejection('study', 'text', 'is missing'));
  const say = sayTo(session);
  const fault = faultIn(text);
  if (fault) return ok({ fault: toldAgain(say, fault), errors: [], advice: [], scenarios: [], prose: {} });
  const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
  const inLibrary = (name: string): unknown => (Object.hasOwn(members(library), name) ? library[name] : undefined);
  const parsed = parseLesson(value, { library: inLibrary });
  return ok({
    fault: null,
    errors: (parsed.ok ? check(parsed.value) : parsed.error).map(each => toldAgain(say, each)),
    advice: parsed.ok ? adviceFor(parsed.value).map(each => toldAgain(say, each)) : [],
    scenarios: scenariosOf(value, inLibrary),
    prose: proseOf(value),
  });
};

export const draftLessonFrame: Study<'draft-lesson-frame'> = () => {
  const [dialect] = dialects;
  if (!dialect) throw new Error('there is no dialect');
  return ok({
    shape: lessonShape(),
    blank: {
      format: LESSON_FORMAT,
      title: 'New lesson',
      audience: '',
      minutes: 10,
      language: 'en',
      scenarios: { run: blankScenario(dialect) },
      pages: [{ title: 'First page', scenario: 'run', step: 0, text: '' }],
    },
  });
};

/** A scenario, played to its end and back to a step. */
const playTo = ({ scenario, step }: MomentAsk): Result<Timeline<Scenario>, Rejection> => {
  const parsed = parseScenario(scenario);
  if (!parsed.ok) return err({ what: 'scenario', errors: parsed.error });
  const timeline = createTimeline(parsed.value);
  timeline.run(MOST_STEPS);
  if (!Number.isInteger(step) || step < 0 || step > timeline.end) {
    return err(rejection('study', 'step', `found step ${step}, but the run ends at step ${timeline.end}`));
  }
  timeline.seek(step);
  return ok(timeline);
};

const dialectIn = ({ scenario: { dialect, readings } }: Timeline<Scenario>) => dialectOf(dialect, readings);

export const draftMoment: Study<'draft-moment'> = ({ theme = 'light', ...moment }, session) => {
  if (typeof theme !== 'string' || !isTheme(theme)) {
    return err(rejection('study', 'theme', `found "${theme}", allowed: light, dark`));
  }
  const played = playTo(moment);
  if (!played.ok) return played;
  const timeline = played.value;
  const dialect = dialectIn(timeline);
  const record = timeline.record(timeline.step);
  const sentence = record ? sentenceOf(dialect, record, sayTo(session)).sentence : '';
  const drawn = drawRun(timeline, dialect, { view: 'group', theme, queue: null, say: sayTo(session) });
  return drawn.ok ? ok({ svg: drawn.value, end: timeline.end, sentence }) : err(rejection('study', '', drawn.error));
};

export const draftTargets: Study<'draft-targets'> = ({ scenario }, session) => {
  const played = playTo({ scenario, step: 0 });
  if (!played.ok) return played;
  const timeline = played.value;
  const dialect = dialectIn(timeline);
  const say = sayTo(session);
  const steps = Array.from({ length: Math.min(timeline.end, MOST_TARGETS) }, (_, k) => {
    const record = timeline.record(k + 1);
    return { step: k + 1, text: record ? sentenceOf(dialect, record, say).sentence : '' };
  });
  return ok({
    steps,
    fields: commandFieldsOf(dialect),
    registers,
    clauses: dialect.clauses.map(({ id, text }) => ({ name: id, text })),
  });
};

/** What stands for the answer until the engine has given it. */
const openAnswers: Readonly<Record<Prediction['that'], (is: unknown) => object>> = {
  outcome: is => ({ is: Object.fromEntries(Object.keys(members(is)).map(name => [name, 0])) }),
  register: () => ({ is: 0 }),
  features: () => ({ is: [] }),
  ring: () => ({ is: 0 }),
  driver: () => ({ stage: 'absent' }),
  owner: () => ({ is: 'driver' }),
  actor: () => ({ is: 'operator' }),
  writes: () => ({ is: [] }),
};

const fill = (right: unknown, timeline: Timeline<Scenario>, played: Played, say: Say) => {
  const refused = (errors: readonly ParseError[]) =>
    ({ ok: false, errors: errors.map(each => toldAgain(say, each)) }) as const;
  const { that, is } = members(right);
  const open = isText(that) && Object.hasOwn(openAnswers, that) ? openAnswers[that as Prediction['that']](is) : {};
  const asked = parsePrediction(isJsonObject(right) ? { ...right, ...open } : right);
  if (!asked.ok) return refused(asked.error);
  const { scenario } = timeline;
  const wrong = checkPrediction(asked.value, { scenario, dialect: dialectIn(timeline) }, '');
  if (wrong.length > 0) return refused(wrong);
  const filled = fillAnswer(asked.value, played);
  if (!filled.ok) return refused([{ path: '', message: filled.error }]);
  const own = parsePrediction(right);
  const agrees = own.ok && gradeAnswer(own.value, played).right;
  return { ok: true, right: filled.value, text: say.again(gradeAnswer(filled.value, played).text), agrees } as const;
};

/** How an event judges a rule; null: it judges none. */
const judgedBy = (event: Event): { readonly clause: string; readonly how: DecidedClause['how'] } | null => {
  switch (event.type) {
    case 'note/checked':
      return { clause: event.clause, how: event.passed ? 'passed' : 'refused' };
    case 'note/applied':
      return { clause: event.clause, how: 'applied' };
    case 'note/violated':
      return { clause: event.clause, how: 'violated' };
    default:
      return null;
  }
};

/** The rules that were judged in the steps that were played, and those that stand behind them. */
const decidedIn = ({ records, run: { dialect } }: Played): readonly DecidedClause[] => {
  const found = new Map<string, DecidedClause['how']>();
  for (const record of records) {
    for (const judged of record.events.map(judgedBy)) {
      // What was refused or broken decides; what passed before it does not.
      if (judged && (!found.has(judged.clause) || judged.how === 'refused' || judged.how === 'violated')) {
        found.set(judged.clause, judged.how);
      }
    }
    for (const { id } of sentenceOf(dialect, record).clauses) if (!found.has(id)) found.set(id, 'applied');
  }
  const textOfClause = new Map<string, string>(dialect.clauses.map(({ id, text }) => [id, text]));
  return [...found].map(([clause, how]) => ({ clause, how, text: textOfClause.get(clause) ?? '' }));
};

export const draftQuestion: Study<'draft-question'> = ({ play = 1, right, ...moment }, session) => {
  if (!Number.isInteger(play) || play < 1 || play > mostOf.play) {
    return err(rejection('study', 'play', `found ${play}, allowed: a whole number from 1 to ${mostOf.play}`));
  }
  const made = playTo(moment);
  if (!made.ok) return made;
  const timeline = made.value;
  const played = playQuestion(timeline, { play });
  const say = sayTo(session);
  return ok({
    played: played.records.length,
    filled: right === undefined ? null : fill(right, timeline, played, say),
    proposals: proposeQuestions(played).map(each => ({ ...each, text: say.again(each.text) })),
    clauses: decidedIn(played),
  });
};

/** What a scenario makes happen, without what is said about it. */
const inputsOf = (scenario: Scenario): unknown => {
  const { title: _title, summary: _summary, notes: _notes, expect: _expect, ...inputs } = serializeScenario(scenario);
  return inputs;
};

const needsRun = (): Rejection => rejection('study', 'kind', 'needs a scenario, and none is loaded');

/** What was done by hand on the shown branch, without what the scenario itself has in store. */
const byHand = ({ timeline, scenario }: Session) => {
  const done = timeline.interventions();
  const own = scenario.interventions ?? [];
  const first = done.findIndex((each, i) => !same(each, own[i]));
  return first < 0 ? [] : done.slice(first);
};

export const draftShown: Study<'draft-shown'> = ({ scenarios }, session) => {
  if (!session) return err(needsRun());
  const { step } = session.timeline;
  const inputs = inputsOf(session.scenario);
  const changed = byHand(session).some(({ atStep }) => atStep < step);
  const found = Object.entries(members(scenarios)).find(([, each]) => {
    const parsed = parseScenario(each);
    return parsed.ok && same(inputsOf(parsed.value), inputs);
  });
  const [recorded] = recordRun(shownScenario(session), MOST_STEPS);
  return ok({
    step,
    title: session.scenario.title,
    name: changed ? null : (found?.[0] ?? null),
    file: recorded ? `${JSON.stringify(serializeScenario(recorded.scenario), null, 2)}\n` : null,
  });
};

/** Expectations as a file holds them. */
const written = (scenario: Scenario, expect: readonly Expectation[]): readonly unknown[] =>
  (serializeScenario({ ...scenario, expect }) as { readonly expect?: readonly unknown[] }).expect ?? [];

export const draftTask: Study<'draft-task'> = ({ scenario, step }, session) => {
  if (!session) return err(needsRun());
  const parsed = parseScenario(scenario);
  if (!parsed.ok) return err({ what: 'scenario', errors: parsed.error });
  if (!Number.isInteger(step) || step < 0 || step > most.steps) {
    return err(rejection('study', 'step', `found "${step}", allowed: a step`));
  }
  const { timeline } = session;
  const isSame = same(inputsOf(session.scenario), inputsOf(parsed.value));
  if (!isSame) return ok({ same: false, step: timeline.step, goal: [], solution: [], early: null });
  const start = summarize(timeline, Math.min(step, timeline.step));
  const untouched = createTimeline(parsed.value);
  untouched.run(MOST_STEPS);
  const goal = proposeGoal(summarize(timeline, timeline.step), start, summarize(untouched));
  const forms = written(
    session.scenario,
    goal.map(({ expectation }) => expectation),
  );
  const { again } = sayTo(session);
  const done = byHand(session);
  const since = done.filter(({ atStep }) => atStep >= step);
  const { interventions: solution = [] } = serializeScenario({ ...session.scenario, interventions: since }) as {
    readonly interventions?: readonly unknown[];
  };
  return ok({
    same: true,
    step: timeline.step,
    goal: goal.map(({ text, without }, i) => ({ expectation: forms[i], text: again(text), without })),
    solution,
    early: done.find(({ atStep }) => atStep < step)?.atStep ?? null,
  });
};
