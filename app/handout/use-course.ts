import { useEffect, useState } from 'react';
import { type CourseEntry, type CourseSource, courseList, fetchCourse } from './fetch-course.ts';

type Came<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string } | null;

const useFetched = <T>(key: string | null, get: (key: string) => Promise<T>): Came<T> => {
  const [came, setCame] = useState<{ readonly key: string; readonly what: Came<T> } | null>(null);
  useEffect(() => {
    if (key === null) return;
    let current = true;
    const put = (what: Came<T>): void => {
      if (current) setCame({ key, what });
    };
    get(key).then(
      value => put({ ok: true, value }),
      (error: unknown) => put({ ok: false, message: error instanceof Error ? error.message : `${error}` }),
    );
    return () => {
      current = false;
    };
  }, [key, get]);
  return came?.key === key ? came.what : null;
};

/** Null: it is on its way, or none is wanted. */
export const useCourse = (name: string | null): Came<CourseSource> => useFetched(name, fetchCourse);

const list = (_: string): Promise<readonly CourseEntry[]> => courseList();

/** None while they are on their way, or where they cannot be fetched: then the run is all that there is. */
export const useCourses = (): readonly CourseEntry[] => {
  const came = useFetched('list', list);
  return came?.ok ? came.value : [];
};
