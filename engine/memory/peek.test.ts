import { expect, it } from 'vitest';
import { createArena } from './arena.ts';
import { createMemory, write32 } from './memory.ts';
import { peek } from './peek.ts';

it('peek reads the memory that it was pointed at last, and does not write', () => {
  const memory = write32(createMemory(createArena(), 64), 0, 8, 0x04030201);
  const reader = peek(memory);
  expect([reader.read8(0, 8), reader.read16(0, 8), reader.read32(0, 8)]).toEqual([1, 0x0201, 0x04030201]);
  expect([...reader.readBytes(0, 7, 3)]).toEqual([0, 1, 2]);
  expect([reader.contains(0, 60, 4), reader.contains(0, 61, 4)]).toEqual([true, false]);
  expect(() => reader.write16(0, 8, 1, '')).toThrow('a look does not write');
  expect(() => reader.write32(0, 8, 1, '')).toThrow('a look does not write');
  expect(() => reader.writeBytes(0, 8, new Uint8Array(1), '')).toThrow('a look does not write');
  peek(createMemory(createArena(), 64));
  expect(reader.read8(0, 8)).toBe(0);
});
