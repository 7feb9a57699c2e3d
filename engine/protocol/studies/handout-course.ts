import type { Dialect } from '../../dialect/dialect.ts';
import { dialectOf } from '../../dialect/dialects.ts';
import { gradeAnswer, playQuestion } from '../../lesson/grade.ts';
import type { Page, Prediction, Question, Task } from '../../lesson/lesson.ts';
import { playSolution } from '../../lesson/task.ts';
import { ok } from '../../num/result.ts';
import { createTimeline } from '../../run/timeline.ts';
import { encodeLink } from '../../scenario/link.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { clauseRef } from '../../view/catalog.ts';
import { sentenceOf } from '../../view/sentence.ts';
import { type Say, sayIn } from '../../view/words/say.ts';
import type { HandoutAsked, HandoutPage } from '../handout.ts';
import { bandOf } from '../share.ts';
import type { Study } from '../study.ts';
import { readPicture } from './handout.ts';
import { createTeller, type Telling } from './handout-moment.ts';
import { readLesson } from './lesson.ts';

/** What a learner fills in, without a word of the answer. */
const askedOf = (right: Prediction): HandoutAsked => {
  switch (right.that) {
    case 'outcome':
      return { that: 'outcome', fields: Object.keys(right.is ?? { status: 0 }) };
    case 'driver':
      return { that: 'driver', device: right.device };
    default: {
      const { is: _answer, ...asked } = right;
      return asked;
    }
  }
};

interface Speaking {
  readonly dialect: Dialect;
  readonly say: Say;
}

/** Played from the page's step on. */
const answerOf = (question: Question, scenario: Scenario, step: number, { dialect, say }: Speaking) => {
  const timeline = createTimeline(scenario);
  timeline.run(step);
  const { text } = gradeAnswer(question.right, playQuestion(timeline, question));
  const known = dialect.clauses.find(({ id }) => id === question.clause);
  return { text: say.again(text), why: question.why ?? [], clause: known ? clauseRef(known) : null };
};

/** What a person does in the reference solution, as the steps say it. */
const solutionOf = (task: Task, scenario: Scenario, step: number, { dialect, say }: Speaking) => {
  const { at } = playSolution(scenario, step, task);
  const leaves = task.solution[0]?.atStep ?? Number.POSITIVE_INFINITY;
  const before = (scenario.interventions ?? []).filter(({ atStep }) => atStep < leaves);
  const timeline = createTimeline({ ...scenario, interventions: [...before, ...task.solution] });
  timeline.run(at ?? step);
  return task.solution.flatMap(({ atStep }) => {
    const record = timeline.record(atStep + 1);
    if (!record) return [];
    return [{ step: record.step, text: sentenceOf(dialect, record, say).sentence }];
  });
};

/** A scenario of the course, played as far as its pages go; each is told where it stands. */
const stageOf = (scenario: Scenario, pages: readonly Page[], how: Telling) => {
  const dialect = dialectOf(scenario.dialect, scenario.readings);
  const timeline = createTimeline(scenario);
  timeline.run(Math.max(0, ...pages.map(({ step }) => step)));
  const tell = createTeller(timeline, dialect, how);
  return {
    scenario,
    dialect,
    say: sayIn(how.language),
    tellAt: ({ step, look }: Page) => {
      timeline.seek(Math.min(step, timeline.end));
      return tell(look);
    },
  };
};

const pageOf = (
  page: Page,
  { scenario, dialect, say, tellAt }: ReturnType<typeof stageOf>,
  answers: boolean,
): HandoutPage => {
  const { title, text, step, question, task } = page;
  const fragment = encodeLink(scenario, { step });
  return {
    title,
    text: text,
    scenario: scenario.title,
    moment: tellAt(page),
    question: question
      ? {
          ask: question.ask,
          asked: askedOf(question.right),
          answer: answers ? answerOf(question, scenario, step, { dialect, say }) : null,
        }
      : null,
    task: task
      ? {
          ask: task.ask,
          hint: task.hint ?? [],
          solution: answers ? solutionOf(task, scenario, step, { dialect, say }) : null,
        }
      : null,
    link: { fragment, length: fragment.length, band: bandOf(fragment.length) },
  };
};

/** A course, with each page's moment; nothing of what is shown is touched. */
export const handoutCourse: Study<'handout-course'> = ({ picture: wanted, answers, language = 'en', ...ask }) => {
  const picture = readPicture(wanted);
  if (!picture.ok) return picture;
  const read = readLesson(ask);
  if (!read.ok) return read;
  const { title, audience, minutes, language: written, scenarios, pages } = read.value;
  const how = { picture: picture.value, language };
  const stages = new Map(
    Object.entries(scenarios).map(([name, scenario]) => {
      const own = pages.filter(page => page.scenario === name);
      return [name, stageOf(scenario, own, how)] as const;
    }),
  );
  return ok({
    title,
    audience,
    minutes,
    language: written,
    answers: answers === true,
    dialects: [
      ...new Set(
        Object.values(scenarios).map(each => sayIn(language).again(dialectOf(each.dialect, each.readings).title)),
      ),
    ],
    pages: pages.flatMap(page => {
      const stage = stages.get(page.scenario);
      return stage ? [pageOf(page, stage, answers === true)] : [];
    }),
  });
};
