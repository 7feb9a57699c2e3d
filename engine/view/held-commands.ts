import { get } from '../num/pvec.ts';
import type { World } from '../world/world.ts';

/** Commands that are on hold at the functions at which something is under way. */
export const heldCommands = (world: World): number =>
  world.awake.reduce((sum, index) => {
    const { commands, exposing, tokens } = get(world.drivers, index);
    const all = [...commands, ...tokens.map(({ command }) => command), ...(exposing ? [exposing.command] : [])];
    return sum + new Set(all.filter(({ onHold }) => onHold).map(({ id }) => id)).size;
  }, 0);
