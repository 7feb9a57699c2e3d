import { getAt, isObject, type Json, type JsonObject, listIn } from '../draft/json.ts';

/** The scenario of each page: its own, or that of the nearest page before it that names one. */
const scenariosOf = (lesson: Json): readonly (string | null)[] => {
  let current: string | null = null;
  return listIn(getAt(lesson, ['pages'])).map(page => {
    const own = getAt(page, ['scenario']);
    if (own !== undefined) current = typeof own === 'string' ? own : null;
    return current;
  });
};

export const scenarioOf = (lesson: Json, at: number): string | null => scenariosOf(lesson)[at] ?? null;

/** Each page names its scenario, so that it can stand anywhere. */
export const explicit = (lesson: Json): readonly Json[] => {
  const scenarios = scenariosOf(lesson);
  return listIn(getAt(lesson, ['pages'])).map((page, i) => {
    const scenario = scenarios[i] ?? null;
    if (!isObject(page) || scenario === null || page.scenario !== undefined) return page;
    const { title, ...rest } = page;
    return { ...(title !== undefined && { title }), scenario, ...rest };
  });
};

/** Only a page with another scenario than the one before it names it. */
export const brief = (pages: readonly Json[]): readonly Json[] =>
  pages.map((page, i) => {
    if (!isObject(page) || i === 0 || page.scenario === undefined) return page;
    if (page.scenario !== getAt(pages[i - 1], ['scenario'])) return page;
    const { scenario: _, ...rest } = page;
    return rest;
  });

const scenariosIn = (lesson: Json): JsonObject => {
  const scenarios = getAt(lesson, ['scenarios']);
  return isObject(scenarios) ? scenarios : {};
};

/** A name that no scenario of the lesson has yet, from one that would be good. */
export const freeName = (lesson: Json, wanted: string): string => {
  const taken = scenariosIn(lesson);
  const bare = wanted
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 40);
  const name = bare === '' ? 'run' : bare;
  for (let k = 1; ; k += 1) {
    const each = k === 1 ? name : `${name}-${k}`;
    if (!Object.hasOwn(taken, each)) return each;
  }
};

/** The lesson with a page at a moment, and with one more scenario where that is `added`. */
export const withMoment = (
  lesson: Json,
  at: number,
  { scenario, step, added }: { readonly scenario: string; readonly step?: number; readonly added?: Json },
): Json => {
  if (!isObject(lesson)) return lesson;
  const pages = explicit(lesson).map((page, i) =>
    i === at && isObject(page) ? { ...page, scenario, ...(step !== undefined && { step }) } : page,
  );
  const scenarios = { ...scenariosIn(lesson), ...(added !== undefined && { [scenario]: added }) };
  return { ...lesson, scenarios, pages: brief(pages) };
};

/** How many pages show each scenario. */
export const uses = (lesson: Json): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const name of scenariosOf(lesson)) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};
