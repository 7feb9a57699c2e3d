import { hashMemory } from '../memory/memory.ts';
import type { Hash64 } from '../num/hash.ts';
import { combine, hashCached, hashString, toHex } from '../num/hash.ts';
import type { World } from './world.ts';

/**
 * Hash of everything that is, 64 bits. Memory keeps its own, the rest is hashed by identity, so only what changed costs.
 * The ready set is derived from the rest and not part of it.
 */
const hashWorld = (world: World): Hash64 =>
  combine(
    hashString(world.dialect),
    hashCached(world.readings),
    hashCached(world.topology),
    hashMemory(world.memory),
    hashCached(world.devices),
    hashCached(world.drivers),
    hashCached(world.wires),
    hashCached(world.script),
    hashString(`${world.taken}`),
  );

/** Hash of a world as 16 hex digits, for people and for links. */
export const digestOf = (world: World): string => toHex(hashWorld(world));
