import { add16, type U16 } from '../num/int.ts';
import { advance } from '../virtq/packed/position.ts';
import type { FunctionQueue } from '../world/function-state.ts';

/**
 * Where the device has written what it has not completed: free-running indices of used elements, or positions of used
 * descriptors; one for each chain, or for a batch the place of its first one.
 */
export const returnedPlaces = ({ ring, held }: Pick<FunctionQueue, 'ring' | 'held'>): number[] => {
  if (!ring) return [];
  const { size } = ring.areas;
  const places: number[] = [];
  let place: U16 = ring.publishedUsedIdx;
  let begins = true;
  for (const { chain, stage, skipped = false } of held) {
    if (stage !== 'returned') continue;
    if (begins) places.push(place);
    begins = !skipped;
    place = ring.format === 'split' ? add16(place, 1) : advance(place, Math.min(chain.descriptors.length, size), size);
  }
  return places;
};
