import type { U16 } from '../../num/int.ts';
import type { SplitDevice, SplitDriver, UsedBatch } from '../queue.ts';

type DriverChange = Partial<Omit<SplitDriver, 'format' | 'areas' | 'options' | 'shadow'>>;

/** Written out, as all here: in these loops a spread costs twenty times as much. */
export const driverWith = (queue: SplitDriver, change: DriverChange): SplitDriver => ({
  format: 'split',
  areas: queue.areas,
  options: queue.options,
  shadow: queue.shadow,
  freeHead: change.freeHead ?? queue.freeHead,
  numFree: change.numFree ?? queue.numFree,
  exposing: change.exposing === undefined ? queue.exposing : change.exposing,
  availIdx: change.availIdx ?? queue.availIdx,
  publishedIdx: change.publishedIdx ?? queue.publishedIdx,
  lastUsed: change.lastUsed ?? queue.lastUsed,
  eventFlags: change.eventFlags ?? queue.eventFlags,
  batch: change.batch === undefined ? queue.batch : change.batch,
  broken: change.broken === undefined ? queue.broken : change.broken,
});

/** The driver's half after exposing: by place, which the loops of a benchmark notice. */
export const exposedWith = (
  queue: SplitDriver,
  freeHead: number,
  numFree: number,
  exposing: number | null,
  availIdx: U16,
  publishedIdx: U16,
): SplitDriver => ({
  format: 'split',
  areas: queue.areas,
  options: queue.options,
  shadow: queue.shadow,
  freeHead,
  numFree,
  exposing,
  availIdx,
  publishedIdx,
  lastUsed: queue.lastUsed,
  eventFlags: queue.eventFlags,
  batch: queue.batch,
  broken: queue.broken,
});

/** The driver's half after collecting. */
export const collectedWith = (
  queue: SplitDriver,
  freeHead: number,
  numFree: number,
  lastUsed: U16,
  batch: UsedBatch | null,
): SplitDriver => ({
  format: 'split',
  areas: queue.areas,
  options: queue.options,
  shadow: queue.shadow,
  freeHead,
  numFree,
  exposing: queue.exposing,
  availIdx: queue.availIdx,
  publishedIdx: queue.publishedIdx,
  lastUsed,
  eventFlags: queue.eventFlags,
  batch,
  broken: queue.broken,
});

export const deviceWith = (
  queue: SplitDevice,
  lastAvail: U16,
  usedIdx: U16,
  publishedUsedIdx: U16,
  nextHead: number,
): SplitDevice => ({
  format: 'split',
  areas: queue.areas,
  options: queue.options,
  lastAvail,
  usedIdx,
  publishedUsedIdx,
  nextHead,
});
