import { createArena } from '../memory/arena.ts';
import { createWorld } from '../run/create-world.ts';
import { nextAction } from '../run/schedule.ts';
import type { Action } from '../run/step.ts';
import { step } from '../run/step.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { World } from '../world/world.ts';
import { inProcess } from './in-process.ts';
import { type Figure, print, rate } from './measure.ts';
import { recipe } from './recipe.ts';
import { rings } from './rings.ts';

/** Plays a scenario to its end in a fresh arena; the number of steps. */
const play = (scenario: Scenario, record: boolean): number => {
  let world: World = createWorld(scenario, createArena());
  let last: Action | null = null;
  for (let steps = 0; ; steps += 1) {
    const action = nextAction(scenario.schedule, world, steps, last);
    if (!action) return steps;
    world = step(world, action, record).world;
    last = action;
  }
};

/** The actions of a run, to measure steps without the choice of the next one. */
const actionsOf = (scenario: Scenario): readonly Action[] => {
  const actions: Action[] = [];
  let world: World = createWorld(scenario, createArena());
  for (;;) {
    const action = nextAction(scenario.schedule, world, actions.length, actions.at(-1) ?? null);
    if (!action) return actions;
    actions.push(action);
    world = step(world, action, false).world;
  }
};

const replay = (scenario: Scenario, actions: readonly Action[], record: boolean): number => {
  let world: World = createWorld(scenario, createArena());
  for (const action of actions) world = step(world, action, record).world;
  return actions.length;
};

const QUERIES = 200;

const engine = (vfs: number): readonly Figure[] => {
  const scenario = recipe(vfs, QUERIES);
  const actions = actionsOf(scenario);
  const playsPerSecond = rate(() => play(scenario, false) && 1);
  return [
    {
      name: 'steps, no recorder, actions given',
      value: rate(() => replay(scenario, actions, false)),
      unit: 'steps/s',
      aim: 200_000,
    },
    { name: 'steps, recorder, actions given', value: rate(() => replay(scenario, actions, true)), unit: 'steps/s' },
    { name: 'steps, no recorder, fair schedule', value: rate(() => play(scenario, false)), unit: 'steps/s' },
    { name: 'admin commands end to end, fair schedule', value: playsPerSecond * (QUERIES + 3), unit: 'commands/s' },
  ];
};

print(`Rings of 256, a chain of 64 readable and 1024 writable bytes there and back`, rings());
for (const vfs of [2, 255]) print(`Engine, seven steps and ${QUERIES} queries, ${vfs} VFs`, engine(vfs));
print(
  'Many functions, the recipe without a screen',
  [255, 4096, 65_535].flatMap(vfs => inProcess('many-functions', `${vfs}`)),
);
print('A run of a million steps, as the page makes it', inProcess('long-run'));
