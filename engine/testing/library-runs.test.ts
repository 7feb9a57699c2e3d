import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createArena } from '../memory/arena.ts';
import { compact } from '../memory/compact.ts';
import { hashMemory } from '../memory/memory.ts';
import { hashValue } from '../num/hash.ts';
import { createWorld } from '../run/create-world.ts';
import { brokenInvariants } from '../run/invariant.ts';
import { step } from '../run/step.ts';
import { createTimeline } from '../run/timeline.ts';
import { parseScenarioText } from '../scenario/parse-text.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { eventFromJson, eventToJson } from '../world/event-json.ts';
import { evolve } from '../world/evolve.ts';
import { digestOf } from '../world/hash-world.ts';
import { revert } from './revert.ts';

const folder = new URL('../../public/scenarios/', import.meta.url);
const load = (file: string): Scenario => {
  const parsed = parseScenarioText(readFileSync(new URL(file, folder), 'utf8'), 'page');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};
const library = readdirSync(folder)
  .filter(file => file.endsWith('.json') && file !== 'index.json')
  .map(file => [file, load(file)] as const);

const LIMIT = 20_000;

/** The whole run, step by step. */
const runOf = (scenario: Scenario) => {
  const timeline = createTimeline(scenario);
  timeline.run(LIMIT);
  return Array.from({ length: timeline.end }, (_, k) => {
    const record = timeline.record(k + 1);
    if (!record) throw new Error(`no step ${k + 1}`);
    return record;
  });
};

describe.each(library)('%s', (_, scenario) => {
  const records = runOf(scenario);
  const first = records[0]?.before;
  const last = records.at(-1)?.after;
  if (!first || !last) throw new Error('nothing happens');
  const byHand = scenario.script.some(({ intent }) => ['edit-memory', 'write-register'].includes(intent.do));

  it('runs to equal hashes twice, keeps every invariant, and needs no recorder', () => {
    let recorded = createWorld(scenario, createArena());
    let quiet = createWorld(scenario, createArena({ slotBytes: 256 }));
    for (const { action, before, after, events } of records) {
      recorded = step(recorded, action).world;
      quiet = step(quiet, action, false).world;
      expect(digestOf(recorded)).toBe(digestOf(after));
      expect(digestOf(quiet)).toBe(digestOf(after));
      expect(brokenInvariants({ before, after, events }, { untouched: !byHand })).toEqual([]);
    }
  });

  it('its events, read back from JSON, make the last world of the first; undone, they make the first of the last', () => {
    let forth = first;
    let back = last;
    for (const event of records.flatMap(({ events }) => events)) {
      const read = eventFromJson(eventToJson(event));
      if (!read.ok) throw new Error(read.error);
      const next = evolve(forth, read.value);
      if (event.type.startsWith('note/')) expect(digestOf(next)).toBe(digestOf(forth));
      forth = next;
    }
    expect(digestOf(forth)).toBe(digestOf(last));
    for (const event of records.flatMap(({ events }) => events).toReversed()) back = revert(back, event);
    expect(digestOf(back)).toBe(digestOf(first));
  });

  it('its last world is plain data but for its slots, and hashes the same in another arena', () => {
    const { memory, ...rest } = last;
    const { arena, ...plain } = memory;
    expect(structuredClone({ ...rest, memory: plain })).toEqual({ ...rest, memory: plain });
    expect(hashValue(structuredClone(rest))).toEqual(hashValue(rest));
    // A copy of the run, since what is compacted cannot be used any more.
    const twin = runOf(scenario).at(-1)?.after;
    if (!twin) throw new Error('nothing happens');
    const [moved] = compact([twin.memory], createArena());
    if (!moved) throw new Error('nothing was moved');
    expect(moved.arena).not.toBe(arena);
    expect(hashMemory(moved)).toEqual(hashMemory(memory));
    expect(digestOf({ ...twin, memory: moved })).toBe(digestOf(last));
  });
});
