export { faults } from './actor/faults/all.ts';
export { dialectById, dialects } from './dialect/all.ts';
export { createWorld } from './run/create-world.ts';
export { choicesAt, keyOf, step } from './run/step.ts';
export { createTimeline } from './run/timeline.ts';
export { digestOf } from './world/hash-world.ts';
