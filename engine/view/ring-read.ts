import { areasOf, ringFormat } from '../device/enable-queue.ts';
import type { RingMemory } from '../memory/ring-memory.ts';
import { addHi, addLo } from '../num/addr.ts';
import { intersect } from '../num/feature-set.ts';
import { add16, ahead16, type U16 } from '../num/int.ts';
import type { VirtqFormat } from '../virtq/format.ts';
import type { VirtqDesc, VirtqUsedElem } from '../virtq/layouts.ts';
import { virtqAvail, virtqDesc, virtqUsed, virtqUsedElem } from '../virtq/layouts.ts';
import type { QueueAreas, QueueOptions } from '../virtq/queue.ts';
import { availSlot, usedSlot } from '../virtq/split/areas.ts';
import { type DeviceId, parseDeviceId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import { hardwareOf, vfTopology } from '../world/topology.ts';
import type { World } from '../world/world.ts';

/** Where the areas of a virtqueue are: what the device was told once it is enabled, else what its driver means. */
export const areasAt = (world: World, device: DeviceId, queue: number): QueueAreas | null => {
  const registers = deviceState(world, device).queues[queue]?.registers;
  if (registers?.enabled) return areasOf(registers);
  return driverState(world, device).queues[queue]?.areas ?? null;
};

/** The format of a function's virtqueues: by what was negotiated, and before that by what both sides know. */
export const functionFormat = (world: World, device: DeviceId): VirtqFormat => {
  const { negotiated } = deviceState(world, device);
  const { pf = 0, vf = 0 } = parseDeviceId(device) ?? {};
  const owner = world.topology.pfs[pf];
  if (negotiated !== null || !owner) return ringFormat(negotiated);
  const { driverFeatures } = vf === 0 ? owner : vfTopology(owner, vf);
  return ringFormat(intersect(hardwareOf(owner, vf), driverFeatures));
};

/** The format of a virtqueue: of what its device or its driver runs, else that of its function. */
export const formatAt = (world: World, device: DeviceId, queue: number): VirtqFormat['name'] => {
  const { queues } = deviceState(world, device);
  return (
    queues[queue]?.ring?.format ??
    driverState(world, device).queues[queue]?.format ??
    functionFormat(world, device).name
  );
};

export const sameAreas = (a: QueueAreas | null, b: QueueAreas | null): boolean =>
  a !== null &&
  b !== null &&
  a.size === b.size &&
  a.descHi === b.descHi &&
  a.descLo === b.descLo &&
  a.driverHi === b.driverHi &&
  a.driverLo === b.driverLo &&
  a.deviceHi === b.deviceHi &&
  a.deviceLo === b.deviceLo;

/** Memory as far as a view reads it, of a world or of somebody else. */
export type Looked = Pick<RingMemory, 'contains' | 'read16' | 'readBytes'>;

/** Bytes of an area; null: not all of them are in memory. */
export const bytesAt = (memory: Looked, hi: number, lo: number, offset: number, length: number): Uint8Array | null => {
  const atHi = addHi(hi, lo, offset);
  const atLo = addLo(lo, offset);
  return memory.contains(atHi, atLo, length) ? memory.readBytes(atHi, atLo, length) : null;
};

const le16At = (memory: Looked, hi: number, lo: number, offset: number): number | null => {
  const atHi = addHi(hi, lo, offset);
  const atLo = addLo(lo, offset);
  return memory.contains(atHi, atLo, 2) ? memory.read16(atHi, atLo) : null;
};

/** What stands in the rings. Null: the address that the registers give is outside of memory. */
export const readDesc = (memory: Looked, { descHi, descLo }: QueueAreas, index: number): VirtqDesc | null => {
  const bytes = bytesAt(memory, descHi, descLo, virtqDesc.size * index, virtqDesc.size);
  return bytes && virtqDesc.decode(bytes);
};

export const readAvail = (memory: Looked, { driverHi, driverLo }: QueueAreas, field: 'flags' | 'idx'): number | null =>
  le16At(memory, driverHi, driverLo, virtqAvail.offsets[field]);

export const readAvailSlot = (memory: Looked, areas: QueueAreas, slot: number): number | null =>
  le16At(memory, areas.driverHi, areas.driverLo, availSlot(areas, slot));

export const readUsed = (memory: Looked, { deviceHi, deviceLo }: QueueAreas, field: 'flags' | 'idx'): number | null =>
  le16At(memory, deviceHi, deviceLo, virtqUsed.offsets[field]);

export const readUsedSlot = (memory: Looked, areas: QueueAreas, slot: number): VirtqUsedElem | null => {
  const bytes = bytesAt(memory, areas.deviceHi, areas.deviceLo, usedSlot(areas, slot), virtqUsedElem.size);
  return bytes && virtqUsedElem.decode(bytes);
};

/** Whether the free-running indices from `from` up to before `to` fall on a slot. */
export const inSlots = (slot: number, from: number, to: number, size: number): boolean =>
  (slot - (from % size) + size) % size < ahead16(to as U16, from as U16);

/** A chain that was given back, and the used element that says so. */
export interface UsedChain {
  readonly head: number;
  /** virtq_used.idx at which it was given back. */
  readonly idx: number;
  /** Id in that element: with VIRTIO_F_IN_ORDER it may be the head of a later chain. */
  readonly by: number;
  /** Nothing was written at its index: the element of its batch stands at that of the first chain. */
  readonly skipped: boolean;
}

/**
 * The chains that were given back between two free-running indices; at most a ring of them. Those that a batch skips are
 * known by the available ring, whose entries have the same indices in order. `batch` is the last head of one whose
 * element stands before `from`.
 */
export const usedChains = (
  memory: Looked,
  areas: QueueAreas,
  { inOrder }: Pick<QueueOptions, 'inOrder'>,
  from: number,
  to: number,
  batch: number | null = null,
): UsedChain[] => {
  const count = Math.min(ahead16(to as U16, from as U16), areas.size);
  const indices = Array.from({ length: count }, (_, k) => add16(from as U16, k));
  const chains: UsedChain[] = [];
  let last = batch;
  for (const [k, idx] of indices.entries()) {
    const skipped = last !== null;
    last ??= readUsedSlot(memory, areas, idx)?.id ?? null;
    if (last === null) continue;
    const ends = inOrder && indices.slice(k).some(each => readAvailSlot(memory, areas, each) === last);
    const head = ends ? (readAvailSlot(memory, areas, idx) ?? last) : last;
    chains.push({ head, idx, by: last, skipped });
    if (head === last) last = null;
  }
  return chains;
};
