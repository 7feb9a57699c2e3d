import { fromHalves, type GuestAddr, hiOf, loOf } from '../num/addr.ts';
import { type U32, u32 } from '../num/int.ts';

/** One contiguous piece of a buffer. Its address is in halves: a bigint for each descriptor costs more than the walk. */
export interface Element {
  readonly addrHi: number;
  readonly addrLo: number;
  /** Bytes. */
  readonly len: U32;
  /** Device-writable; otherwise device-readable. */
  readonly writable: boolean;
}

export const element = (at: GuestAddr, len: number, writable: boolean): Element => ({
  addrHi: hiOf(at),
  addrLo: loOf(at),
  len: u32(len),
  writable,
});

export const addrOf = ({ addrHi, addrLo }: Pick<Element, 'addrHi' | 'addrLo'>): GuestAddr => fromHalves(addrHi, addrLo);
