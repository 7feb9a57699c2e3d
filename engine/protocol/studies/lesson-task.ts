import { dialectOf } from '../../dialect/dialects.ts';
import { gradeAnswer, playQuestion } from '../../lesson/grade.ts';
import { parseAnswer, parseDone } from '../../lesson/parse.ts';
import { playSolution, reachedAt } from '../../lesson/task.ts';
import { err, ok } from '../../num/result.ts';
import type { Intervention } from '../../run/inputs.ts';
import { createTimeline } from '../../run/timeline.ts';
import { checkAction, checkExpectation, checkIntent } from '../../scenario/check.ts';
import type { ParseError } from '../../scenario/parse-error.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { sentenceOf } from '../../view/sentence.ts';
import { rejection } from '../rejection.ts';
import { interventionsOf } from '../session.ts';
import type { Study } from '../study.ts';
import { pageAt, timelineAt } from './lesson.ts';

/** Things done by hand that are worth keeping with an answer. */
const MOST_DONE = 200;

/** Grades an answer by playing the steps of its question in a run of its own. */
export const lessonGrade: Study<'lesson-grade'> = ask => {
  const found = pageAt(ask);
  const { page: nth, answer: is } = ask;
  if (!found.ok) return found;
  const { page, scenario, say } = found.value;
  const { question, step } = page;
  if (!question) return err(rejection('lesson', 'page', `page ${nth} has no question`));
  const answer = parseAnswer(question.right, is);
  if (!answer.ok) return err({ what: 'answer', errors: answer.error });
  const dialect = dialectOf(scenario.dialect, scenario.readings);
  const { that } = answer.value;
  if (that !== 'owner' && that !== 'actor' && that !== 'writes') {
    const errors = checkExpectation(answer.value, scenario.topology, dialect, '');
    if (errors.length > 0) return err({ what: 'answer', errors });
  }
  const { right, text, got } = gradeAnswer(answer.value, playQuestion(timelineAt(scenario, step), question));
  return ok({
    right,
    text: say.again(text),
    got: say.again(got),
    why: question.why ?? null,
    clause: question.clause ?? null,
  });
};

/** How far the run that is shown has come towards the goal of a page. */
export const lessonGoal: Study<'lesson-goal'> = (ask, session) => {
  const found = pageAt(ask);
  const { page: nth } = ask;
  if (!found.ok) return found;
  const { page, say } = found.value;
  const { task, step } = page;
  if (!task) return err(rejection('lesson', 'page', `page ${nth} has no task`));
  if (!session) return err(rejection('lesson', 'page', 'needs a scenario, and none is loaded'));
  const { timeline } = session;
  const steps = timeline.step - step;
  // Before its first step nobody has solved it.
  const { met, parts } = reachedAt(task.goal, timeline);
  const done = interventionsOf(session).filter(({ atStep }) => atStep >= step && atStep < timeline.step);
  const told = parts.map(each => ({ ...each, text: say.again(each.text), got: say.again(each.got) }));
  return ok({ met: met && steps > 0, parts: told, steps, done: done.length > MOST_DONE ? null : done });
};

const wrongIn = (scenario: Scenario, done: readonly Intervention[]): ParseError[] => {
  const dialect = dialectOf(scenario.dialect, scenario.readings);
  return done.flatMap((each, i) =>
    'intent' in each
      ? checkIntent(each.intent, scenario.topology, dialect, `done[${i}].intent`)
      : checkAction(each.action, scenario.topology, `done[${i}].action`),
  );
};

/** Whether what somebody says to have done reaches the goal of a page, by doing it again. */
export const lessonTry: Study<'lesson-try'> = ask => {
  const found = pageAt(ask);
  const { page: nth, done: input } = ask;
  if (!found.ok) return found;
  const { page, scenario } = found.value;
  const { task, step } = page;
  if (!task) return err(rejection('lesson', 'page', `page ${nth} has no task`));
  const done = parseDone(input);
  if (!done.ok) return err({ what: 'answer', errors: done.error });
  const errors = wrongIn(scenario, done.value);
  if (errors.length > 0) return err({ what: 'answer', errors });
  const { at } = playSolution(scenario, step, { goal: task.goal, solution: done.value });
  return ok({ steps: at === null ? null : at - step });
};

/** The solution of a page's task as sentences: what is done by hand in it, as the run tells it. */
export const lessonSolution: Study<'lesson-solution'> = ask => {
  const found = pageAt(ask);
  const { page: nth } = ask;
  if (!found.ok) return found;
  const { page, scenario, say } = found.value;
  const { task, step } = page;
  if (!task) return err(rejection('lesson', 'page', `page ${nth} has no task`));
  const { at } = playSolution(scenario, step, task);
  const leaves = task.solution[0]?.atStep ?? Number.POSITIVE_INFINITY;
  const before = (scenario.interventions ?? []).filter(({ atStep }) => atStep < leaves);
  const timeline = createTimeline({ ...scenario, interventions: [...before, ...task.solution] });
  const dialect = dialectOf(scenario.dialect, scenario.readings);
  timeline.run(at ?? 0);
  const lines = task.solution.flatMap(({ atStep }) => {
    const record = timeline.record(atStep + 1);
    return record ? [{ atStep, text: sentenceOf(dialect, record, say).sentence }] : [];
  });
  return ok({ lines, steps: at === null ? null : at - step });
};
