import { spoken } from './catalogue.ts';

/** Texts of the memory panel. */
export const memory = {
  title: 'Memory',
  nothing: 'Nothing is in memory yet: drivers allocate their rings and buffers while they start. Play the run.',
  regions: 'Regions',
  regionLabel: (purpose: string, queue: string | null, owner: string, at: string, size: number) =>
    `${purpose}${queue === null ? '' : ` of ${queue}`}, ${size} bytes at ${at}, held by ${owner}`,
  regionCount: (count: number) => (count === 1 ? '1 region' : `${count} regions`),
  changes: (count: number) =>
    count === 0
      ? 'Nothing in memory changed'
      : count === 1
        ? 'Show what changed'
        : `Show the first of ${count} changes`,
  bytes: (size: number) => (size === 1 ? '1 byte' : `${size} bytes`),
  hexLabel: (device: string) => `Guest memory of ${device}`,
  spanLabel: (path: string, at: string, hex: string) => `${path} at ${at}: ${hex}`,
  outside: 'not allocated',
  waiting: '··',
  hatch: 'not visible to the other side yet',
  selection: (at: string, size: number) => `${memory.bytes(size)} at ${at}`,
  bits: 'bits',
  noBits: 'none',
  converter: 'The selected bytes as numbers',
  noSelection: 'Select a field or bytes to read them as numbers and to edit them.',
  decodeRegion: (purpose: string) => `Decode ${purpose}`,
  edit: 'Edit bytes',
  editAt: 'at',
  newBytes: 'New bytes as hex',
  address: 'Address',
  write: 'Write',
  writeBytes: 'Write these bytes',
  editHint: 'Any byte can be changed by hand; what the device makes of it is the point.',
  changed: 'changed',
};

spoken({ memory });
