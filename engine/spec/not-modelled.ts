import type { ClauseId } from './clause.ts';

/** Rules that no run can show yet, by id or by the beginning of ids, each with the reason. */
const reasons: readonly (readonly [beginning: string, reason: string])[] = [
  ['packed.', 'no function serves RING_PACKED here'],
  ['notify.packed-next-fields', 'no function serves RING_PACKED here'],
  ['split.indirect.', 'no function serves INDIRECT_DESC here'],
  ['split.in-order.', 'no function serves IN_ORDER here'],
  ['split.used-notify.', 'no function serves EVENT_IDX here'],
  ['split.avail-notify.', 'no function serves EVENT_IDX here'],
  ['split.framing.', 'element counts are the business of data virtqueues'],
  ['split.', 'held by the code of the split ring, and not told apart in a run'],
  ['notify.split-next-fields', 'no function serves NOTIFICATION_DATA here'],
  ['vqreset.', 'no function serves RING_RESET here'],
  ['pci.kick.', 'no function serves NOTIFICATION_DATA here'],
  ['pci.legacy.', 'no legacy interface of its own'],
  ['features.legacy.', 'no legacy interface of its own'],
  ['config.legacy.', 'no legacy interface of its own'],
  ['init.legacy.', 'no legacy interface of its own'],
  ['pci.msix.', 'vectors are numbers here, without a table'],
  ['pci.irq.', 'vectors are numbers here, without a table'],
  ['pci.isr.', 'there is no ISR status here'],
  ['pci.notify.', 'there are no PCI capabilities and BARs here'],
  ['pci.devcfg.', 'there are no PCI capabilities and BARs here'],
  ['pci.cfg.', 'there are no PCI capabilities and BARs here'],
  ['pci.cap.', 'there are no PCI capabilities and BARs here'],
  ['pci.vendor.', 'there are no PCI capabilities and BARs here'],
  ['pci.access.', 'registers are read and written whole here'],
  ['pci.common.', 'held by the registers of a function, and not told apart in a run'],
  ['pci.', 'there are no PCI capabilities and BARs here'],
  ['config.', 'there is no configuration space that changes by itself here'],
  ['net.config.', 'there is no configuration space that changes by itself here'],
  ['net.features.', 'a device here offers what its scenario says, right or wrong'],
  ['features.driver.', 'the text asks for it; what a driver here knows, its scenario says'],
  ['features.device.', 'a device here offers what its scenario says, right or wrong'],
  ['sriov.', 'a device here offers what its scenario says, right or wrong'],
  ['init.driver.', 'drivers here know no other order'],
  ['status.device.', 'held by the function, and not told apart in a run'],
  ['reset.', 'held by the function, and not told apart in a run'],
  ['cleanup.', 'drivers here know no other way'],
  ['queue.', 'data virtqueues carry nothing here'],
  ['virtqueue.', 'data virtqueues carry nothing here'],
];

/** Why no run can show that a rule is kept or broken; null: nothing is known that stands in the way. */
export const notModelled = (id: ClauseId): string | null =>
  reasons.find(([beginning]) => id.startsWith(beginning))?.[1] ?? null;
