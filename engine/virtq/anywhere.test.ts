import { expect, it } from 'vitest';
import { createArena } from '../memory/arena.ts';
import { createMemory } from '../memory/memory.ts';
import { directRingMemory } from '../memory/ring-memory.ts';
import { addr, hiOf, loOf } from '../num/addr.ts';
import { areasAt } from './areas-at.ts';
import { element } from './element.ts';
import { packedFormat } from './packed/packed.ts';
import { splitFormat } from './split/split.ts';

const options = { eventIdx: true, indirect: true, inOrder: true };

it.each([
  { format: splitFormat, size: 32768, rounds: 50 },
  { format: splitFormat, size: 256, rounds: 600 },
  { format: splitFormat, size: 1, rounds: 5 },
  { format: packedFormat, size: 32768, rounds: 50 },
  { format: packedFormat, size: 123, rounds: 600 },
  { format: packedFormat, size: 1, rounds: 5 },
])(
  'a $format.name ring of $size: areas that pass a multiple of 2^32, shadow and table too',
  ({ format, size, rounds }) => {
    // up to 2^40 bytes cost nothing until they are written
    const memory = directRingMemory(createMemory(createArena({ hashing: false }), 2 ** 40));
    const sizes = format.areaSizes(size);
    const border = (nth: number, length: number): bigint =>
      BigInt(nth) * 2n ** 32n - BigInt(Math.floor(length / 32) * 16);
    const [desc, driver, device, shadow, table] = [
      border(1, sizes.desc),
      border(3, sizes.driver),
      border(5, sizes.device),
      border(200, 12 * size),
      border(77, 48),
    ].map(at => ({ hi: hiOf(addr(at)), lo: loOf(addr(at)) })) as [Place, Place, Place, Place, Place];
    const areas = areasAt(size, { desc, driver, device });
    let queue = format.createDriver(memory, areas, options, shadow);
    let taker = format.createDevice(areas, options);
    const elements = [element(addr(2n ** 63n), 0xffff_0000, false), element(addr(2n ** 64n - 8n), 8, true)];
    // so many of the short ones that descriptors, entries and used elements come from either side of the border
    for (let round = 0; round < rounds; round++) {
      const at = round % 100 === 0 && size > 1 ? table : null;
      const exposed = format.exposeNow(memory, queue, size > 1 ? elements : elements.slice(1), round, at);
      if (!('queue' in exposed)) throw new Error(JSON.stringify(exposed));
      const taken = format.take(memory, taker);
      if (taken === null || !('chain' in taken)) throw new Error(JSON.stringify(taken));
      expect(taken.chain.writable).toEqual(elements.slice(1));
      taker = format.giveBackNow(memory, taken.queue, taken.chain, 8);
      const collected = format.collect(memory, exposed.queue);
      expect(collected).toMatchObject({ token: round, len: 8 });
      queue = collected!.queue;
    }
    expect(queue.numFree).toBe(size);
  },
);

interface Place {
  readonly hi: number;
  readonly lo: number;
}
