import type { FeatureBit, Requirement } from '../device/feature.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { JsonObject } from './json.ts';
import { SCENARIO_FORMAT } from './scenario.ts';

/** Bits that meet a requirement: all that it asks for, or the first of those that would do. */
const meeting = (requirement: Requirement): string[] => {
  if (typeof requirement === 'string') return [requirement];
  return 'all' in requirement ? requirement.all.flatMap(meeting) : requirement.any.slice(0, 1).flatMap(meeting);
};

/** The names with everything that they need, in the order of their bits. */
const withNeeds = ({ bits, byName }: Dialect['features'], names: readonly string[]): string[] => {
  const found = new Set<string>();
  const visit = (name: string): void => {
    const feature = byName.get(name);
    if (!feature || found.has(name)) return;
    found.add(name);
    if (feature.requires !== undefined) for (const each of meeting(feature.requires)) visit(each);
  };
  for (const name of names) visit(name);
  return bits.map(({ name }) => name).filter(name => found.has(name));
};

/**
 * The smallest scenario of a dialect in which something happens: a network PF that owns two VFs, and the lines that
 * bring the PF and a VF up. What a new scenario starts with.
 */
export const blankScenario = ({ id, features }: Dialect): JsonObject => {
  const ofOwners = features.bits.filter(({ role }: FeatureBit) => role === 'pf').map(({ name }) => name);
  const member = withNeeds(features, ['MAC', 'STATUS', 'VERSION_1']);
  const owner = withNeeds(features, [...member, 'SR_IOV', ...ofOwners]);
  return {
    format: SCENARIO_FORMAT,
    title: 'New scenario',
    dialect: id,
    topology: {
      pfs: [
        {
          type: 'net',
          features: owner,
          driverFeatures: owner,
          manageable: member,
          totalVfs: 2,
          vf: { features: member, driverFeatures: member },
          adminQueues: [8],
          queueSize: 8,
        },
      ],
    },
    script: [
      { do: 'load-driver', device: 'pf0' },
      { do: 'enable-vfs', owner: 'pf0', numVfs: 2 },
      { do: 'load-driver', device: 'pf0/vf1' },
    ],
  };
};
