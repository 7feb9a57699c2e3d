import type { DecisionView } from '../../engine/view/parts/moment.ts';
import type { PackedSlotRow } from '../../engine/view/parts/packed-rings.ts';
import type { FoundView, IndirectTableView, TableRow } from '../../engine/view/parts/queue.ts';
import type { RingsView } from '../../engine/view/parts/rings.ts';
import type { DescriptorRow } from '../../engine/view/parts/split-rings.ts';
import type { RingMark } from '../rings/host.ts';
import { spoken } from './catalogue.ts';
import { labels } from './labels.ts';

/** Texts of the ring panel. */
export const rings = {
  title: 'Virtqueue',
  nothing: 'No virtqueue is set up yet: its driver writes the addresses while it starts. Play the run, or step with →.',
  facts: (view: RingsView) => `size ${view.size}${view.enabled ? '' : ', not enabled'}`,
  choose: 'Virtqueue',
  format: 'Ring format of the PF',
  formats: { split: 'split', packed: 'packed' },
  hatch: 'not visible to the other side yet',
  part: 'Part of the virtqueue',
  parts: { desc: 'Descriptors', avail: 'Available', used: 'Used' },
  changesOf: (name: string) => `What changed in ${name}`,
  firstSlots: (count: number) => `Looked through: the first ${count} slots.`,
  captions: {
    desc: 'Descriptor table',
    avail: 'Available ring, written by the driver',
    used: 'Used ring, written by the device',
    packed: 'Descriptor ring, written by both sides',
  },
  columns: {
    desc: 'desc',
    slot: 'slot',
    phase: 'wrap',
    holder: 'held by',
    addr: 'addr',
    len: 'len',
    flags: 'flags',
    next: 'next',
    buffer: 'buffer',
    avail: 'avail',
    head: 'head',
    used: 'used',
    id: 'id',
    position: 'next',
  },
  free: 'free',
  holder: (row: Pick<DescriptorRow, 'owner' | 'free'>) => (row.free ? `${row.owner}, free` : row.owner),
  rowLabel: (row: DescriptorRow) =>
    `Descriptor ${row.index}, ${rings.holder(row)}${row.buffer ? `, ${row.buffer}` : ''}${rings.hidden(row.hatched, row.addr.unknown)}`,
  /** Hatched: why. */
  hidden: (hatched: boolean, unknown = false) => (hatched ? `, ${unknown ? labels.unknown : rings.hatch}` : ''),
  /** What a screen reader says of a row behind its label. */
  held: 'on hold',
  onHold: { driver: 'on hold at the driver', device: 'on hold at the device' },
  found: (found: FoundView | null) =>
    found ? `, ${rings.weights[found.weight]}${found.rule ? ` ${found.rule}` : ''}: ${found.text}` : '',
  packedLabel: (row: PackedSlotRow) =>
    [
      `Slot ${row.slot}`,
      rings.holder(row),
      row.mark === 'blank' ? 'never written' : `${row.mark} with wrap counter ${row.phase}`,
      ...(row.buffer ? [`${row.buffer} of buffer ${row.head}`] : []),
    ].join(', ') + rings.hidden(row.hatched, row.addr.unknown),
  bufferOf: ({ buffer, head }: PackedSlotRow) => `${head} ${buffer}`,
  table: 'table',
  tableButton: (table: IndirectTableView, open: boolean) =>
    `${open ? 'Close' : 'Open'} the indirect table of ${table.entries} entries at ${table.at}`,
  entryLabel: (table: IndirectTableView, row: TableRow) =>
    `Entry ${row.index} of the table of descriptor ${table.descriptor}, ${row.buffer}${rings.hidden(table.hatched, row.addr.unknown)}`,
  wrap: (wrap: 0 | 1) => `wrap counter ${wrap}`,
  nowhere: 'slot …',
  atSlot: (slot: number) => `slot ${slot}`,
  sides: 'Where each side stands, and what it wants to be told',
  does: { available: 'adds', collect: 'collects', take: 'takes', use: 'uses' },
  positions: {
    available: 'the driver makes available next',
    collect: 'the driver collects next',
    take: 'the device takes next',
    use: 'the device writes the next used descriptor',
  },
  moved: {
    available: 'driver, next made available',
    collect: 'driver, next collected',
    take: 'device, next taken',
    use: 'device, next used',
  },
  suppression: {
    driver: (field: string) => `driver event suppression, ${field}`,
    device: (field: string) => `device event suppression, ${field}`,
  },
  events: {
    driver: 'Driver event suppression, which decides on interrupts',
    device: 'Device event suppression, which decides on notifications',
    modes: { enable: 'ENABLE', disable: 'DISABLE', descriptor: 'DESC', reserved: 'reserved value 3' },
  },
  slotLabel: (ring: 'avail' | 'used', slot: number, hatched: boolean, skipped: boolean, unknown?: boolean) =>
    `${ring}.ring[${slot}]${rings.hidden(hatched, unknown)}${skipped ? `, ${rings.skippedWhy}` : ''}`,
  skipped: 'skipped',
  skippedWhy: 'skipped: the used element of a batch stands for it, and what is here is old',
  next: 'next',
  driverNext: { avail: 'the driver fills next', used: 'the driver reads next' },
  deviceNext: { avail: 'the device takes next', used: 'the device fills next' },
  idx: 'idx',
  flags: 'flags',
  at: 'at',
  chains: 'Chains',
  mark: ({ severity, rule, text: what }: RingMark) => `${severity}${rule === null ? '' : ` ${rule}`}: ${what}`,
  decision: (about: 'notification' | 'interrupt', send: boolean) =>
    about === 'notification'
      ? send
        ? 'Notified the device'
        : 'Did not notify the device'
      : send
        ? 'Interrupted the driver'
        : 'Did not interrupt the driver',
  step: (step: number) => `step ${step}`,
  decisions: 'Last notification and interrupt',
  ofList: (rule: string) => `${rule} is its row in the list of malformed rings of this project.`,
  weights: { fault: 'Fault', broken: 'Queue broken', violation: 'Violation', note: 'Note' },
};

/** Why a notification or an interrupt was sent, or not. */
export const why = {
  question: ({ about, send }: DecisionView) => labels.why(about, send),
  answer: ({ about, send, queue, why: because }: DecisionView) =>
    `${send ? (about === 'interrupt' ? 'An' : 'A') : 'No'} ${about} for ${queue}: ${because}`,
};

spoken({ rings, why });
