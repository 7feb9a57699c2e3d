import type { Dialect } from '../../dialect/dialect.ts';
import { dialectOf } from '../../dialect/dialects.ts';
import { gradeAnswer, playQuestion } from '../../lesson/grade.ts';
import type { Lesson, Page, Prediction, Question, Task } from '../../lesson/lesson.ts';
import { parseLesson } from '../../lesson/parse.ts';
import type { Segment } from '../../lesson/prose.ts';
import { playSolution } from '../../lesson/task.ts';
import { err, ok, type Result } from '../../num/result.ts';
import { createTimeline } from '../../run/timeline.ts';
import { parseJsonText } from '../../scenario/json-text.ts';
import { encodeLink } from '../../scenario/link.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { clauseRef } from '../../view/catalog.ts';
import { sentenceOf } from '../../view/sentence.ts';
import type { HandoutBlank, HandoutPage, HandoutPicture, HandoutText } from '../handout.ts';
import { type Rejection, rejection } from '../rejection.ts';
import { bandOf } from '../share.ts';
import type { Study } from '../study.ts';
import { readPicture } from './handout.ts';
import { createTeller } from './handout-moment.ts';

const told = (segments: readonly Segment[] = []): HandoutText => segments;

/** What a learner fills in, without a word of the answer. */
const blanksOf = (right: Prediction): readonly HandoutBlank[] => {
  const blank = (label: string, choices: readonly string[] = []): HandoutBlank => ({ label, choices });
  switch (right.that) {
    case 'outcome':
      return [...Object.keys(right.is ?? { status: 0 }).map(field => blank(field)), blank('', ['never answered'])];
    case 'register': {
      const { register, select, device } = right;
      return [blank(`${register}${select === undefined ? '' : ` with selector ${select}`} of ${device}`)];
    }
    case 'features':
      return [blank(`${right.set} features of ${right.device}`)];
    case 'ring':
      return [blank(`${right.field} of virtqueue ${right.queue} of ${right.device}`)];
    case 'driver':
      return [blank(`stage of the driver of ${right.device}`)];
    case 'owner':
      return [blank(`descriptor ${right.descriptor} belongs to`, ['the driver', 'the device'])];
    case 'actor':
      return [blank('who moves')];
    default:
      return [blank('what is written')];
  }
};

/** Played from the page's step on. */
const answerOf = (question: Question, scenario: Scenario, step: number, dialect: Dialect) => {
  const timeline = createTimeline(scenario);
  timeline.run(step);
  const { text } = gradeAnswer(question.right, playQuestion(timeline, question));
  const known = dialect.clauses.find(({ id }) => id === question.clause);
  return { text, why: told(question.why), clause: known ? clauseRef(known) : null };
};

/** What a person does in the reference solution, as the steps say it. */
const solutionOf = (task: Task, scenario: Scenario, step: number) => {
  const { at } = playSolution(scenario, step, task);
  const leaves = task.solution[0]?.atStep ?? Number.POSITIVE_INFINITY;
  const before = (scenario.interventions ?? []).filter(({ atStep }) => atStep < leaves);
  const timeline = createTimeline({ ...scenario, interventions: [...before, ...task.solution] });
  timeline.run(at ?? step);
  return task.solution.flatMap(({ atStep }) => {
    const record = timeline.record(atStep + 1);
    if (!record) return [];
    return [{ step: record.step, text: sentenceOf(dialectOf(scenario.dialect, scenario.readings), record).sentence }];
  });
};

/** A scenario of the course, played as far as its pages go; each is told where it stands. */
const stageOf = (scenario: Scenario, pages: readonly Page[], picture: HandoutPicture) => {
  const dialect = dialectOf(scenario.dialect, scenario.readings);
  const timeline = createTimeline(scenario);
  timeline.run(Math.max(0, ...pages.map(({ step }) => step)));
  const tell = createTeller(timeline, dialect, picture);
  return {
    scenario,
    dialect,
    tellAt: ({ step, look }: Page) => {
      timeline.seek(Math.min(step, timeline.end));
      return tell(look);
    },
  };
};

const pageOf = (
  page: Page,
  { scenario, dialect, tellAt }: ReturnType<typeof stageOf>,
  answers: boolean,
): HandoutPage => {
  const { title, text, step, question, task } = page;
  const fragment = encodeLink(scenario, { step });
  return {
    title,
    text: told(text),
    scenario: scenario.title,
    moment: tellAt(page),
    question: question
      ? {
          ask: told(question.ask),
          blanks: blanksOf(question.right),
          answer: answers ? answerOf(question, scenario, step, dialect) : null,
        }
      : null,
    task: task
      ? { ask: told(task.ask), hint: told(task.hint), solution: answers ? solutionOf(task, scenario, step) : null }
      : null,
    link: { fragment, length: fragment.length, band: bandOf(fragment.length) },
  };
};

const readLesson = (text: unknown, library: unknown): Result<Lesson, Rejection> => {
  if (typeof text !== 'string') return err(rejection('lesson', '', 'allowed: the text of a lesson'));
  if (typeof library !== 'object' || library === null) return err(rejection('lesson', 'library', 'allowed: an object'));
  const json = parseJsonText(text);
  if (!json.ok) return err({ what: 'lesson', errors: json.error });
  const lesson = parseLesson(json.value, {
    library: name => (Object.hasOwn(library, name) ? (library as Readonly<Record<string, unknown>>)[name] : undefined),
  });
  return lesson.ok ? lesson : err({ what: 'lesson', errors: lesson.error });
};

/** A course, with each page's moment; nothing of what is shown is touched. */
export const handoutCourse: Study<'handout-course'> = ({ text, library, picture: wanted, answers }) => {
  const picture = readPicture(wanted);
  if (!picture.ok) return picture;
  const read = readLesson(text, library);
  if (!read.ok) return read;
  const { title, audience, minutes, language, scenarios, pages } = read.value;
  const stages = new Map(
    Object.entries(scenarios).map(([name, scenario]) => {
      const own = pages.filter(page => page.scenario === name);
      return [name, stageOf(scenario, own, picture.value)] as const;
    }),
  );
  return ok({
    title,
    audience,
    minutes,
    language,
    answers: answers === true,
    dialects: [...new Set(Object.values(scenarios).map(each => dialectOf(each.dialect, each.readings).title))],
    pages: pages.flatMap(page => {
      const stage = stages.get(page.scenario);
      return stage ? [pageOf(page, stage, answers === true)] : [];
    }),
  });
};
