import type { Chain } from './chain.ts';
import type { ChainRemark } from './remark.ts';

/**
 * What a buffer shows only beside those that the device has taken and not returned. Split ring: one of its descriptors
 * is in another buffer too (M13). Packed ring: its id is that of another buffer (M21).
 */
export const remarksBeside = (
  format: 'split' | 'packed',
  chain: Pick<Chain, 'head' | 'descriptors'>,
  held: readonly Pick<Chain, 'head' | 'descriptors'>[],
): readonly ChainRemark[] => {
  if (format === 'packed') {
    return held.some(({ head }) => head === chain.head) ? [{ kind: 'id-in-flight', rule: 'M21', id: chain.head }] : [];
  }
  for (const index of chain.descriptors) {
    const other = held.find(({ descriptors }) => descriptors.includes(index));
    if (other) return [{ kind: 'descriptor-in-flight', rule: 'M13', index, head: other.head }];
  }
  return [];
};
