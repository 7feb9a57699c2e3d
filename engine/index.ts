export { createArena } from './memory/arena.ts';
export { createWorld } from './run/create-world.ts';
export { choicesAt, keyOf, step } from './run/step.ts';
export { createTimeline } from './run/timeline.ts';
export { dialectById, dialects, faults } from './scenario/all.ts';
export { parseScenarioText } from './scenario/parse-text.ts';
export { digestOf } from './world/hash-world.ts';
