import type { Arena } from '../memory/arena.ts';
import { arenaBytes, createArena } from '../memory/arena.ts';
import { compact } from '../memory/compact.ts';
import type { Event } from '../world/event.ts';
import type { World } from '../world/world.ts';
import { step } from './step.ts';
import type { StepColumns } from './step-columns.ts';
import type { TimelineOptions } from './timeline-types.ts';

const KEEP_BYTES = 2 << 20;
const KEYFRAME = 64;
const KEYFRAMES = 4096;
const COMPACT_AT = 64 << 20;

/** What a kept step costs about, as measured: its world shares with its neighbours all that did not change. */
const WORLD_BYTES = 2000;
const EVENT_BYTES = 400;

interface Kept {
  readonly world: World;
  /** Null: it was made again without them. */
  readonly events: readonly Event[] | null;
  readonly bytes: number;
  /** How many were remembered before it. */
  readonly nth: number;
}

/**
 * Worlds of the steps of a tree: those that were made last are kept with their events as far as their bytes allow, of the
 * others every so many-th is, and the rest is made again from the actions.
 */
export interface KeptWorlds {
  /** Bytes of guest memory that the kept worlds take, and of everything else that is kept, about. */
  readonly bytes: number;
  readonly objectBytes: number;
  worldOf(id: number): World;
  eventsOf(id: number): readonly Event[];
  /** Keeps what a new step has made. */
  keep(id: number, world: World, events: readonly Event[]): void;
  /**
   * Moves the pages of kept worlds together when there are many. A world that was handed out before may have lost its
   * memory then, so this is called where nobody holds one.
   */
  tidy(): void;
}

export const createKeptWorlds = (
  steps: StepColumns,
  first: (arena: Arena) => World,
  { keepBytes = KEEP_BYTES, keyframe = KEYFRAME, keyframes: most = KEYFRAMES, compactAt = COMPACT_AT }: TimelineOptions,
): KeptWorlds => {
  let arena = createArena();
  let compactNext = compactAt;
  let every = keyframe;
  const keyframes = new Map<number, World>([[0, first(arena)]]);
  const near = new Map<number, Kept>();
  let nearBytes = 0;
  /** Steps in the order in which they were remembered, from `oldest` on; of one that is in it twice the later counts. */
  const order: number[] = [];
  let oldest = 0;
  let forgotten = 0;

  const forgetOldest = (): void => {
    const id = order[oldest] as number;
    const kept = near.get(id);
    if (kept?.nth === forgotten + oldest) {
      near.delete(id);
      nearBytes -= kept.bytes;
    }
    oldest += 1;
    if (oldest < 1024 || 2 * oldest < order.length) return;
    order.splice(0, oldest);
    forgotten += oldest;
    oldest = 0;
  };

  const remember = (id: number, world: World, events: readonly Event[] | null): void => {
    const bytes = WORLD_BYTES + EVENT_BYTES * (events?.length ?? 0);
    nearBytes += bytes - (near.get(id)?.bytes ?? 0);
    near.set(id, { world, events, bytes, nth: forgotten + order.length });
    order.push(id);
    // The newest two always stay: whoever looks at a step looks at the worlds before and after it.
    while (nearBytes > keepBytes && order.length - oldest > 2) forgetOldest();
  };

  const thin = (): void => {
    every *= 2;
    for (const id of keyframes.keys()) if (steps.depthOf(id) % every !== 0) keyframes.delete(id);
  };

  const known = (id: number): World | null => near.get(id)?.world ?? keyframes.get(id) ?? null;

  const worldOf = (id: number): World => {
    const path: number[] = [];
    let from = id;
    let world = known(from);
    while (world === null) {
      path.push(from);
      from = steps.parentOf(from);
      world = known(from);
    }
    for (let next = path.pop(); next !== undefined; next = path.pop()) {
      world = step(world, steps.actionOf(next), false).world;
      remember(next, world, null);
    }
    return world;
  };

  const tidy = (): void => {
    if (arenaBytes(arena) < compactNext) return;
    const next = createArena();
    const ids = [...keyframes.keys(), ...near.keys()];
    const worlds = [...keyframes.values(), ...[...near.values()].map(({ world }) => world)];
    const memories = compact(
      worlds.map(({ memory }) => memory),
      next,
    );
    const count = keyframes.size;
    for (const [k, memory] of memories.entries()) {
      const id = ids[k] as number;
      const world = { ...(worlds[k] as World), memory };
      if (k < count) keyframes.set(id, world);
      else near.set(id, { ...(near.get(id) as Kept), world });
    }
    arena = next;
    // What is kept may be more than the bound itself; moving it at every step would help nobody.
    compactNext = Math.max(compactAt, 2 * arenaBytes(next));
    if (2 * arenaBytes(next) > compactAt) thin();
  };

  return {
    get bytes() {
      return arenaBytes(arena);
    },
    get objectBytes() {
      return nearBytes + WORLD_BYTES * keyframes.size;
    },
    worldOf,
    eventsOf: id => {
      if (id === 0) return [];
      const kept = near.get(id)?.events;
      if (kept) return kept;
      const { world, events } = step(worldOf(steps.parentOf(id)), steps.actionOf(id));
      // The world that is there already stays, so that a world is one object however often it is asked for.
      remember(id, known(id) ?? world, events);
      return events;
    },
    keep: (id, world, events) => {
      remember(id, world, events);
      if (steps.depthOf(id) % every !== 0) return;
      keyframes.set(id, world);
      if (keyframes.size > most) thin();
    },
    tidy,
  };
};
