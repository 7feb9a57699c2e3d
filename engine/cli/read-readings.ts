import { dialectOf } from '../dialect/dialects.ts';
import type { Readings } from '../world/world.ts';
import { Unusable } from './verb.ts';

/** `SWITCH=READING`, as often as it was given. */
export const readReadings = (given: readonly string[], dialect: string): Readings => {
  const { switches } = dialectOf(dialect);
  return Object.fromEntries(
    given.map(each => {
      const [id = '', reading = ''] = each.split('=', 2);
      const found = switches.find(one => one.id === id);
      if (!found) {
        throw new Unusable(
          `--reading: ${dialect} has no switch "${id}", allowed: ${switches.map(one => one.id).join(', ')}`,
        );
      }
      const ids = found.readings.map(one => one.id);
      if (!ids.includes(reading)) throw new Unusable(`--reading ${id}: found "${reading}", allowed: ${ids.join(', ')}`);
      return [id, reading];
    }),
  );
};
