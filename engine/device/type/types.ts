import type { FeatureSet } from '../../num/feature-set.ts';
import type { DeviceData, DeviceType } from '../../world/device-data.ts';
import type { FunctionBuild } from '../../world/topology.ts';
import type { FeatureTable } from '../feature.ts';
import { featureTable } from '../feature.ts';
import { netQueueCount, netQueueName } from '../net.ts';
import { serveBlk } from './blk.ts';
import { blkFeatures } from './blk-features.ts';
import { netWants, serveNet } from './net.ts';
import type { PeerKind } from './peer.ts';
import type { Request, Served } from './request.ts';
import { serveRng } from './rng.ts';

/** What a block device calls itself unless it was built otherwise, and its sectors when power comes up. */
const SERIAL = 'ringside';
const SECTORS = 128;

const fresh: { readonly [T in DeviceType]: DeviceData } = {
  net: { type: 'net', mac: null, linkUp: true, waiting: [] },
  blk: { type: 'blk', sectors: SECTORS, written: {}, writeback: true },
  rng: { type: 'rng', next: 0 },
};

export const freshData = (type: DeviceType): DeviceData => fresh[type];

/** How many virtqueues a device with these features has, administration virtqueues not counted. */
export const queueCount = (type: DeviceType, table: FeatureTable, features: FeatureSet): number =>
  type === 'net' ? netQueueCount(table, features) : 1;

/** Name of a virtqueue that is none for administration. */
export const dataQueueName = (type: DeviceType, queue: number): string =>
  type === 'net' ? netQueueName(queue) : type === 'blk' ? `requestq${queue + 1}` : `requestq`;

const tables = new WeakMap<FeatureTable, Map<DeviceType, FeatureTable>>();

/** The bits of a dialect that mean something to a type: those of every device, and the type's own. */
export const featuresOf = (table: FeatureTable, type: DeviceType): FeatureTable => {
  if (type === 'net') return table;
  const known = tables.get(table) ?? new Map<DeviceType, FeatureTable>();
  tables.set(table, known);
  const found = known.get(type);
  if (found) return found;
  const own = type === 'blk' ? blkFeatures : [];
  const made = featureTable([...own, ...table.bits.filter(({ device }) => device === null)]);
  known.set(type, made);
  return made;
};

/** Whether the device takes buffers of a queue now; `held` were taken already. */
export const wants = (data: DeviceData, queue: number, held: number): boolean =>
  data.type !== 'net' || netWants(data, queue, held);

/** What serving a buffer depends on besides the device's own state. */
export interface Surroundings {
  /** What the other end of a network device's wire does. */
  readonly peer: PeerKind;
  readonly build: FunctionBuild;
}

/** Serves one buffer of a data virtqueue. */
export const serveRequest = (data: DeviceData, request: Request, { peer, build }: Surroundings): Served => {
  switch (data.type) {
    case 'rng':
      return serveRng(data, request);
    case 'blk':
      return serveBlk(data, request, build.serial ?? SERIAL);
    case 'net':
      return serveNet(data, request, peer);
  }
};
