import { inFlightOn } from '../actor/in-flight.ts';
import { packedView } from './packed-there.ts';
import type { RingsView } from './parts/rings.ts';
import { formatAt } from './ring-read.ts';
import type { RingsInput } from './rings-input.ts';
import { splitRingsView } from './split-rings.ts';

/** The rings of a virtqueue as they stand in memory, a window of them; null where there is no such virtqueue. */
export const ringsView = (input: RingsInput): RingsView | null => {
  const { after, device, queue } = input;
  const view = formatAt(after, device, queue) === 'packed' ? packedView().rings(input) : splitRingsView(input);
  if (!view) return null;
  const onHold = inFlightOn(after, device, queue).flatMap(({ head, command: { onHold: at } }) => {
    const slot = view.chains.find(chain => chain.head === head)?.descriptors[0];
    return at && slot !== undefined ? [{ slot, at }] : [];
  });
  return { ...view, onHold };
};
