import { useEffect, useState } from 'react';
import { type Course, courseIn, fetchCourse, fetchCourses, fetchLibrary, fetchWords } from '../lesson/courses.ts';
import { useApp } from '../store/app-state.ts';
import { handout as text } from '../text/handout.ts';
import { OPEN_LESSON } from './args.ts';

/** All that the engine reads a lesson from. */
interface Source {
  readonly text: string;
  readonly library: Readonly<Record<string, unknown>>;
  readonly words?: string;
}

type Came = { readonly ok: true; readonly value: Source } | { readonly ok: false; readonly message: string };

const bundled = async (name: string, language: string): Promise<Came> => {
  const file = `${name}.json`;
  const content = await fetchCourse(file);
  if (typeof content !== 'string') return { ok: false, message: content.why };
  const [library, words] = await Promise.all([fetchLibrary(content), fetchWords(file, language)]);
  return { ok: true, value: { text: content, library, ...(words !== null && { words }) } };
};

const own = async (content: string | null): Promise<Came> =>
  content === null
    ? { ok: false, message: text.notOpen }
    : { ok: true, value: { text: content, library: await fetchLibrary(content) } };

/** A bundled course by its name, or the lesson that is open; null: it is on its way, or none is wanted. */
export const useCourse = (name: string | null): Came | null => {
  const language = useApp(state => state.language);
  const opened = useApp(state => (name === OPEN_LESSON ? (state.lesson?.text ?? null) : null));
  const [came, setCame] = useState<{ readonly key: string; readonly what: Came } | null>(null);
  const key = `${name} ${language} ${opened}`;
  useEffect(() => {
    if (name === null) return;
    let current = true;
    const found = name === OPEN_LESSON ? own(opened) : bundled(name, language);
    // What goes wrong is told in what comes.
    void found.then(what => current && setCame({ key, what }));
    return () => {
      current = false;
    };
  }, [name, language, opened, key]);
  return name !== null && came?.key === key ? came.what : null;
};

/** None while they are on their way, or where they cannot be fetched: then the run is all that there is. */
export const useCourses = (): readonly Course[] => {
  const language = useApp(state => state.language);
  const [courses, setCourses] = useState<readonly Course[]>([]);
  useEffect(() => {
    let current = true;
    fetchCourses().then(
      all => current && setCourses(all),
      () => {},
    );
    return () => {
      current = false;
    };
  }, []);
  return courses.map(each => courseIn(language, each));
};
