import { freshFunction } from '../device/function.ts';
import { resolveReadings } from '../dialect/dialect.ts';
import { dialectOf } from '../dialect/dialects.ts';
import type { Arena } from '../memory/arena.ts';
import { createMemory } from '../memory/memory.ts';
import { noFeatures } from '../num/feature-set.ts';
import { pvec, pvecOf } from '../num/pvec.ts';
import type { DriverState } from '../world/driver-state.ts';
import type { FunctionState } from '../world/function-state.ts';
import { functionCount } from '../world/topology.ts';
import { memoryBytes } from '../world/window.ts';
import type { World } from '../world/world.ts';
import type { RunInputs } from './inputs.ts';

export const absentDriver: DriverState = {
  stage: 'absent',
  sees: noFeatures,
  accepts: noFeatures,
  trouble: null,
  plan: [],
  next: 0,
  queues: {},
  regions: [],
  commands: [],
  exposing: null,
  tokens: [],
  given: 0,
};

/** What a world is made of. */
export type WorldInputs = Pick<RunInputs, 'dialect' | 'readings' | 'topology' | 'script'>;

/**
 * The world of a scenario before its first step: power is on, no driver is loaded, no VF is there. Its memory is in `arena`.
 * Throws for a dialect that is not there: scenarios are checked before.
 */
export const createWorld = ({ dialect: id, readings: given, topology, script }: WorldInputs, arena: Arena): World => {
  const readings = resolveReadings(dialectOf(id), given);
  const dialect = dialectOf(id, readings);
  const functions: FunctionState[] = [];
  for (const pf of topology.pfs) {
    functions.push(freshFunction(pf, 0, dialect.rules, readings));
    const usual = freshFunction(pf, 1, dialect.rules, readings);
    // Untouched VFs share one object, unless they were built differently.
    for (let vf = 1; vf <= pf.totalVfs; vf += 1) {
      const isUsual = (pf.vfs[vf] ?? pf.vfDefault) === (pf.vfs[1] ?? pf.vfDefault);
      functions.push(isUsual ? usual : freshFunction(pf, vf, dialect.rules, readings));
    }
  }
  return {
    dialect: id,
    readings,
    topology,
    memory: createMemory(arena, memoryBytes(topology)),
    devices: pvecOf(functions),
    drivers: pvec(functionCount(topology), absentDriver),
    wires: {},
    script,
    taken: 0,
    awake: [],
  };
};
