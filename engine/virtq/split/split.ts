import type { Stage, VirtqFormat } from '../format.ts';
import type { QueueOptions } from '../queue.ts';
import { alignments, areaSizes, checkSize } from './areas.ts';
import { collect } from './collect.ts';
import { available, createDevice, giveBack, take } from './device.ts';
import { createDriver, expose } from './driver.ts';
import { interruptDecision, notifyDecision, setInterrupts, setNotifications } from './notify.ts';

const exposeStages: readonly Stage[] = [
  { name: 'describe', visible: false, doc: 'Fills free descriptors with the elements of the buffer.' },
  { name: 'place', visible: false, doc: 'Puts the head of the chain into the next entry of the available ring.' },
  { name: 'publish', visible: true, doc: 'Moves virtq_avail.idx: the device may use everything placed so far.' },
];

const returnStages: readonly Stage[] = [
  { name: 'return', visible: false, doc: 'Writes head and used length into the next entry of the used ring.' },
  { name: 'complete', visible: true, doc: 'Moves virtq_used.idx: the driver may collect everything returned so far.' },
];

const requireSupported = (options: QueueOptions): void => {
  const wanted = Object.entries(options).flatMap(([name, on]) => (on ? [name] : []));
  if (wanted.length > 0) throw new RangeError(`a split virtqueue is not able to: ${wanted.join(', ')}`);
};

/**
 * The split virtqueue: a descriptor table, a ring that only the driver writes, and one that only the device writes.
 *
 * Supports neither VIRTIO_F_EVENT_IDX nor VIRTIO_F_INDIRECT_DESC nor VIRTIO_F_IN_ORDER.
 * Source: split-ring.tex, "Split Virtqueues".
 */
export const splitFormat: VirtqFormat = {
  name: 'split',
  exposeStages,
  returnStages,
  areaSizes,
  alignments,
  checkSize,
  createDriver: (memory, areas, options, shadow) => {
    requireSupported(options);
    return createDriver(memory, areas, options, shadow);
  },
  createDevice: (areas, options) => {
    requireSupported(options);
    return createDevice(areas, options);
  },
  expose,
  notifyDecision,
  available,
  take,
  giveBack,
  interruptDecision,
  collect,
  setInterrupts,
  setNotifications,
};
