import type { RingMemory } from '../../memory/ring-memory.ts';
import { type Chain, isChainFault } from '../chain.ts';
import type { SplitDevice } from '../queue.ts';
import type { ChainRemark } from '../remark.ts';
import { sameBuffer } from '../same-buffer.ts';
import { walkChain } from './walk.ts';

/**
 * M15: whether a chain is no longer what it was when it was taken.
 * Source: split-ring.tex, "The Virtqueue Descriptor Table".
 */
export const recheck = (memory: RingMemory, { areas, options }: SplitDevice, chain: Chain): ChainRemark | null => {
  const now = walkChain(memory, { areas, options }, chain.head);
  if (!isChainFault(now) && sameBuffer(now, chain)) return null;
  return { kind: 'changed-while-exposed', rule: 'M15', head: chain.head };
};
