import type { DescriptorRow, RingsView } from '../../engine/view/parts.ts';

/** Texts of the ring panel. */
export const rings = {
  title: 'Virtqueue',
  nothing: 'No virtqueue is set up yet: its driver writes the addresses while it starts.',
  facts: (view: RingsView) => `${view.format} virtqueue, size ${view.size}${view.enabled ? '' : ', not enabled'}`,
  choose: 'Virtqueue',
  hatch: 'not visible to the other side yet',
  part: 'Part of the virtqueue',
  parts: { desc: 'Descriptors', avail: 'Available', used: 'Used' },
  captions: {
    desc: 'Descriptor table',
    avail: 'Available ring, written by the driver',
    used: 'Used ring, written by the device',
  },
  columns: {
    desc: 'desc',
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
  holder: (row: DescriptorRow) => (row.free ? `${row.owner}, free` : row.owner),
  rowLabel: (row: DescriptorRow) =>
    `Descriptor ${row.index}, ${rings.holder(row)}${row.buffer ? `, ${row.buffer}` : ''}${row.hatched ? `, ${rings.hatch}` : ''}`,
  slotLabel: (ring: 'avail' | 'used', slot: number, hatched: boolean) =>
    `${ring}.ring[${slot}]${hatched ? `, ${rings.hatch}` : ''}`,
  next: 'next',
  driverNext: { avail: 'the driver fills next', used: 'the driver reads next' },
  deviceNext: { avail: 'the device takes next', used: 'the device fills next' },
  idx: 'idx',
  flags: 'flags',
  at: 'at',
  chains: 'Chains',
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
  fault: 'Chain fault',
};
