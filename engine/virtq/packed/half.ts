import type { U16 } from '../../num/int.ts';
import type { PackedDevice, PackedDriver, UsedBatch } from '../queue.ts';

type DriverChange = Partial<Omit<PackedDriver, 'format' | 'areas' | 'options' | 'shadow'>>;

/** Written out, as all here: in these loops a spread costs twenty times as much. */
export const driverWith = (queue: PackedDriver, change: DriverChange): PackedDriver => ({
  format: 'packed',
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
  withheld: change.withheld ?? queue.withheld,
});

/** The driver's half after exposing: by place, which the loops of a benchmark notice. */
export const exposedWith = (
  queue: PackedDriver,
  freeHead: number,
  numFree: number,
  exposing: number | null,
  availIdx: U16,
  publishedIdx: U16,
  withheld: number,
): PackedDriver => ({
  format: 'packed',
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
  withheld,
});

/** The driver's half after collecting. */
export const collectedWith = (
  queue: PackedDriver,
  freeHead: number,
  numFree: number,
  lastUsed: U16,
  batch: UsedBatch | null,
): PackedDriver => ({
  format: 'packed',
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
  withheld: queue.withheld,
});

export const deviceWith = (
  queue: PackedDevice,
  lastAvail: U16,
  usedIdx: U16,
  publishedUsedIdx: U16,
  withheld: number,
  sawPart: boolean,
): PackedDevice => ({
  format: 'packed',
  areas: queue.areas,
  options: queue.options,
  lastAvail,
  usedIdx,
  publishedUsedIdx,
  withheld,
  sawPart,
});
