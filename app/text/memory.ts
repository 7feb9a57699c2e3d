/** Texts of the memory panel. */
export const memory = {
  title: 'Memory',
  nothing: 'Nothing is in memory yet: drivers allocate their rings and buffers while they start.',
  regions: 'Regions',
  regionLabel: (purpose: string, owner: string, at: string, size: number) =>
    `${purpose} of ${owner}, ${size} bytes at ${at}`,
  bytes: (size: number) => (size === 1 ? '1 byte' : `${size} bytes`),
  hexLabel: (device: string) => `Guest memory of ${device}`,
  spanLabel: (path: string, at: string, hex: string) => `${path} at ${at}: ${hex}`,
  outside: 'not allocated',
  waiting: '··',
  hatch: 'not visible to the other side yet',
  selection: (at: string, size: number) => `${memory.bytes(size)} at ${at}`,
  converter: 'The selected bytes as numbers',
  noSelection: 'Select a field or bytes to read them as numbers and to edit them.',
  edit: 'Edit bytes',
  editAt: 'at',
  newBytes: 'New bytes as hex',
  address: 'Address',
  write: 'Write',
  editHint: 'Any byte can be changed by hand; what the device makes of it is the point.',
  changed: 'changed by the last step',
};
