import { encodeCommand } from '../admin/encode-command.ts';
import type { FeatureBit, FeatureTable } from '../device/feature.ts';
import { featuresOf } from '../device/type/types.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { dialectOf } from '../dialect/dialects.ts';
import { bytesToHex } from '../num/bytes.ts';
import type { FeatureSet } from '../num/feature-set.ts';
import { bitsOf, featureSet } from '../num/feature-set.ts';
import type { Result } from '../num/result.ts';
import { err, ok } from '../num/result.ts';
import type { Intervention } from '../run/inputs.ts';
import { checkScenario } from '../scenario/check.ts';
import { bitOf } from '../scenario/feature-names.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import { joinPath } from '../scenario/plain.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { DeviceType } from '../world/device-data.ts';
import type { Intent } from '../world/intent.ts';
import type { PfTopology, Topology, VfTopology } from '../world/topology.ts';
import type { Side } from './side.ts';
import { dialectOfSide } from './side.ts';

/** A scenario as it runs under another text, and what of its functions that text does not know or asks for. */
export interface Under {
  readonly scenario: Scenario;
  /** Names of feature bits that the text does not have, so that its devices do not offer them. */
  readonly leftOut: readonly string[];
  /** Names of feature bits that make a function an owner in this text, and were not there. */
  readonly added: readonly string[];
}

interface Notes {
  readonly leftOut: Set<string>;
  readonly added: Set<string>;
}

/** Number of a feature in another table, by its name or by the one it had; null: there is no such feature. */
const counterpart = (table: FeatureTable, { name, formerly }: FeatureBit): number | null =>
  bitOf(table, name) ?? (formerly === undefined ? null : bitOf(table, formerly));

/** The same features by their names; a bit without a name stays what it is. */
const translate = (from: Dialect, to: Dialect, type: DeviceType, set: FeatureSet, notes: Notes): FeatureSet => {
  const [before, after] = [featuresOf(from.features, type), featuresOf(to.features, type)];
  return featureSet(
    bitsOf(set).flatMap(bit => {
      const feature = before.byBit.get(bit);
      if (!feature) return [bit];
      const found = counterpart(after, feature);
      if (found === null) notes.leftOut.add(feature.name);
      return found === null ? [] : [found];
    }),
  );
};

/** Devices offer what their text knows, drivers know what the text of the sender knows. */
const topologyUnder = (topology: Topology, from: Dialect, device: Dialect, sender: Dialect, notes: Notes): Topology => {
  const vf = ({ features, driverFeatures, ...rest }: VfTopology): VfTopology => ({
    ...rest,
    features: translate(from, device, rest.type, features, notes),
    driverFeatures: translate(from, sender, rest.type, driverFeatures, notes),
  });
  const owner = (pf: PfTopology, to: Dialect, set: FeatureSet): FeatureSet => {
    const isOwner = from.ownerFeatures.every(name => bitsOf(set).includes(bitOf(from.features, name) ?? -1));
    const needed = to.ownerFeatures.flatMap(name => to.features.byName.get(name) ?? []);
    const missing = isOwner ? needed.filter(feature => counterpart(from.features, feature) === null) : [];
    if (to === device) for (const { name } of missing) notes.added.add(name);
    return featureSet([...bitsOf(translate(from, to, pf.type, set, notes)), ...missing.map(({ bit }) => bit)]);
  };
  const pfs = topology.pfs.map((pf): PfTopology => {
    const { type } = pf.vfDefault;
    return {
      ...pf,
      features: owner(pf, device, pf.features),
      driverFeatures: owner(pf, sender, pf.driverFeatures),
      manageable: translate(from, device, type, pf.manageable, notes),
      vfDefault: vf(pf.vfDefault),
      vfs: Object.fromEntries(Object.entries(pf.vfs).map(([number, each]) => [number, vf(each)])),
    };
  });
  return { ...topology, pfs };
};

/**
 * A command as its sender writes it, byte for byte. A sender that wants to find out what a device can do asks it all the
 * same where the device's text knows no such question; what it would make of the answer is not followed.
 */
const written = (intent: Intent, sender: Dialect, device: Dialect, path: string): Result<Intent, ParseError> => {
  if (intent.do === 'discover' && sender.discovery && !device.discovery?.groups.includes(intent.group)) {
    const { owner, queue, group } = intent;
    const { readable, writable } = sender.discovery.ask(group);
    return ok({ do: 'command', owner, ...(queue !== undefined && { queue }), raw: bytesToHex(readable), writable });
  }
  if (intent.do !== 'command') return ok(intent);
  const encoded = encodeCommand(sender, intent);
  if (!encoded.ok) {
    // Its errors start with the member that is wrong: `header.group_id: …`.
    const [where = '', message = ''] = encoded.error.split(/: (.*)/s);
    return err({ path: `${path}.${where}`, message });
  }
  const { owner, queue } = intent;
  const { readable, writable } = encoded.value;
  return ok({
    do: 'command',
    owner,
    ...(queue !== undefined && { queue }),
    raw: bytesToHex(readable),
    writable,
  });
};

/**
 * A scenario under another text. With a sender the bytes of every command are the sender's, and only the devices follow
 * the text of the side; without one both parties do, and what the text has no word for is an error with its path.
 */
export const scenarioUnder = (
  scenario: Scenario,
  side: Side,
  sender: Side | null,
  path: string,
): Result<Under, ParseError[]> => {
  const from = dialectOf(scenario.dialect, scenario.readings);
  const device = dialectOfSide(side);
  const writes = sender ? dialectOfSide(sender) : device;
  const errors: ParseError[] = [];
  const put = (intent: Intent, at: string): Intent => {
    const result = sender ? written(intent, writes, device, at) : ok(intent);
    if (result.ok) return result.value;
    errors.push(result.error);
    return intent;
  };
  const inSide = (key: string, k: number): string => `${path}: ${joinPath(key, k)}`;
  const script = scenario.script.map((line, k) => ({ ...line, intent: put(line.intent, inSide('script', k)) }));
  const interventions = scenario.interventions?.map(
    (each, k): Intervention =>
      'intent' in each ? { ...each, intent: put(each.intent, `${inSide('interventions', k)}.intent`) } : each,
  );
  if (errors.length > 0) return err(errors);

  const notes: Notes = { leftOut: new Set(), added: new Set() };
  const { expect: _expect, notes: _notes, ...bare } = scenario;
  const made: Scenario = {
    ...bare,
    dialect: side.dialect,
    readings: side.readings,
    topology:
      from === device && from === writes
        ? scenario.topology
        : topologyUnder(scenario.topology, from, device, writes, notes),
    script,
    ...(interventions && { interventions }),
  };
  const wrong = checkScenario(made, device);
  if (wrong.length > 0) return err(wrong.map(each => ({ ...each, path: `${path}: ${each.path}` })));
  return ok({ scenario: made, leftOut: [...notes.leftOut], added: [...notes.added] });
};
