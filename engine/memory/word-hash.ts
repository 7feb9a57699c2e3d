import type { Hash64 } from '../num/hash.ts';
import { avalanche, avalanche2 } from '../num/mix.ts';
import type { Arena } from './arena.ts';
import { forEachSlot, type SlotTable, type TableShape } from './table.ts';

/**
 * What one aligned 32-bit word at an address contributes to the hash of its memory, in two lanes. The high lane of a
 * memory is the sum of its words' high lanes modulo 2^32, the low lane the exclusive or of the low ones: so a write takes
 * out one contribution and puts in another, and the order of writes leaves no trace. A word that is zero contributes
 * nothing.
 */

/** The address's share in the high lane, which serves the old and the new word alike. */
export const addressHi = (hi: number, lo: number): number => Math.imul(lo ^ Math.imul(hi, 0x9e3779b1), 0xcc9e2d51);
export const addressLo = (hi: number, lo: number): number => Math.imul(lo ^ Math.imul(hi, 0x85ebca77), 0x1b873593);

export const wordHi = (address: number, word: number): number => (word === 0 ? 0 : avalanche(word ^ address));
export const wordLo = (address: number, word: number): number => (word === 0 ? 0 : avalanche2((word + address) | 0));

/** The hash of everything in a table, from nothing but the bytes. */
export const hashTable = ({ slotBytes, view }: Arena, shape: TableShape, table: SlotTable): Hash64 => {
  let hashHi = 0;
  let hashLo = 0;
  forEachSlot(shape, table, (slot, place) => {
    for (let within = 0; within < slotBytes; within += 4) {
      const word = view.getInt32(slot * slotBytes + within, true);
      const address = place * slotBytes + within;
      const hi = Math.floor(address / 0x1_0000_0000);
      const lo = address >>> 0;
      hashHi = (hashHi + wordHi(addressHi(hi, lo), word)) | 0;
      hashLo ^= wordLo(addressLo(hi, lo), word);
    }
  });
  return { hi: hashHi >>> 0, lo: hashLo >>> 0 };
};
