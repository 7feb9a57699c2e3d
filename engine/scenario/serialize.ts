import { featuresOf } from '../device/type/types.ts';
import { dialectOf } from '../dialect/dialects.ts';
import type { FeatureSet } from '../num/feature-set.ts';
import { bitsOf } from '../num/feature-set.ts';
import type { Intervention } from '../run/inputs.ts';
import type { DeviceType } from '../world/device-data.ts';
import type { Intent, ScriptLine } from '../world/intent.ts';
import type { PfTopology, Topology, VfTopology } from '../world/topology.ts';
import { expectationMembers } from './expectation-schema.ts';
import { namesOf } from './feature-names.ts';
import { intentMembers } from './intent-schema.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';
import type { Expectation, FeatureList, Scenario } from './scenario.ts';

/**
 * A scenario as files hold it: members in one order, records sorted by name, nothing that says what would be so without
 * it. Equal scenarios give equal values, and `parseScenario` makes the scenario of it again. `bits` says how the feature
 * bits of the topology are written.
 */
export const serializeScenario = (scenario: Scenario, bits: 'names' | 'numbers' = 'names'): JsonObject => {
  const { format, title, summary, dialect, readings, topology, schedule, recipe } = scenario;
  const { script, interventions, notes, expect } = scenario;
  const table = dialectOf(dialect, readings).features;
  const listed = (set: FeatureSet, type: DeviceType): FeatureList =>
    bits === 'names' ? namesOf(featuresOf(table, type), set) : bitsOf(set);
  return compact({
    format,
    title,
    summary,
    dialect,
    readings: readings && sorted(readings),
    topology: topologyForm(topology, listed),
    schedule: schedule.kind === 'fair' ? undefined : pick(schedule, ['kind', 'seed', 'actions']),
    recipe,
    script: script.map(lineForm),
    interventions: interventions?.map(interventionForm),
    notes: notes?.map(note => pick(note, ['atStep', 'text'])),
    expect: expect?.map(expectationForm),
  });
};

/** Without the members that are not there. */
const compact = (members: Readonly<Record<string, Json | undefined>>): JsonObject =>
  Object.fromEntries(Object.entries(members).filter((entry): entry is [string, Json] => entry[1] !== undefined));

const sorted = (record: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The named members in this order, records inside them sorted. */
const pick = (value: object, members: readonly string[]): JsonObject => {
  const from = value as Readonly<Record<string, Json | undefined>>;
  return compact(
    Object.fromEntries(
      members.map(member => {
        const inside = from[member];
        return [member, isJsonObject(inside) ? sorted(inside) : inside];
      }),
    ),
  );
};

const intentForm = (intent: Intent): JsonObject => pick(intent, intentMembers[intent.do]);

const lineForm = ({ intent, ...line }: ScriptLine): JsonObject => ({
  ...intentForm(intent),
  ...pick(line, ['concurrent', 'label', 'recipe', 'repeat', 'scenery']),
});

const interventionForm = (intervention: Intervention): JsonObject =>
  'intent' in intervention
    ? { atStep: intervention.atStep, intent: intentForm(intervention.intent) }
    : pick(intervention, ['atStep', 'action']);

const expectationForm = (expectation: Expectation): JsonObject =>
  pick(expectation, expectationMembers[expectation.that] ?? []);

const topologyForm = (
  { pfs, faults }: Topology,
  listed: (set: FeatureSet, type: DeviceType) => FeatureList,
): JsonObject => {
  const vfForm = ({ type, features, driverFeatures }: VfTopology, pf: PfTopology): JsonObject => ({
    ...(type !== pf.type && { type }),
    features: listed(features, type),
    driverFeatures: listed(driverFeatures, type),
  });
  return {
    pfs: pfs.map(pf =>
      compact({
        type: pf.type,
        features: listed(pf.features, pf.type),
        driverFeatures: listed(pf.driverFeatures, pf.type),
        manageable: listed(pf.manageable, pf.vfDefault.type),
        totalVfs: pf.totalVfs,
        vf: vfForm(pf.vfDefault, pf),
        vfs:
          Object.keys(pf.vfs).length === 0
            ? undefined
            : Object.fromEntries(Object.entries(pf.vfs).map(([vf, topology]) => [vf, vfForm(topology, pf)])),
        adminQueues: pf.adminQueues,
        queueSize: pf.queueSize,
      }),
    ),
    ...(faults && { faults: sorted(faults) }),
  };
};
