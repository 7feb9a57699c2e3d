import type { RegionView } from '../../engine/view/parts/memory.ts';
import { bytesBetween, further } from './address.ts';
import { type Leaf, leavesOf, ROW_BYTES } from './segments.ts';

/** The memory of one function as a run of rows: from its first region to its last. */
export interface Area {
  readonly device: string;
  /** Address of the first row. */
  readonly base: string;
  readonly rows: number;
  readonly leaves: readonly Leaf[];
}

/** The region that holds the byte at an address. */
export const regionWith = (regions: readonly RegionView[], at: string): RegionView | undefined =>
  regions.find(region => {
    const offset = bytesBetween(region.at, at);
    return offset >= 0 && offset < region.size;
  });

/** The area of a function; that of the first one that has any memory when it has none. Undefined without any region. */
export const areaOf = (regions: readonly RegionView[], device: string | null): Area | undefined => {
  const shown = regions.some(region => region.device === device) ? device : regions[0]?.device;
  const own = regions.filter(region => region.device === shown).toSorted((a, b) => bytesBetween(b.at, a.at));
  const first = own[0];
  if (!first) return undefined;
  const base = further(first.at, -Number(BigInt(first.at) % BigInt(ROW_BYTES)));
  const end = Math.max(...own.map(region => bytesBetween(base, region.at) + region.size));
  return { device: first.device, base, rows: Math.ceil(end / ROW_BYTES), leaves: leavesOf(own, base) };
};
