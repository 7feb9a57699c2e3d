import type { RingMemory } from '../memory/ring-memory.ts';
import { fromHalves, runsPast64 } from '../num/addr.ts';
import type { ChainFault, TablePlace } from './chain.ts';
import { virtqDesc } from './layouts.ts';

/**
 * What is wrong with the place of an indirect table, before its first entry is read: M11, M35, M36.
 * Source: split-ring.tex and packed-ring.tex, "Indirect Descriptors".
 */
export const tableFault = (
  memory: RingMemory,
  index: number,
  { addrHi, addrLo, len }: TablePlace,
): ChainFault | null => {
  if (len === 0 || len % virtqDesc.size !== 0) return { kind: 'bad-table-length', rule: 'M11', index, len };
  if (runsPast64(addrHi, addrLo, len)) {
    return { kind: 'wraps', rule: 'M35', index, addr: fromHalves(addrHi, addrLo), len };
  }
  if (memory.contains(addrHi, addrLo, len)) return null;
  return { kind: 'table-outside-memory', rule: 'M36', index, addr: fromHalves(addrHi, addrLo), len };
};

/** Where an area of a virtqueue is not in memory: M36. */
export const areaFault = (
  memory: RingMemory,
  area: Extract<ChainFault, { readonly kind: 'area-outside-memory' }>['area'],
  hi: number,
  lo: number,
  len: number,
): ChainFault | null =>
  memory.contains(hi, lo, len)
    ? null
    : { kind: 'area-outside-memory', rule: 'M36', index: null, area, addr: fromHalves(hi, lo), len };
