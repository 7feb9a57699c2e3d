import type { Chain } from './chain.ts';
import type { Element } from './element.ts';

/** Whether two walks found the same buffer: the same elements, in the same ring descriptors and the same table. */
export const sameBuffer = (a: Chain, b: Chain): boolean =>
  a.head === b.head &&
  a.descriptors.length === b.descriptors.length &&
  a.descriptors.every((index, nth) => index === b.descriptors[nth]) &&
  a.indirect?.addrHi === b.indirect?.addrHi &&
  a.indirect?.addrLo === b.indirect?.addrLo &&
  a.indirect?.len === b.indirect?.len &&
  sameElements(a.readable, b.readable) &&
  sameElements(a.writable, b.writable);

const sameElements = (a: readonly Element[], b: readonly Element[]): boolean =>
  a.length === b.length &&
  a.every(({ addrHi, addrLo, len }, nth) => {
    const other = b[nth]!;
    return addrHi === other.addrHi && addrLo === other.addrLo && len === other.len;
  });
