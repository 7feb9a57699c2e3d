import { actions } from '../store/app-state.ts';
import { handout as text } from '../text/handout.ts';

/** What the list of courses says of one. */
export interface CourseEntry {
  readonly file: string;
  readonly title: string;
}

/** The text of a course, and the scenarios of the library that it names. */
export interface CourseSource {
  readonly text: string;
  readonly library: Readonly<Record<string, unknown>>;
}

const fetched = async (path: string, what: string): Promise<string> => {
  try {
    const response = await fetch(path);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    return await response.text();
  } catch (error) {
    throw new Error(text.notFetched(what, error instanceof Error ? error.message : `${error}`));
  }
};

let list: Promise<readonly CourseEntry[]> | null = null;

/** The courses that lie beside the page; asked for once more after it failed. */
export const courseList = (): Promise<readonly CourseEntry[]> => {
  list ??= fetched('lessons/index.json', text.courses).then(
    json => JSON.parse(json) as readonly CourseEntry[],
    error => {
      list = null;
      throw error;
    },
  );
  return list;
};

/** Names of the library that stand in a course; what is none of them, the engine says. */
const namesIn = (course: string): readonly string[] => {
  const { scenarios = {} } = JSON.parse(course) as { readonly scenarios?: Readonly<Record<string, unknown>> };
  return Object.values(scenarios).filter(each => typeof each === 'string');
};

export const fetchCourse = async (name: string): Promise<CourseSource> => {
  const entry = (await courseList()).find(({ file }) => file === `${name}.json`);
  if (!entry) throw new Error(text.noCourse(name));
  const course = await fetched(`lessons/${entry.file}`, entry.title);
  const entries = await actions.loadLibrary();
  const scenarios = namesIn(course).map(async wanted => {
    const found = entries.find(({ file }) => file === `${wanted}.json`);
    return [wanted, found && (await actions.fetchScenario(found))] as const;
  });
  return { text: course, library: Object.fromEntries(await Promise.all(scenarios)) };
};
