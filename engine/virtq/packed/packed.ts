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
  { name: 'describe', visible: false, doc: 'Fills free slots, but withholds the flags of the first descriptor.' },
  { name: 'publish', visible: true, doc: 'Writes those flags: the device may use everything described so far.' },
];

const returnStages: readonly Stage[] = [
  { name: 'return', visible: false, doc: 'Writes used length and buffer id into the next slot, but not its flags.' },
  { name: 'complete', visible: true, doc: 'Writes those flags: the driver may collect everything returned so far.' },
];

/**
 * The packed virtqueue: one ring of descriptors that both sides write, and for each side a structure that says which
 * notifications it wants.
 * Source: packed-ring.tex, "Packed Virtqueues".
 */
export const packedFormat: VirtqFormat = {
  name: 'packed',
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
