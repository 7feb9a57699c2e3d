import { create } from 'zustand';
import { getAt, isObject, type Json } from '../draft/json.ts';
import { fetchScenario, loadLibrary } from '../store/opening.ts';

/** Scenarios of the library that a lesson names, by their names. */
export const useShelf = create<Readonly<Record<string, Json>>>()(() => ({}));

/** Fetches what a lesson names and is not there yet; what the library does not have, the engine says. */
export const fetchNamed = async (lesson: Json): Promise<Readonly<Record<string, Json>>> => {
  const scenarios = getAt(lesson, ['scenarios']);
  const names = Object.values(isObject(scenarios) ? scenarios : {}).filter(each => typeof each === 'string');
  const missing = names.filter(name => !Object.hasOwn(useShelf.getState(), name));
  if (missing.length > 0) {
    const library = await loadLibrary().catch(() => []);
    const found = await Promise.all(
      library
        .filter(({ file }) => missing.some(name => file === `${name}.json`))
        .map(async entry => [entry.file.slice(0, -'.json'.length), (await fetchScenario(entry)) as Json] as const),
    ).catch(() => []);
    useShelf.setState(Object.fromEntries(found));
  }
  return useShelf.getState();
};

/** A scenario of a lesson as a whole; undefined: there is none, or it is being fetched. */
export const contentOf = (
  lesson: Json,
  name: string | null,
  shelf: Readonly<Record<string, Json>>,
): Json | undefined => {
  const given = name === null ? undefined : getAt(lesson, ['scenarios', name]);
  if (typeof given !== 'string') return given;
  return Object.hasOwn(shelf, given) ? shelf[given] : undefined;
};
