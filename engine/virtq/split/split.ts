import type { Stage, VirtqFormat } from '../format.ts';
import { alignments, areaSizes, checkSize } from './areas.ts';
import { collect, hasUsed } from './collect.ts';
import { createDevice, createDriver } from './create.ts';
import { available, giveBack, giveBackNow, take } from './device.ts';
import { expose, exposeNow } from './driver.ts';
import { interruptDecision, notifyDecision, ringRemarks, setInterrupts, setNotifications } from './notify.ts';
import { recheck } from './recheck.ts';
import { restart } from './reset.ts';

const exposeStages: readonly Stage[] = [
  { name: 'describe', visible: false, doc: 'Fills free descriptors with the elements of the buffer.' },
  { name: 'place', visible: false, doc: 'Puts the head of the chain into the next entry of the available ring.' },
  { name: 'publish', visible: true, doc: 'Moves virtq_avail.idx: the device may use everything placed so far.' },
];

const returnStages: readonly Stage[] = [
  { name: 'return', visible: false, doc: 'Writes head and used length into the next entry of the used ring.' },
  { name: 'complete', visible: true, doc: 'Moves virtq_used.idx: the driver may collect everything returned so far.' },
];

/**
 * The split virtqueue: a descriptor table, a ring that only the driver writes, and one that only the device writes.
 * Source: split-ring.tex, "Split Virtqueues".
 */
export const splitFormat: VirtqFormat = {
  name: 'split',
  exposeStages,
  returnStages,
  areaSizes,
  alignments,
  checkSize,
  createDriver,
  createDevice,
  expose,
  exposeNow,
  notifyDecision,
  available,
  take,
  giveBack,
  giveBackNow,
  interruptDecision,
  hasUsed,
  collect,
  restart,
  setInterrupts,
  setNotifications,
  recheck,
  ringRemarks,
};
