import type { Readings } from '../../world/world.ts';
import type { Dialect } from '../dialect.ts';
import { parts13, publishedDialect } from '../virtio-1.3/dialect.ts';
import { capCommands } from './cap-commands.ts';
import { inside } from './contents.ts';
import { duties } from './duties.ts';
import { features } from './features.ts';
import { selfGroup } from './groups.ts';
import { migration } from './migration.ts';
import { objectCommands } from './object-commands.ts';
import { partsCommands } from './parts-commands.ts';
import { switches } from './switches.ts';

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
    selfMember: 0,
  });
  return { ...base, duties: [...base.duties, ...duties], inside, migration };
};

const byTable = made(false);
const bySections = made(true);
const read = (readings: Readings): Dialect => (readings['object-opcodes'] === 'sections' ? second : first);
const first: Dialect = { ...byTable, read };
const second: Dialect = { ...bySections, read };

/** Virtio 1.4: committee specification 01 of 8 April 2026. */
export const virtio14: Dialect = first;
