import type { Scenario } from '../scenario/scenario.ts';
import type { Entry } from './ledger.ts';
import type { RecipeStepView } from './parts/run.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** First and last step of each recipe step, by its number; lines without a number belong to the step before them. */
const spansOf = (scenario: Scenario, lines: readonly Entry<number>[], end: number): Map<number, Span> => {
  const spans = new Map<number, Span>();
  let current: number | null = null;
  const close = (before: number): void => {
    const open = current === null ? undefined : spans.get(current);
    if (open && current !== null) spans.set(current, { from: open.from, to: before });
  };
  for (const { step, value: place } of lines) {
    const recipe = scenario.script[place]?.recipe;
    if (recipe === undefined || recipe === current) continue;
    close(step - 1);
    spans.set(recipe, { from: spans.get(recipe)?.from ?? step, to: end });
    current = recipe;
  }
  close(end);
  return spans;
};

/**
 * Progress through the recipe of a scenario. `lines`: places of the script lines that were taken on the shown branch, up
 * to its end. A recipe step that no line belongs to is done when a later one has begun.
 */
export const recipeView = (
  scenario: Scenario,
  lines: readonly Entry<number>[],
  step: number,
  end: number,
  finished: boolean,
): RecipeStepView[] => {
  const titles = scenario.recipe ?? [];
  if (titles.length === 0) return [];
  const spans = spansOf(scenario, lines, end);
  const begun = [...spans].filter(([, { from }]) => from <= step);
  const latest = begun.reduce<readonly [number, Span] | null>(
    (best, each) => (best && best[1].from > each[1].from ? best : each),
    null,
  );
  const furthest = Math.max(0, ...begun.map(([number]) => number));
  const hasLine = new Set(scenario.script.flatMap(({ recipe }) => recipe ?? []));
  return titles.map((title, index) => {
    const number = index + 1;
    const span = spans.get(number);
    const reached = span ? span.from <= step : !hasLine.has(number) && number < furthest;
    const isNow = latest?.[0] === number && !finished;
    return {
      title,
      state: isNow ? 'now' : reached ? 'done' : 'todo',
      from: span?.from ?? null,
      to: span?.to ?? null,
    };
  });
};
