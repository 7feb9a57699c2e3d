import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createArena } from '../memory/arena.ts';
import { anyReadings, anyTopology, play, tameMove, wildMove } from '../testing/arbitrary-run.ts';
import { labOn } from '../testing/lab.ts';
import { revert } from '../testing/revert.ts';
import { eventFromJson, eventToJson } from '../world/event-json.ts';
import { evolve } from '../world/evolve.ts';
import { digestOf } from '../world/hash-world.ts';
import { createWorld } from './create-world.ts';
import { brokenInvariants } from './invariant.ts';
import { step } from './step.ts';

/** `EFFORT=50 npx vitest run engine/run/random-runs` looks for longer. */
const effort = Number(process.env.EFFORT ?? 1);

/** Mostly one in which the PF's driver runs and two VFs are there. */
const anyWorld = fc
  .record({ topology: anyTopology, readings: anyReadings, cold: fc.nat(4) })
  .map(({ topology, readings, cold }) => {
    const first = createWorld({ dialect: 'draft-2022-07', topology, readings, script: [] }, createArena());
    if (cold === 0) return first;
    const lab = labOn(first);
    lab.do({ do: 'load-driver', device: 'pf0' });
    lab.do({ do: 'enable-vfs', owner: 'pf0', numVfs: Math.min(2, topology.pfs[0]?.totalVfs ?? 0) });
    return lab.world;
  });

const tame = fc.array(tameMove, { maxLength: 16, size: 'max' });
const wild = fc.array(wildMove, { maxLength: 16, size: 'max' });

describe('whatever people ask for, in whatever order others act', { timeout: 60_000 * effort }, () => {
  it('every invariant holds as long as nobody writes by hand', () => {
    fc.assert(
      fc.property(anyWorld, tame, (first, moves) => {
        play(first, moves, (before, action) => {
          const { world: after, events } = step(before, action);
          expect(brokenInvariants({ before, after, events }, { untouched: true })).toEqual([]);
          return after;
        });
      }),
      { numRuns: 25 * effort },
    );
  });

  it('registers and bytes written by hand break no more than the trust of the two sides', () => {
    fc.assert(
      fc.property(anyWorld, wild, (first, moves) => {
        play(first, moves, (before, action) => {
          const { world: after, events } = step(before, action);
          expect(brokenInvariants({ before, after, events }, { untouched: false })).toEqual([]);
          return after;
        });
      }),
      { numRuns: 25 * effort },
    );
  });

  it('a step without a recorder reaches the same world, ready set included', () => {
    fc.assert(
      fc.property(anyWorld, wild, (first, moves) => {
        play(first, moves, (world, action) => {
          const recorded = step(world, action).world;
          const quiet = step(world, action, false).world;
          expect(digestOf(quiet)).toBe(digestOf(recorded));
          expect(quiet.awake).toEqual(recorded.awake);
          return quiet;
        });
      }),
      { numRuns: 15 * effort },
    );
  });

  it('events make the next world, survive JSON, and say enough to be undone', () => {
    fc.assert(
      fc.property(anyWorld, wild, (first, moves) => {
        play(first, moves, (before, action) => {
          const { world: after, events } = step(before, action);
          const digest = digestOf(before);
          let forth = before;
          for (const event of events) {
            const line = eventToJson(event);
            const read = eventFromJson(line);
            if (!read.ok) throw new Error(`${read.error}: ${line}`);
            expect(read.value).toEqual(event);
            const next = evolve(forth, read.value);
            if (event.type.startsWith('note/')) expect(next).toBe(forth);
            forth = next;
          }
          expect(digestOf(forth)).toBe(digestOf(after));
          let back = after;
          for (const event of events.toReversed()) back = revert(back, event);
          expect(digestOf(back)).toBe(digest);
          return after;
        });
      }),
      { numRuns: 15 * effort },
    );
  });
});
