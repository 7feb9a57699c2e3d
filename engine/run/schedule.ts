import type { Action, Choice } from '../actor/actor.ts';
import { avalanche } from '../num/mix.ts';
import type { Schedule } from '../scenario/scenario.ts';
import { keyOf } from './step.ts';

/** Whoever acted goes on while it can; then the first in order. */
const fair = (possible: readonly Choice[], last: Action | null): Action | null =>
  (possible.find(({ action }) => action.actor === last?.actor) ?? possible[0])?.action ?? null;

/**
 * Who acts next. `steps` have been made, the last one was `last`. A chosen action that is not possible is passed over for
 * the fair one. Null: nobody can do anything.
 */
export const schedule = (
  { kind, ...rest }: Schedule,
  choices: readonly Choice[],
  steps: number,
  last: Action | null,
): Action | null => {
  const possible = choices.filter(({ enabled }) => enabled);
  switch (kind) {
    case 'fair':
      return fair(possible, last);
    case 'seeded': {
      const { seed } = rest as { readonly seed: number };
      const draw = avalanche((avalanche(seed >>> 0) ^ Math.imul(steps + 1, 0x9e3779b1)) >>> 0) >>> 0;
      return possible[draw % Math.max(possible.length, 1)]?.action ?? null;
    }
    case 'chosen': {
      const { actions } = rest as { readonly actions: readonly string[] };
      const key = actions[steps];
      return possible.find(({ action }) => keyOf(action) === key)?.action ?? fair(possible, last);
    }
  }
};
