import type { Dialect } from '../dialect/dialect.ts';
import { readBytes } from '../memory/memory.ts';
import type { Region } from '../memory/region.ts';
import { overlaps } from '../memory/region.ts';
import { addr, hex } from '../num/addr.ts';
import { bytesToHex, equalBytes } from '../num/bytes.ts';
import { iterate } from '../num/pvec.ts';
import type { DriverState } from '../world/driver-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { hatchedRanges, within } from './hatched.ts';
import { changedRanges } from './marked.ts';
import { queueName } from './names.ts';
import type { MemoryView, RegionView } from './parts/memory.ts';
import type { Slots } from './region-spans.ts';
import { lookAt, regionSpans } from './region-spans.ts';

const ROW = 16;
const MOST_ROWS = 4096;
/** Entries that are told apart in rings whose queue is not the one that is shown. */
const FEW: Slots = { from: 0, count: 16 };

export interface MemoryInput {
  readonly dialect: Dialect;
  readonly after: World;
  readonly before: World;
  readonly queue: {
    readonly device: DeviceId;
    readonly queue: number;
    readonly from: number;
    readonly count: number;
  } | null;
  /** First row of the window and how many; none: nobody looks, so nothing is taken apart. */
  readonly at: bigint;
  readonly rows: number;
  /** Regions in which something changed are taken apart, wherever they are. */
  readonly changed: boolean;
}

const regionView = (
  { at, size, owner, side, purpose, device, queue }: Region,
  world: World,
  spans: RegionView['spans'],
): RegionView => ({
  at: hex(at),
  size,
  owner,
  // A split ring has one writer each; what both write is the driver's memory.
  side: side === 'both' ? 'driver' : side,
  purpose,
  device: device as DeviceId,
  queue: queue === undefined ? null : queueName(deviceState(world, device as DeviceId), queue),
  spans,
});

const byAddress = (a: Region, b: Region): number => (a.at < b.at ? -1 : 1);

/** Regions without names inside, made once each. */
const plain = new WeakMap<Region, RegionView>();
const plainRegion = (region: Region, world: World): RegionView => {
  const known = plain.get(region);
  if (known) return known;
  const view = regionView(region, world, []);
  plain.set(region, view);
  return view;
};

const plainLists = new WeakMap<readonly Region[], readonly RegionView[]>();
const plainRegions = (regions: readonly Region[], world: World): readonly RegionView[] => {
  const known = plainLists.get(regions);
  if (known) return known;
  const views = [...regions].sort(byAddress).map(region => plainRegion(region, world));
  plainLists.set(regions, views);
  return views;
};

/** A region with its names, as it was made last: it stays as long as its bytes do, and nothing in it is marked. */
interface Named {
  readonly slots: Slots;
  readonly bytes: Uint8Array;
  readonly view: RegionView;
}
const named = new WeakMap<Region, Named>();

const namedRegion = (input: MemoryInput, driver: DriverState, region: Region): RegionView => {
  const { dialect, after, before, queue } = input;
  const shown = queue !== null && queue.device === region.device && queue.queue === region.queue;
  const slots = shown ? queue : FEW;
  const look = lookAt(region, after, before);
  const known = named.get(region);
  const sameSlots = known?.slots.from === slots.from && known.slots.count === slots.count;
  if (known && sameSlots && look.changed.length === 0 && equalBytes(known.bytes, look.bytes)) return known.view;
  const view = regionView(region, after, regionSpans(dialect, region, driver, look, slots));
  // Marks are for one step only.
  if (look.changed.length === 0) named.set(region, { slots, bytes: look.bytes, view });
  return view;
};

/** What is taken apart while somebody looks: the shown virtqueue with its buffers, and what lies in the window. */
const isNamed = ({ queue, at, rows, changed, after, before }: MemoryInput, region: Region): boolean =>
  rows > 0 &&
  ((changed && lookAt(region, after, before).changed.length > 0) ||
    (queue !== null && queue.device === region.device && queue.queue === region.queue) ||
    overlaps(region, { at: addr(at), size: rows * ROW }));

/** The regions of one driver by address; the very same list as long as nothing in it is taken apart or has moved. */
const regionsOf = (input: MemoryInput, driver: DriverState): readonly RegionView[] =>
  driver.regions.some(region => isNamed(input, region))
    ? [...driver.regions]
        .sort(byAddress)
        .map(region => (isNamed(input, region) ? namedRegion(input, driver, region) : plainRegion(region, input.after)))
    : plainRegions(driver.regions, input.after);

/** Who holds which memory, and the bytes of the window that is looked at. */
export const memoryView = (input: MemoryInput): MemoryView => {
  const { after, before } = input;
  const { size } = after.memory;
  const regions: RegionView[] = [];
  for (const driver of iterate(after.drivers)) {
    if (driver.regions.length > 0) regions.push(...regionsOf(input, driver));
  }
  const rows = Math.max(0, Math.min(input.rows, MOST_ROWS));
  const limit = BigInt(size);
  const from = (input.at < limit ? input.at : limit) & ~BigInt(ROW - 1);
  const length = Math.min(rows * ROW, Number(limit - from));
  const bytes = readBytes(after.memory, addr(from), length);
  const changed =
    after.memory === before.memory ? [] : changedRanges(bytes, readBytes(before.memory, addr(from), length));
  const hatched = length === 0 ? [] : within(hatchedRanges(after), from, length);
  return {
    size: hex(size),
    regions,
    window: { at: hex(from), bytes: bytesToHex(bytes), changed, hatched },
    rows: Math.ceil(size / ROW),
  };
};
