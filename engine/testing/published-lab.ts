import { featureSet } from '../num/feature-set.ts';
import type { CommandIntent, Numeral } from '../world/intent.ts';
import type { PfTopology } from '../world/topology.ts';
import type { Readings } from '../world/world.ts';
import type { Lab } from './lab.ts';
import { createLab, NET_BITS, pfTopology, topologyOf } from './lab.ts';

/** The network bits, SR_IOV and ADMIN_VQ. */
const OWNER = featureSet([0, 1, 5, 7, 11, 15, 16, 32, 37, 41]);

interface PublishedLab {
  readonly dialect: string;
  readonly readings?: Readings;
  readonly pf?: Partial<PfTopology>;
  /** Number of PFs. */
  readonly pfs?: number;
  /** Group types whose commands are discovered and declared. */
  readonly discovers?: readonly number[];
}

/** A lab of a published release: every PF's driver runs, three VFs each are there, and lists are declared as asked. */
export const publishedLab = ({ dialect, readings = {}, pf = {}, pfs = 1, discovers = [] }: PublishedLab): Lab => {
  const build = pfTopology({ features: OWNER, driverFeatures: OWNER, manageable: NET_BITS, ...pf });
  const lab = createLab({ dialect, readings, topology: topologyOf(...Array.from({ length: pfs }, () => build)) });
  for (let k = 0; k < pfs; k += 1) {
    const owner = `pf${k}` as const;
    lab.do({ do: 'load-driver', device: owner }, { do: 'enable-vfs', owner, numVfs: 3 });
    for (const group of discovers) lab.do({ do: 'discover', owner, group });
  }
  return lab;
};

type Values = Readonly<Record<string, Numeral>>;

/** A command by the last words of its name; `header` fields are group_type and group_member_id. */
export const command = (
  name: string,
  [group_type, group_member_id]: readonly [group: number, member: number],
  data: Values = {},
  differs: Partial<CommandIntent> = {},
): CommandIntent => ({
  do: 'command',
  owner: 'pf0',
  command: `VIRTIO_ADMIN_CMD_${name}`,
  header: { group_type, group_member_id },
  ...(Object.keys(data).length > 0 && { data }),
  ...differs,
});

/** Bytes to send as they are. */
export const rawCommand = (raw: string, writable = 8): CommandIntent => ({
  do: 'command',
  owner: 'pf0',
  raw,
  writable,
});
