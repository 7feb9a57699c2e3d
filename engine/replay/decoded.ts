import { pvirtqDesc, virtqUsed, virtqUsedElem } from '../virtq/layouts.ts';
import { Comparison } from './compare.ts';
import type { Difference } from './judged.ts';

type Json = Parameters<Comparison['same']>[2];

const le = (bytes: Uint8Array, at: number, size: number): number => {
  let value = 0;
  for (let k = size - 1; k >= 0; k -= 1) value = value * 256 + (bytes[at + k] ?? 0);
  return value;
};

/** Flags of a descriptor, lowest bit first, as recordings write them. */
const flagNames = ['NEXT', 'WRITE', 'INDIRECT', '', '', '', '', 'AVAIL', '', '', '', '', '', '', '', 'USED'];
const flagsText = (flags: number): string => flagNames.filter((name, k) => name && flags & (1 << k)).join('|') || '0';

/** A used ring, with as many elements as there are bytes for; what may follow is its event index. */
const usedRing = (bytes: Uint8Array): Json => {
  const { size, offsets } = virtqUsedElem;
  const count = Math.max(0, Math.floor((bytes.length - virtqUsed.size) / size));
  return {
    flags: le(bytes, virtqUsed.offsets.flags, 2),
    idx: le(bytes, virtqUsed.offsets.idx, 2),
    ring: Array.from({ length: count }, (_, k) => {
      const at = virtqUsed.size + size * k;
      return { id: le(bytes, at + offsets.id, 4), len: le(bytes, at + offsets.len, 4) };
    }),
  };
};

/** A descriptor of a packed ring. */
const descriptor = (bytes: Uint8Array): Json => {
  const { addr, len, id, flags } = pvirtqDesc.decode(bytes);
  return { addr: `0x${addr.toString(16)}`, len, id, flags: flagsText(flags) };
};

/**
 * What a recording says in words of bytes that it also has, where the bytes do not say it. Every member counts, and one that
 * nothing here knows has no bytes to stand for; null: the words and the bytes are the same.
 */
export const contradiction = (decoded: unknown, bytes: Uint8Array): Difference | null => {
  const isObject = typeof decoded === 'object' && decoded !== null;
  const isRing = isObject && ('ring' in decoded || 'idx' in decoded);
  const isDescriptor = isObject && !isRing && bytes.length === pvirtqDesc.size;
  const meant: Json = isRing
    ? usedRing(bytes)
    : isDescriptor
      ? descriptor(bytes)
      : 'neither a used ring nor a descriptor';
  const comparison = new Comparison();
  comparison.same('decoded', decoded, meant);
  return comparison.found[0] ?? null;
};
