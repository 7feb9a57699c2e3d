import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainRingMemory } from '../memory/ring-memory.ts';
import { addr } from '../num/addr.ts';
import { type Element, element } from './element.ts';
import { readElements, writeElements } from './gather.ts';

const at = (where: number | bigint, len: number): Element => element(addr(where), len, true);
const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

describe('readElements', () => {
  const memory = plainRingMemory(64);
  memory.writeBytes(
    0,
    0,
    Uint8Array.from({ length: 64 }, (_, k) => k),
    'test',
  );

  it('joins elements in their order, empty ones too', () => {
    expect(readElements(memory, [at(10, 2), at(0, 0), at(62, 2), at(3, 1)], 100)).toEqual(bytes(10, 11, 62, 63, 3));
  });

  it('stops at its limit, and does not judge what lies behind', () => {
    expect(readElements(memory, [at(10, 3), at(0x1_0000_0000_0000n, 0xffff_ffff)], 2)).toEqual(bytes(10, 11));
    expect(readElements(memory, [at(60, 0xffff_ffff)], 4)).toEqual(bytes(60, 61, 62, 63));
  });

  it('names an element outside memory as far as it was needed', () => {
    expect(readElements(memory, [at(0, 1), at(62, 8)], 4)).toEqual({
      kind: 'element-outside-memory',
      rule: 'M36',
      index: null,
      addr: 62n,
      len: 3,
    });
  });
});

describe('writeElements', () => {
  it('fills elements from the first byte on, and says how much they took', () => {
    const memory = plainRingMemory(16);
    expect(writeElements(memory, [at(8, 2), at(0, 3)], bytes(1, 2, 3, 4), 'test')).toBe(4);
    expect(memory.readBytes(0, 0, 10)).toEqual(bytes(3, 4, 0, 0, 0, 0, 0, 0, 1, 2));
    expect(writeElements(memory, [at(15, 1)], bytes(9, 9), 'test')).toBe(1);
    expect(writeElements(memory, [], bytes(9), 'test')).toBe(0);
  });

  it('writes nothing when a part would be outside memory', () => {
    const memory = plainRingMemory(16);
    const fault = writeElements(memory, [at(0, 2), at(0x8000_0000_0000_0000n, 2)], bytes(1, 2, 3), 'test');
    expect(fault).toEqual({
      kind: 'element-outside-memory',
      rule: 'M36',
      index: null,
      addr: 0x8000_0000_0000_0000n,
      len: 1,
    });
    expect(memory.readBytes(0, 0, 2)).toEqual(bytes(0, 0));
  });
});

it('the same message comes back through any other framing of the same bytes', () => {
  const lengths = fc.array(fc.nat(9), { maxLength: 8 });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), lengths, lengths, (message, cutsIn, cutsOut) => {
      const memory = plainRingMemory(64);
      const frame = (cuts: readonly number[]): readonly Element[] => {
        let start = 5;
        const framed = cuts.map(len => {
          const element = at(start, Math.min(len, 5 + message.length - start));
          start += element.len;
          return element;
        });
        return [...framed, at(start, 5 + message.length - start)];
      };
      expect(writeElements(memory, frame(cutsIn), message, 'test')).toBe(message.length);
      expect(readElements(memory, frame(cutsOut), 64)).toEqual(message);
    }),
  );
});
