import type { OpenLesson } from '../store/lesson-slice.ts';
import { lesson as text } from '../text/lesson.ts';
import { opening } from '../text/opening.ts';

/** A bundled course, as the list of them says it. */
export interface Course {
  readonly file: string;
  readonly title: string;
  readonly audience: string;
  readonly minutes: number;
  readonly pages: number;
  /** What it is called in other languages in which it can be read. */
  readonly words?: Readonly<Partial<Record<string, Pick<Course, 'title' | 'audience'>>>>;
}

/** In the language of the page, where it can be read in it. */
export const courseIn = (language: string, course: Course): Course => ({ ...course, ...course.words?.[language] });

let list: Promise<readonly Course[]> | null = null;

/** All bundled courses; fetched once. */
export const fetchCourses = (): Promise<readonly Course[]> => {
  list ??= fetch('lessons/index.json')
    .then(response => {
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
      return response.json() as Promise<readonly Course[]>;
    })
    .catch((error: unknown) => {
      list = null;
      throw error;
    });
  return list;
};

/** The text of a bundled course, or why there is none. */
export const fetchCourse = async (file: string): Promise<string | { readonly why: string }> => {
  try {
    const courses = await fetchCourses();
    if (!courses.some(each => each.file === file)) {
      return { why: text.noCourse(courses.map(nameOf)) };
    }
    const response = await fetch(`lessons/${file}`);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    return await response.text();
  } catch (error) {
    return { why: opening.unfetched(error) };
  }
};

/** The texts of a bundled course in another language; null: there are none, or they could not be fetched. */
export const fetchWords = async (file: string, language: string): Promise<string | null> => {
  try {
    const course = (await fetchCourses()).find(each => each.file === file);
    if (!course?.words?.[language]) return null;
    const response = await fetch(`lessons-${language}/${file}`);
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
};

/** `a-virtqueue` of `a-virtqueue.json`, as links name it. */
export const nameOf = ({ file }: Pick<Course, 'file'>): string => file.replace(/\.json$/, '');

const MOST_NAMES = 30;

/** The scenarios of the library that the text of a lesson names; what is none is left to the engine, which says so. */
export const fetchLibrary = async (text: string): Promise<Readonly<Record<string, unknown>>> => {
  let scenarios: unknown;
  try {
    ({ scenarios } = JSON.parse(text.replace(/^\ufeff/, '')) as { readonly scenarios?: unknown });
  } catch {
    return {};
  }
  if (typeof scenarios !== 'object' || scenarios === null) return {};
  const names = Object.values(scenarios)
    .filter((each): each is string => typeof each === 'string' && /^[a-z0-9][\w-]{0,80}$/i.test(each))
    .slice(0, MOST_NAMES);
  const found = await Promise.all(
    names.map(async name => {
      try {
        const response = await fetch(`scenarios/${name}.json`);
        return response.ok ? [[name, (await response.json()) as unknown] as const] : [];
      } catch {
        return [];
      }
    }),
  );
  return Object.fromEntries(found.flat());
};

/** A short sum of a text, so that two lessons of one title are told apart. */
const sumOf = (text: string): string => {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, '0');
};

/** Name under which progress is kept. */
export const courseOf = ({ file, text }: Pick<OpenLesson, 'file' | 'text'>): string => file ?? `own-${sumOf(text)}`;
