import type { DeviceQueue } from '../virtq/queue.ts';
import type { HeldChain } from '../world/function-state.ts';

/** Chains that one used element finishes together, oldest first, or why none can. */
type Batch = { readonly entries: readonly HeldChain[]; readonly last: HeldChain } | { readonly why: string };

/**
 * What a device can return as a batch with VIRTIO_F_IN_ORDER; null where there are no two chains for one. A buffer that is
 * skipped counts as written completely, so only the last one may hold less.
 * Source: split-ring.tex and packed-ring.tex, "In-order use of descriptors".
 */
export const batchIn = (ring: DeviceQueue, held: readonly HeldChain[]): Batch | null => {
  const ready = held.filter(({ stage }) => stage === 'executed');
  if (!ring.options.inOrder || ready.length < 2) return null;
  const short = ready.findIndex(({ chain, usedLength }) => usedLength < chain.writableBytes);
  const entries = short < 0 ? ready : ready.slice(0, short + 1);
  const last = entries.at(-1);
  if (last && entries.length > 1) return { entries, last };
  const { chain, usedLength } = last ?? ready[0]!;
  const what = `${usedLength} of ${chain.writableBytes} bytes were written into head ${chain.head}`;
  return { why: `A buffer that is skipped counts as written completely, but only ${what}.` };
};
