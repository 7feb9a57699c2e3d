import type { StudyAnswer } from '../../engine/protocol/messages.ts';
import type { OpenLesson } from '../store/lesson-slice.ts';
import { askStudy } from '../store/studying.ts';
import type { Answers } from './answers.ts';
import { courseOf, fetchCourse, fetchLibrary } from './courses.ts';

/** One answer or task, judged by the engine and by nobody else. */
export interface JudgedRow {
  readonly page: number;
  readonly title: string;
  readonly kind: 'question' | 'task';
  /** What was said at first, as a statement; of a task, nothing. */
  readonly said: string;
  readonly got: string;
  /** At which try it was right, from 1; null: at none. Of a task: the steps until its goal. */
  readonly at: number | null;
  readonly tries: number;
  /** Steps that the lesson takes for the task. */
  readonly reference: number | null;
}

type Asked = Parameters<typeof askStudy>[0];
const found = async <A extends Asked>(question: A): Promise<StudyAnswer<A['kind']>['found'] | null> => {
  const answer = await askStudy(question as never);
  return answer.ok ? (answer.found as StudyAnswer<A['kind']>['found']) : null;
};

/** The text of the course that answers are about; null: it is somebody's own, and not open. */
const courseText = async (course: string, open: OpenLesson | null): Promise<string | null> => {
  if (open && courseOf(open) === course) return open.text;
  if (course.startsWith('own-')) return null;
  const text = await fetchCourse(course);
  return typeof text === 'string' ? text : null;
};

/** Grades answers by playing the course anew; null: there is no such course here. */
export const judgeAnswers = async (
  { course, pages }: Answers,
  open: OpenLesson | null,
): Promise<readonly JudgedRow[] | null> => {
  const text = await courseText(course, open);
  if (text === null) return null;
  const view = await found({ kind: 'lesson', text, library: await fetchLibrary(text) });
  if (!view) return null;
  const lesson = view.key;
  const rows: JudgedRow[] = [];
  for (const [page, { title, question, task }] of view.pages.entries()) {
    const { answers = [], solved = null } = pages[page] ?? {};
    const row = { page, title, said: '', got: '', at: null, tries: 0, reference: null };
    if (question) {
      const graded = await Promise.all(
        answers.map(({ is: answer }) => found({ kind: 'lesson-grade', lesson, page, answer })),
      );
      const right = graded.findIndex(each => each?.right);
      const [first] = graded;
      rows.push({
        ...row,
        kind: 'question',
        said: first?.text ?? '',
        got: first?.got ?? '',
        at: right < 0 ? null : right + 1,
        tries: answers.length,
      });
    }
    if (task) {
      const done = solved?.done ? await found({ kind: 'lesson-try', lesson, page, done: solved.done }) : null;
      const scene = await found({ kind: 'lesson-scene', lesson, page });
      const tries = solved ? 1 : 0;
      rows.push({ ...row, kind: 'task', at: done?.steps ?? null, tries, reference: scene?.reference ?? null });
    }
  }
  return rows;
};
