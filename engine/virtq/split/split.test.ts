import { describe, expect, it } from 'vitest';
import { createArena } from '../../memory/arena.ts';
import { createMemory } from '../../memory/memory.ts';
import { directRingMemory } from '../../memory/ring-memory.ts';
import { addr } from '../../num/addr.ts';
import { bytesToHex } from '../../num/bytes.ts';
import { u16 } from '../../num/int.ts';
import { type Element, element } from '../element.ts';
import { describeSizeFault } from '../fault.ts';
import { splitFormat } from './split.ts';

const none = { eventIdx: false, indirect: false, inOrder: false };
const areas = { size: u16(8), descHi: 0, descLo: 0x100, driverHi: 0, driverLo: 0x200, deviceHi: 0, deviceLo: 0x300 };

describe('splitFormat', () => {
  it('names its stages, of which only the last of each is visible', () => {
    expect(splitFormat.exposeStages.map(({ name, visible }) => [name, visible])).toEqual([
      ['describe', false],
      ['place', false],
      ['publish', true],
    ]);
    expect(splitFormat.returnStages.map(({ name, visible }) => [name, visible])).toEqual([
      ['return', false],
      ['complete', true],
    ]);
  });

  it.each([
    [1, { desc: 16, driver: 8, device: 14 }],
    [8, { desc: 128, driver: 22, device: 70 }],
    [256, { desc: 4096, driver: 518, device: 2054 }],
    [32768, { desc: 524288, driver: 65542, device: 262150 }],
  ])('areas of a queue of %i', (size, bytes) => {
    expect(splitFormat.areaSizes(size)).toEqual(bytes);
  });

  it('aligns its areas to 16, 2 and 4', () => {
    expect(splitFormat.alignments).toEqual({ desc: 16, driver: 2, device: 4 });
  });

  it('takes powers of two from 1 to 32768 as sizes, and nothing else (M24)', () => {
    const taken = Array.from({ length: 65537 }, (_, size) => size).filter(size => splitFormat.checkSize(size) === null);
    expect(taken).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768]);
    for (const size of [-8, 1.5, Number.NaN, 2 ** 32, 2 ** 32 + 8]) {
      expect(splitFormat.checkSize(size)).toEqual({ kind: 'size', rule: 'M24', size, format: 'split' });
    }
    expect(describeSizeFault({ kind: 'size', rule: 'M24', size: 3, format: 'split' })).toBe(
      '3 is no queue size: a split virtqueue has a power of two of descriptors, 1 to 32768',
    );
  });

  it.each([
    ['in low memory', areas, { hi: 0, lo: 0x400 }],
    [
      'with each area across a multiple of 2^32',
      {
        size: u16(8),
        descHi: 0,
        descLo: 0xfffffff0,
        driverHi: 1,
        driverLo: 0xfffffffc,
        deviceHi: 2,
        deviceLo: 0xfffffffc,
      },
      { hi: 3, lo: 0xfffffff4 },
    ],
  ])('hands a buffer over and back %s', (_, where, shadow) => {
    const memory = directRingMemory(createMemory(createArena(), 2 ** 40));
    let driver = splitFormat.createDriver(memory, where, none, shadow);
    let device = splitFormat.createDevice(where, none);
    const elements: readonly Element[] = [element(addr(0x600), 16, false), element(addr(0x700), 64, true)];
    for (const { name } of splitFormat.exposeStages) {
      expect(splitFormat.take(memory, device)).toBe(null);
      const exposed = splitFormat.expose(name, memory, driver, elements, 41);
      if (!('queue' in exposed)) throw new Error('not exposed');
      driver = exposed.queue;
    }
    expect(splitFormat.notifyDecision(memory, driver, u16(0)).send).toBe(true);
    const taken = splitFormat.take(memory, device);
    if (taken === null || !('chain' in taken)) throw new Error('not taken');
    expect(taken.chain).toMatchObject({ descriptors: [0, 1], readable: [elements[0]], writable: [elements[1]] });
    device = taken.queue;
    for (const { name } of splitFormat.returnStages) {
      expect(splitFormat.collect(memory, driver)).toBe(null);
      device = splitFormat.giveBack(name, memory, device, taken.chain, 60);
    }
    expect(splitFormat.interruptDecision(memory, device, u16(0)).send).toBe(true);
    expect(splitFormat.collect(memory, driver)).toMatchObject({ head: 0, len: 60, token: 41 });
    // the bytes are where the areas are: virtq_desc[1].addr, virtq_used.ring[0]
    const desc1 = where === areas ? [0, 0x110] : [1, 0];
    expect(memory.read32(desc1[0]!, desc1[1]!)).toBe(0x700);
    const used0 = where === areas ? [0, 0x304] : [3, 0];
    expect(bytesToHex(memory.readBytes(used0[0]!, used0[1]!, 8))).toBe('000000003c000000');
  });
});
