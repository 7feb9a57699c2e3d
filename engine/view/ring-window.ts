import { fromHalves, hex } from '../num/addr.ts';
import type { ChainState } from './chain-state.ts';
import type { QueueView } from './parts/queue.ts';

/** The slots that are shown of a ring of `size`, at most `count` from `first` on, and the chain that each belongs to. */
export const ringWindow = (size: number, first: number, count: number, chains: readonly ChainState[]) => {
  const from = Math.max(0, Math.min(first, size - 1));
  return {
    from,
    slots: Array.from({ length: Math.max(0, Math.min(count, size - from)) }, (_, k) => from + k),
    chainAt: new Map(chains.flatMap(chain => chain.descriptors.map(slot => [slot, chain] as const))),
  };
};

/** Chains as they are told, each in the words of its format. */
export const chainViews = (chains: readonly ChainState[], textOf: (chain: ChainState) => string): QueueView['chains'] =>
  chains.map(chain => ({
    head: chain.head,
    descriptors: chain.descriptors,
    holder: chain.holder,
    text: textOf(chain),
  }));

/** An address in halves, as it is shown. */
export const addressText = (hi: number, lo: number): string => hex(fromHalves(hi, lo));
