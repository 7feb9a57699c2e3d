import { featuresOf } from '../device/type/types.ts';
import type { FeatureSet } from '../num/feature-set.ts';
import { digestOf } from '../world/hash-world.ts';
import { type PfId, parseDeviceId } from '../world/ids.ts';
import type { Numeral } from '../world/intent.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import { functionAt, functionCount } from '../world/topology.ts';
import { namesOf } from './feature-names.ts';
import { judge } from './judge.ts';
import { most } from './limits.ts';
import type { Expectation } from './scenario.ts';
import type { RunSummary } from './summary.ts';

/** An expectation that a run fulfils, in words. */
export interface Proposal {
  readonly expectation: Expectation;
  readonly text: string;
}

/** A value as a file holds it. */
export const numeral = (value: number | bigint): Numeral =>
  BigInt(value) <= 0xffff_ffffn ? Number(value) : `0x${BigInt(value).toString(16)}`;

const outcomes = ({ commands }: RunSummary): Expectation[] =>
  [...commands].flatMap(([device, runs]) => {
    if (parseDeviceId(device)?.vf !== 0) return [];
    const owner = device === 'pf0' ? {} : { owner: device as PfId };
    return runs.flatMap(({ command, outcome }, i): Expectation[] => {
      // A request to a data virtqueue has no fields of an answer.
      if (command.asks !== undefined) return [];
      const fields = Object.entries(outcome?.fields ?? {}).map(([field, value]) => [field, numeral(value)] as const);
      return [{ that: 'outcome', ...owner, command: i + 1, is: outcome && Object.fromEntries(fields) }];
    });
  });

/** Status and negotiated features of a function that somebody drove, and what was assigned to it. */
const functionEnd = ({ world, dialect }: RunSummary, place: number): Expectation[] => {
  const device = functionAt(world.topology, place);
  const { status, negotiated, facets, data } = deviceState(world, device);
  const { assigned } = facets;
  if (status === 0 && driverState(world, device).stage === 'absent' && assigned === null) return [];
  const table = featuresOf(dialect.features, data.type);
  const found = (set: 'negotiated' | 'assigned', features: FeatureSet | null): Expectation[] =>
    features === null ? [] : [{ that: 'features', device, set, is: namesOf(table, features) }];
  return [
    { that: 'register', device, register: 'device_status', is: `0x${status.toString(16)}` },
    ...found('negotiated', negotiated),
    ...found('assigned', assigned),
  ];
};

/**
 * What the end of a run could be expected to be: the answer to every command, status and features of every function that
 * was used, the digest. Each holds for that run, which is judged here.
 */
export const proposeExpectations = (run: RunSummary): readonly Proposal[] => {
  const places = Array.from({ length: functionCount(run.world.topology) }, (_, place) => place);
  const all: Expectation[] = [
    ...outcomes(run),
    ...places.flatMap(place => functionEnd(run, place)),
    { that: 'digest', is: digestOf(run.world) },
  ];
  return all.slice(-most.expectations).flatMap(expectation => {
    const { held, text } = judge(expectation, run);
    return held ? [{ expectation, text }] : [];
  });
};
