import { describe, expect, it } from 'vitest';
import { createArena } from './arena.ts';
import { createMemory, hashMemory, write8, write32 } from './memory.ts';
import { addressHi, addressLo, hashTable, wordHi, wordLo } from './word-hash.ts';

const contribution = (hi: number, lo: number, word: number) =>
  `${wordHi(addressHi(hi, lo), word)} ${wordLo(addressLo(hi, lo), word)}`;

describe('the hash of words', () => {
  it('lets a zero word contribute nothing at any address', () => {
    for (const lo of [0, 4, 0xfffffffc]) expect(contribution(3, lo, 0)).toBe('0 0');
  });

  it('tells words and addresses apart, small ones too', () => {
    const seen = new Set<string>();
    for (let word = 1; word <= 64; word++) {
      for (let place = 0; place < 64; place++) {
        seen.add(contribution(0, 4 * place, word));
        seen.add(contribution(1, 4 * place, word));
        seen.add(contribution(0, 4 * place, word << 25));
      }
    }
    expect(seen.size).toBe(64 * 64 * 3);
  });

  it('finds no two alike among pairs of small words at near addresses', () => {
    const memory = createMemory(createArena(), 1024);
    const seen = new Set<string>();
    let count = 0;
    for (let a = 0; a < 12; a++) {
      for (let b = a + 1; b < 12; b++) {
        for (let x = 1; x < 12; x++) {
          for (let y = 1; y < 12; y++) {
            const { hi, lo } = hashMemory(write32(write32(memory, 0, 4 * a, x), 0, 4 * b, y));
            seen.add(`${hi} ${lo}`);
            count++;
          }
        }
      }
    }
    expect(seen.size).toBe(count);
  });

  it('is carried along by writes, stays the same from version to version, and is the one of the bytes', () => {
    const memory = write8(write32(createMemory(createArena(), 2 ** 34), 2, 0x1000, 0xdeadbeef), 0, 3, 1);
    expect(hashMemory(memory)).toEqual({ hi: 2807346864, lo: 959377002 });
    expect(hashTable(memory.arena, memory.shape, memory.table)).toEqual(hashMemory(memory));
  });
});
