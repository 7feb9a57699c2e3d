import type { ParseError } from '../scenario/parse-error.ts';
import { joinPath } from '../scenario/plain.ts';
import type { Lesson } from './lesson.ts';
import { writeProse } from './prose.ts';

/** What a lesson that teaches well has at least. */
const LEAST = { questions: 4, tasks: 1 };
/** Characters of one idea. */
const LONG = 700;

/** What is not wrong with a lesson and could be better, with paths as errors have them. */
export const adviceFor = ({ audience, pages }: Lesson): readonly ParseError[] => {
  const questions = pages.filter(({ question }) => question).length;
  const tasks = pages.filter(({ task }) => task).length;
  return [
    ...(audience.trim() === '' ? [{ path: 'audience', message: 'does not say for whom it is' }] : []),
    ...(questions < LEAST.questions
      ? [{ path: 'pages', message: `has ${questions} of the ${LEAST.questions} questions that keep a class awake` }]
      : []),
    ...(tasks < LEAST.tasks ? [{ path: 'pages', message: 'has no task, so nobody does anything by hand' }] : []),
    ...pages.flatMap(({ text, question, task }, i) => {
      const at = joinPath('pages', i);
      const written = writeProse(text);
      return [
        ...(written.trim() === '' ? [{ path: joinPath(at, 'text'), message: 'is empty' }] : []),
        ...(written.length > LONG
          ? [{ path: joinPath(at, 'text'), message: `has ${written.length} characters: one idea a page reads better` }]
          : []),
        ...(question && question.clause === undefined
          ? [{ path: joinPath(at, 'question'), message: 'names no clause that decides' }]
          : []),
        ...(question && !question.why
          ? [{ path: joinPath(at, 'question'), message: 'does not say why, which a wrong answer needs' }]
          : []),
        ...(task && !task.hint ? [{ path: joinPath(at, 'task'), message: 'has no hint' }] : []),
      ];
    }),
  ];
};
