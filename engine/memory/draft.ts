import { addHi, addLo } from '../num/addr.ts';
import { type Arena, ownSlot, owns } from './arena.ts';
import { type SlotTable, slotAt, type TableShape, withSlot } from './table.ts';
import { addressHi, addressLo, wordHi, wordLo } from './word-hash.ts';

/**
 * A memory that is being written: its own value for as long as it is in one hand. The functions here trust that the
 * addresses are in memory and that the arena is in use, and answer whether a byte changed.
 */
export interface Draft {
  readonly arena: Arena;
  readonly size: number;
  readonly shape: TableShape;
  table: SlotTable;
  hashHi: number;
  hashLo: number;
}

/** Written out, since all memories should have one hidden class. */
export const draftOf = ({ arena, size, shape, table, hashHi, hashLo }: Readonly<Draft>): Draft => ({
  arena,
  size,
  shape,
  table,
  hashHi,
  hashLo,
});

/** Where the byte at an address is in the arena. */
export const placeOf = ({ arena, shape, table }: Readonly<Draft>, hi: number, lo: number): number =>
  slotAt(shape, table, hi, lo) * arena.slotBytes + (lo & (arena.slotBytes - 1));

export const store8 = (draft: Draft, hi: number, lo: number, value: number): boolean => {
  const shift = (lo & 3) << 3;
  return storeBits(draft, hi, lo, (value & 0xff) << shift, 0xff << shift);
};

export const store16 = (draft: Draft, hi: number, lo: number, value: number): boolean => {
  const shift = (lo & 3) << 3;
  if (shift !== 24) return storeBits(draft, hi, lo, (value & 0xffff) << shift, 0xffff << shift);
  const low = store8(draft, hi, lo, value);
  return store8(draft, addHi(hi, lo, 1), addLo(lo, 1), value >>> 8) || low;
};

export const store32 = (draft: Draft, hi: number, lo: number, value: number): boolean => {
  if ((lo & 3) === 0) return storeBits(draft, hi, lo, value | 0, -1);
  const low = store16(draft, hi, lo, value);
  return store16(draft, addHi(hi, lo, 2), addLo(lo, 2), value >>> 16) || low;
};

export const storeBytes = (draft: Draft, hi: number, lo: number, bytes: Uint8Array): boolean => {
  const { slotBytes } = draft.arena;
  let changed = false;
  for (let done = 0; done < bytes.length; ) {
    const at = addLo(lo, done);
    const end = Math.min(bytes.length, done + slotBytes - (at & (slotBytes - 1)));
    changed = storeInSlot(draft, addHi(hi, lo, done), at, bytes, done, end) || changed;
    done = end;
  }
  return changed;
};

/** Stores the first `count` 32-bit words of `words`. */
export const storeWords = (draft: Draft, hi: number, lo: number, words: Uint32Array, count: number): boolean => {
  const { arena, shape, table } = draft;
  const { slotBytes } = arena;
  const within = lo & (slotBytes - 1);
  let changed = false;
  if ((lo & 3) !== 0 || within + 4 * count > slotBytes) {
    for (let i = 0; i < count; i++) {
      changed = store32(draft, addHi(hi, lo, 4 * i), addLo(lo, 4 * i), words[i]!) || changed;
    }
    return changed;
  }
  const slot = slotAt(shape, table, hi, lo);
  const was = slot * slotBytes + within;
  for (let i = 0; i < count; i++) changed = arena.view.getUint32(was + 4 * i, true) !== words[i] || changed;
  if (!changed) return false;
  const own = ownSlot(arena, slot);
  if (own !== slot) draft.table = withSlot(shape, table, hi, lo, own);
  const base = own * slotBytes + within;
  const { view, hashing } = arena;
  for (let i = 0; i < count; i++) {
    const old = view.getInt32(base + 4 * i, true);
    view.setUint32(base + 4 * i, words[i]!, true);
    if (hashing) exchange(draft, hi, lo + 4 * i, old, words[i]! | 0);
  }
  return true;
};

/** Stores those bits of the aligned word around `lo` that are set in `mask`. */
const storeBits = (draft: Draft, hi: number, lo: number, bits: number, mask: number): boolean => {
  const { arena, shape } = draft;
  const { slotBytes, view } = arena;
  const slot = slotAt(shape, draft.table, hi, lo);
  const place = slot * slotBytes + (lo & (slotBytes - 4));
  const old = view.getInt32(place, true);
  const word = (old & ~mask) | bits;
  if (old === word) return false;
  if (owns(arena, slot)) view.setInt32(place, word, true);
  else storeInCopy(draft, hi, lo, slot, word);
  if (arena.hashing) exchange(draft, hi, (lo & ~3) >>> 0, old, word);
  return true;
};

// apart, since it happens once a turn for each slot and would keep the compiler from inlining the rest
const storeInCopy = (draft: Draft, hi: number, lo: number, slot: number, word: number): void => {
  const { arena, shape, table } = draft;
  const own = ownSlot(arena, slot);
  draft.table = withSlot(shape, table, hi, lo, own);
  arena.view.setInt32(own * arena.slotBytes + (lo & (arena.slotBytes - 4)), word, true);
};

/** Stores bytes `from`..`end`-1, which all go to one slot. */
const storeInSlot = (draft: Draft, hi: number, lo: number, bytes: Uint8Array, from: number, end: number): boolean => {
  const { arena, shape, table } = draft;
  const { slotBytes, hashing } = arena;
  const slot = slotAt(shape, table, hi, lo);
  const within = lo & (slotBytes - 1);
  if (alike(arena.bytes, slot * slotBytes + within, bytes, from, end)) return false;
  const own = ownSlot(arena, slot);
  if (own !== slot) draft.table = withSlot(shape, table, hi, lo, own);
  const { bytes: target, view } = arena;
  const base = own * slotBytes;
  const stop = within + end - from;
  for (let word = within & ~3; word < stop; word += 4) {
    const old = view.getInt32(base + word, true);
    const last = Math.min(stop, word + 4);
    for (let i = Math.max(within, word); i < last; i++) target[base + i] = bytes[from + i - within]!;
    if (hashing) exchange(draft, hi, (lo - within + word) >>> 0, old, view.getInt32(base + word, true));
  }
  return true;
};

/** Takes the old word at an address out of the hash and puts the new one in. */
const exchange = (draft: Draft, hi: number, lo: number, old: number, word: number): void => {
  if (old === word) return;
  const keyHi = addressHi(hi, lo);
  const keyLo = addressLo(hi, lo);
  draft.hashHi = (draft.hashHi - wordHi(keyHi, old) + wordHi(keyHi, word)) | 0;
  draft.hashLo ^= wordLo(keyLo, old) ^ wordLo(keyLo, word);
};

const alike = (a: Uint8Array, at: number, b: Uint8Array, from: number, end: number): boolean => {
  for (let i = from; i < end; i++) if (a[at + i - from] !== b[i]) return false;
  return true;
};
