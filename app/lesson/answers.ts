import { type CourseProgress, isObject, readCourse } from './progress.ts';

/** What a learner hands in: of whom, of which course, and what was answered and done; never what was right. */
export interface Answers {
  readonly course: string;
  readonly title: string;
  /** Typed by the learner, who may leave it out. */
  readonly name: string;
  readonly pages: CourseProgress;
}

const FORMAT = 1;
export const MOST_NAME = 80;

const withoutVerdicts = (pages: CourseProgress): object =>
  Object.fromEntries(
    Object.entries(pages).map(([nth, { answers, solved }]) => [
      nth,
      { answers: answers.map(({ is }) => ({ is })), ...(solved && { solved }) },
    ]),
  );

/** The text of the file; a link holds the same. */
export const writeAnswers = ({ pages, ...about }: Answers): string =>
  `${JSON.stringify({ format: FORMAT, answers: { ...about, pages: withoutVerdicts(pages) } }, null, 2)}\n`;

/** Whether a file is meant as answers. */
export const areAnswers = (value: unknown): boolean => isObject(value) && 'answers' in value;

const shortText = (value: unknown, most: number): value is string => typeof value === 'string' && value.length <= most;

/** Answers from outside; or what is wrong with them, with its path. */
export const readAnswers = (value: unknown): Answers | { readonly path: string; readonly message: string } => {
  if (!isObject(value) || value.format !== FORMAT) return { path: 'format', message: `allowed: ${FORMAT}` };
  const { answers } = value;
  if (!isObject(answers)) return { path: 'answers', message: 'allowed: an object' };
  const { course, title, name = '', pages } = answers;
  if (!shortText(course, 100) || !/^[\w.-]+$/.test(course)) {
    return { path: 'answers.course', message: 'allowed: the name of a course' };
  }
  if (!shortText(title, 200)) return { path: 'answers.title', message: 'allowed: a text of at most 200 characters' };
  if (!shortText(name, MOST_NAME)) {
    return { path: 'answers.name', message: `allowed: a text of at most ${MOST_NAME} characters` };
  }
  if (!isObject(pages)) return { path: 'answers.pages', message: 'allowed: an object of pages by number, from 0' };
  return { course, title, name, pages: readCourse(pages) };
};
