import { packedRingsView } from './packed-rings.ts';
import type { RingsView } from './parts.ts';
import { formatAt } from './ring-read.ts';
import type { RingsInput } from './rings-input.ts';
import { splitRingsView } from './split-rings.ts';

/** The rings of a virtqueue as they stand in memory, a window of them; null where there is no such virtqueue. */
export const ringsView = (input: RingsInput): RingsView | null =>
  formatAt(input.after, input.device, input.queue) === 'packed' ? packedRingsView(input) : splitRingsView(input);
