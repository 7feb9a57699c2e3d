import type { RegisterRow } from '../../engine/view/parts/registers.ts';
import type { StructureName } from '../../engine/world/intent.ts';
import { spoken } from './catalogue.ts';

/** Texts of the registers and of the feature matrix. */
export const registers = {
  title: 'Registers',
  nothing: 'No registers to show yet.',
  function: 'Function',
  openAll: 'Open all',
  closeAll: 'Close all',
  groups: { bars: 'Behind BARs', pci: 'Configuration space' },
  groupNotes: {
    bars: 'reached by name: addresses are not modelled',
    pci: 'in the order of its list',
  },
  fold: (title: string) => `Section ${title}`,
  changed: 'changed',
  caption: (title: string, device: string) => `${title} of ${device}`,
  columns: { offset: 'offset', access: 'who may write', name: 'register', value: 'value' },
  access: {
    RW: 'a driver may write it',
    RO: 'the device alone writes it',
    RC: 'a read by a driver clears it',
  } satisfies Readonly<Record<RegisterRow['access'], string>>,
  legend: {
    RW: 'RW driver writes',
    RO: 'RO device only',
    RC: 'RC a read clears',
  } satisfies Readonly<Record<RegisterRow['access'], string>>,
  register: (name: string) => `Register ${name}`,
  size: (bytes: number) => (bytes === 1 ? '1 byte' : `${bytes} bytes`),
  writer: (step: number) => `step ${step}`,
  goTo: (step: number, actor: string) => `Go to step ${step}, by ${actor}`,

  never: 'Nobody has written it yet.',
  noFields: 'This type of device has none.',
  bitsSet: (count: number) => (count === 0 ? 'no bit set' : `${count} set:`),
  bitNames: 'Bits that are set',

  write: 'Write',
  read: 'Read',
  writeTo: (name: string) => `Write ${name}`,
  readFrom: (name: string) => `Read ${name}`,
  newValue: (name: string) => `New value of ${name}`,
  width: 'Width',
  bits: (bytes: number) => `${8 * bytes} bits`,
  tooWide: (value: string, bits: string) => `${value} does not fit into ${bits}.`,
  legal: 'Any value in any width is sent, as a driver would send it: legal or not.',
  readOnly: 'Read-only: writing it shows what the device does about that.',
  readClears: 'Looking here changes nothing; a driver that reads it clears it.',
  window: 'An access here is one to where the window looks.',
  goesTo: (name: string) => `A write goes to ${name}, which queue_select names.`,

  queue: {
    look: 'Look at virtqueue',
    looking: 'Looking changes nothing in the run.',
    asSelected: (name: string) => `as queue_select says: ${name}`,
    select: (queue: number) => `Write ${queue} to queue_select`,
    isSelected: 'queue_select names it',
    of: (name: string) => `registers of ${name}`,
  },

  outcome: 'What came of it',
  outcomeNone: 'Open a register to write it; what comes of it is said here.',
  broken: 'broken',
  kept: 'kept',

  vectors: {
    title: 'MSI-X',
    caption: (device: string) => `MSI-X table of ${device}`,
    columns: { vector: 'vector', uses: 'mapped to', masked: 'masked', pending: 'pending', act: 'mask' },
    none: 'The function has no MSI-X capability.',
    where: (table: string, pba: string) => `table ${table}, pending bits ${pba}`,
    nothing: 'nothing',
    unmapped: (what: string) => `No vector: ${what}.`,
    mask: 'Mask',
    unmask: 'Unmask',
    maskVector: (vector: number) => `Mask vector ${vector}`,
    unmaskVector: (vector: number) => `Unmask vector ${vector}`,
    data: 'Address and data of a message are not modelled: the message of a vector reaches the driver.',
  },

  notify: {
    title: 'Notifications',
    caption: (device: string) => `Notification addresses of ${device}`,
    columns: { queue: 'virtqueue', at: 'address', last: 'last', act: 'notify' },
    where: (multiplier: number) => `queue_notify_off × ${multiplier}`,
    never: 'never',
    waits: 'not seen yet',
    due: (value: string) => `Write ${value}`,
    notify: (value: string, name: string) => `Write ${value} to notify ${name}`,
  },

  space: {
    title: 'Bytes of configuration space',
    where: 'hex',
    field: (name: string, at: string) => `${name} at ${at}`,
    hint: 'Choose a byte to see its field, or open a field to see its bytes. Rows that no field has are left out.',
  },

  any: {
    title: 'Any access',
    where: 'place and width by hand',
    tooFar: 'An offset is at most 0xffff.',
    notAligned: 'Configuration space takes aligned accesses only.',
    behindSpace: 'Configuration space ends at 0x1000.',
    structure: 'Structure',
    offset: 'Offset',
    value: 'Value',
    names: {
      common: 'common configuration',
      notify: 'notifications',
      isr: 'ISR status',
      device: 'device configuration',
      msix: 'MSI-X table',
      pci: 'configuration space',
    } satisfies Readonly<Record<StructureName, string>>,
  },
};

export const features = {
  title: 'Features',
  nothing: 'No features to show yet.',
  caption: (device: string) => `Feature bits of ${device}`,
  filter: 'Bits',
  filters: { play: 'In play', all: 'All' },
  count: (shown: number, total: number) => `${shown} of ${total} bits`,
  columns: {
    bit: 'bit',
    name: 'name',
    hardware: 'hardware',
    manageable: 'manageable',
    assigned: 'assigned',
    offered: 'offered',
    driverKnows: 'driver knows',
    accepted: 'accepted',
    negotiated: 'negotiated',
  },
  yes: 'yes',
  no: 'no',
  notYet: 'not yet',
  requires: (what: string) => `requires ${what}`,
  sets: 'Sets',
};

spoken({ registers, features });
