import { dialectById } from '../dialect/dialects.ts';
import type { RunInputs } from '../run/inputs.ts';
import { createTimeline } from '../run/timeline.ts';
import { digestOf } from '../world/hash-world.ts';
import type { DeviceId } from '../world/ids.ts';

/** What came of one command: `success`, and bytes used; null: no answer. */
export interface CommandEnd {
  readonly owner: DeviceId;
  /** Counted from 1. */
  readonly id: number;
  readonly name: string | null;
  readonly usedLength: number | null;
  readonly fields: string;
}

/** How a scenario ends under one reading. */
interface ReadingRun {
  readonly reading: string;
  readonly text: string;
  readonly isDefault: boolean;
  readonly steps: number;
  /** Of the last world. */
  readonly digest: string;
  /** The same with the chosen readings left out: equal for runs that end alike. */
  readonly alikeBy: string;
  readonly ends: readonly CommandEnd[];
}

/** A switch, and how the scenario ends under each of its readings. */
export interface SwitchRun {
  readonly id: string;
  readonly title: string;
  readonly runs: readonly ReadingRun[];
  /** Commands that end in more than one way, in the order in which they were given. */
  readonly parting: readonly { readonly owner: DeviceId; readonly id: number }[];
  /** Whether all runs end alike, in every byte and register. */
  readonly alike: boolean;
}

const endsOf = (inputs: RunInputs, limit: number): Pick<ReadingRun, 'steps' | 'digest' | 'alikeBy' | 'ends'> => {
  const timeline = createTimeline(inputs);
  const ends: CommandEnd[] = [];
  while (timeline.step < limit && timeline.forward()) {
    for (const event of timeline.record(timeline.step)?.events ?? []) {
      if (event.type !== 'token/closed') continue;
      const { outcome, usedLength, device } = event;
      const fields = Object.entries(outcome?.fields ?? {}).map(([name, value]) => `${name} ${value}`);
      const { id } = event.token.command;
      ends.push({ owner: device, id, name: outcome?.name ?? null, usedLength, fields: fields.join(', ') });
    }
  }
  const world = timeline.world();
  return { steps: timeline.step, digest: digestOf(world), alikeBy: digestOf({ ...world, readings: {} }), ends };
};

const keyOf = (end: CommandEnd | undefined): string => (end ? `${end.name} ${end.usedLength} ${end.fields}` : 'none');

/** Commands that do not end alike in all runs. */
const partingOf = (runs: readonly ReadingRun[]): SwitchRun['parting'] => {
  const all = new Map(
    runs.flatMap(({ ends }) => ends.map(({ owner, id }) => [`${owner} ${id}`, { owner, id }] as const)),
  );
  return [...all.values()]
    .filter(({ owner, id }) => {
      const found = runs.map(({ ends }) => keyOf(ends.find(each => each.owner === owner && each.id === id)));
      return new Set(found).size > 1;
    })
    .sort((a, b) => (a.owner === b.owner ? a.id - b.id : a.owner < b.owner ? -1 : 1));
};

/**
 * Runs a scenario under every reading of a switch, the other switches as the scenario has them; of every switch without
 * `only`. At most `limit` steps each.
 */
export const runReadings = (
  inputs: RunInputs,
  { only, limit }: { only?: string; limit: number },
): readonly SwitchRun[] => {
  const dialect = dialectById(inputs.dialect);
  if (!dialect) throw new Error(`no dialect ${inputs.dialect}`);
  return dialect.switches
    .filter(({ id }) => only === undefined || id === only)
    .map(({ id, title, readings, byDefault }) => {
      const runs = readings.map(({ id: reading, text }): ReadingRun => {
        const chosen = { ...inputs, readings: { ...inputs.readings, [id]: reading } };
        return { reading, text, isDefault: reading === byDefault, ...endsOf(chosen, limit) };
      });
      return {
        id,
        title,
        runs,
        parting: partingOf(runs),
        alike: new Set(runs.map(({ alikeBy }) => alikeBy)).size === 1,
      };
    });
};
