import type { Readings } from '../../world/world.ts';
import type { Dialect } from '../dialect.ts';
import { parts13, publishedDialect } from '../virtio-1.3/dialect.ts';
import { capCommands } from './cap-commands.ts';
import { duties } from './duties.ts';
import { features } from './features.ts';
import { selfGroup } from './groups.ts';
import { objectCommands } from './object-commands.ts';
import { missingTypes } from './object-types.ts';
import { partsCommands } from './parts-commands.ts';
import { notObservable, switches } from './switches.ts';

/** What 1.4 has and this project does not model; it answers as what does not exist. */
const missing = [
  ...missingTypes.map(({ name, reason }) => ({ id: name, title: name, reason })),
  { id: 'VIRTIO_NET_IPSEC_CAPS', title: 'Capabilities 0x0803 and 0x0804', reason: 'no packets are encrypted here' },
  {
    id: 'VIRTIO_DEV_PART_NET_CVQ_CFG',
    title: 'Parts of the control virtqueue',
    reason: 'the control virtqueue carries nothing here',
  },
];

const made = (bySections: boolean): Dialect => {
  const base = publishedDialect({
    ...parts13,
    id: 'virtio-1.4',
    title: 'virtio 1.4',
    summary: 'The Self group, capabilities, resource objects, device parts and stop mode, on top of 1.3.',
    release: '1.4',
    groupTypes: [selfGroup, ...parts13.groupTypes],
    features,
    commands: [...parts13.commands, ...capCommands, ...objectCommands(bySections), ...partsCommands],
    ways: [...parts13.ways, 'ENXIO', 'EBUSY', 'EEXIST', 'ENOSPC'],
    switches: [...parts13.switches, ...switches],
    notObservable: [...parts13.notObservable, ...notObservable, ...missing],
    selfMember: 0,
  });
  return { ...base, duties: [...base.duties, ...duties] };
};

const byTable = made(false);
const bySections = made(true);
const read = (readings: Readings): Dialect => (readings['object-opcodes'] === 'sections' ? second : first);
const first: Dialect = { ...byTable, read };
const second: Dialect = { ...bySections, read };

/** Virtio 1.4: committee specification 01 of 8 April 2026. */
export const virtio14: Dialect = first;
