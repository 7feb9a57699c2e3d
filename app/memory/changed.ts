import type { RegionView } from '../../engine/view/parts/memory.ts';
import { further } from './address.ts';

/** Bytes that the last step changed, with the path of the field that they are. */
export interface ChangedRange {
  readonly device: string;
  readonly at: string;
  readonly size: number;
  readonly path: string;
}

/** What the last step changed: the innermost named ranges. */
export const changedIn = (regions: readonly RegionView[]): readonly ChangedRange[] =>
  regions.flatMap(region =>
    region.spans
      .filter((span, k) => span.changed && (region.spans[k + 1]?.depth ?? 0) <= span.depth)
      .map(({ offset, size, path }) => ({ device: region.device, at: further(region.at, offset), size, path })),
  );
