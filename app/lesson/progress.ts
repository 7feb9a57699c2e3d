import { create } from 'zustand';
import { readStored, writeStored } from '../store/stored.ts';

/** An answer that was committed: as the lesson would write it, and how it came out. */
export interface Tried {
  readonly is: unknown;
  readonly right: boolean;
}

/** A task that was solved: in how many steps, and what was done by hand; null: more than is worth keeping. */
export interface Solved {
  readonly steps: number;
  readonly done: readonly unknown[] | null;
}

export interface PageProgress {
  /** All answers, the first one first. */
  readonly answers: readonly Tried[];
  readonly solved: Solved | null;
}

/** What a learner did in a course, by page; a page that is there was seen. */
export type CourseProgress = Readonly<Record<number, PageProgress>>;

interface Progress {
  readonly courses: Readonly<Record<string, CourseProgress>>;
}

const MOST_ANSWERS = 20;
const MOST_COURSES = 100;

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readPage = (value: unknown): PageProgress | null => {
  if (!isObject(value)) return null;
  const answers = (Array.isArray(value.answers) ? value.answers : [])
    .slice(0, MOST_ANSWERS)
    .flatMap((each: unknown) => (isObject(each) && 'is' in each ? [{ is: each.is, right: each.right === true }] : []));
  const { solved } = value;
  const good = isObject(solved) && typeof solved.steps === 'number';
  return {
    answers,
    solved: good ? { steps: solved.steps as number, done: Array.isArray(solved.done) ? solved.done : null } : null,
  };
};

/** What was stored may be from another version, or typed by hand. */
export const readCourse = (value: unknown): CourseProgress =>
  Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).flatMap(([nth, page]) => {
      const read = /^\d{1,2}$/.test(nth) ? readPage(page) : null;
      return read ? [[nth, read] as const] : [];
    }),
  );

const readAll = (stored: unknown): Progress['courses'] =>
  Object.fromEntries(
    Object.entries(isObject(stored) ? stored : {})
      .slice(-MOST_COURSES)
      .map(([course, pages]) => [course, readCourse(pages)]),
  );

/** Progress in all courses, kept on this machine. */
export const useProgress = create<Progress>()(() => ({ courses: readAll(readStored('lessons')) }));

const none: PageProgress = { answers: [], solved: null };

export const progressOn = (course: string, page: number): PageProgress | null =>
  useProgress.getState().courses[course]?.[page] ?? null;

const change = (course: string, page: number, by: (before: PageProgress) => PageProgress): void => {
  // Another tab may have written meanwhile.
  const courses = readAll(readStored('lessons') ?? useProgress.getState().courses);
  const before = courses[course] ?? {};
  const next = { ...courses, [course]: { ...before, [page]: by(before[page] ?? none) } };
  useProgress.setState({ courses: next });
  writeStored('lessons', next);
};

export const noteSeen = (course: string, page: number): void => change(course, page, before => before);

export const noteAnswer = (course: string, page: number, tried: Tried): void =>
  change(course, page, before => ({ ...before, answers: [...before.answers.slice(0, MOST_ANSWERS - 1), tried] }));

/** The shortest way counts. */
export const noteSolved = (course: string, page: number, solved: Solved): void =>
  change(course, page, before =>
    before.solved && before.solved.steps <= solved.steps ? before : { ...before, solved },
  );

/** Forgets a course, or all of them. */
export const forgetProgress = (course?: string): void => {
  const { [course ?? '']: _gone, ...rest } = readAll(readStored('lessons'));
  const courses = course === undefined ? {} : rest;
  useProgress.setState({ courses });
  writeStored('lessons', courses);
};
