import type { Action, Choice } from '../actor/actor.ts';
import { avalanche } from '../num/mix.ts';
import { unreachable } from '../num/result.ts';
import type { World } from '../world/world.ts';
import type { Schedule } from './inputs.ts';
import { choicesAt, choicesOf, keyOf } from './step.ts';

/** Whoever acted goes on while it can; then the first in order. */
const fair = (possible: readonly Choice[], last: Action | null): Action | null =>
  (possible.find(({ action }) => action.actor === last?.actor) ?? possible[0])?.action ?? null;

/**
 * Who acts next. `steps` have been made, the last one was `last`. A chosen action that is not possible is passed over for
 * the fair one. Null: nobody can do anything.
 */
export const schedule = (
  how: Schedule,
  choices: readonly Choice[],
  steps: number,
  last: Action | null,
): Action | null => {
  const possible = choices.filter(({ enabled }) => enabled);
  switch (how.kind) {
    case 'fair':
      return fair(possible, last);
    case 'seeded': {
      const draw = avalanche((avalanche(how.seed >>> 0) ^ Math.imul(steps + 1, 0x9e3779b1)) >>> 0) >>> 0;
      return possible[draw % Math.max(possible.length, 1)]?.action ?? null;
    }
    case 'chosen':
      return possible.find(({ action }) => keyOf(action) === how.actions[steps])?.action ?? fair(possible, last);
    default:
      return unreachable(how);
  }
};

/**
 * The same in a world. Whoever acted last and can go on is asked alone, where nobody else would be taken anyway: most
 * steps of a run are such.
 */
export const nextAction = (how: Schedule, world: World, steps: number, last: Action | null): Action | null => {
  const isFair = how.kind === 'fair' || (how.kind === 'chosen' && steps >= how.actions.length);
  if (isFair && last && last.actor !== 'operator') {
    const own = choicesOf(world, last.actor).find(({ enabled }) => enabled);
    if (own) return own.action;
  }
  return schedule(how, choicesAt(world), steps, last);
};
