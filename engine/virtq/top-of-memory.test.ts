import { expect, it } from 'vitest';
import { plainRingMemory, type RingMemory } from '../memory/ring-memory.ts';
import { addr, hiOf, loOf } from '../num/addr.ts';
import { u16 } from '../num/int.ts';
import { element } from './element.ts';
import type { VirtqFormat } from './format.ts';
import { packedFormat } from './packed/packed.ts';
import { splitFormat } from './split/split.ts';

const END = 2n ** 64n;

/** Memory whose last byte is the last one that has an address; nothing is below its first one. */
const topOf = (size: number): RingMemory => {
  const plain = plainRingMemory(size);
  const first = END - BigInt(size);
  const at = (hi: number, lo: number): number => Number((BigInt(hi) << 32n) + BigInt(lo) - first);
  return {
    contains: (hi, lo, length) => at(hi, lo) >= 0 && at(hi, lo) + length <= size,
    read8: (hi, lo) => plain.read8(0, at(hi, lo)),
    read16: (hi, lo) => plain.read16(0, at(hi, lo)),
    read32: (hi, lo) => plain.read32(0, at(hi, lo)),
    write16: (hi, lo, value, what) => plain.write16(0, at(hi, lo), value, what),
    write32: (hi, lo, value, what) => plain.write32(0, at(hi, lo), value, what),
    writeBytes: (hi, lo, bytes, what) => plain.writeBytes(0, at(hi, lo), bytes, what),
    readBytes: (hi, lo, length) => plain.readBytes(0, at(hi, lo), length),
    readWords: (hi, lo, count, into) => plain.readWords(0, at(hi, lo), count, into),
    writeWords: (hi, lo, words, count, what) => plain.writeWords(0, at(hi, lo), words, count, what),
  };
};

const formats: readonly VirtqFormat[] = [splitFormat, packedFormat];
/** Whichever area ends where the addresses end. */
const orders = [
  ['desc', 'driver', 'device'],
  ['driver', 'device', 'desc'],
  ['device', 'desc', 'driver'],
] as const;

it.each(formats.flatMap(format => orders.map(order => [format.name, order.at(-1), format, order] as const)))(
  'a %s ring whose %s area is the last one below 2^64 is gone round twice',
  (_name, _last, format, order) => {
    const size = format.name === 'split' ? 16 : 13;
    const sizes = format.areaSizes(size);
    const ROOM = 4096;
    const memory = topOf(ROOM);
    // from the end downwards, each as high as its alignment lets it be
    const places = new Map<string, bigint>();
    let end = END;
    for (const name of order.toReversed()) {
      const align = BigInt(format.alignments[name]);
      const start = ((end - BigInt(sizes[name])) / align) * align;
      places.set(name, start);
      end = start;
    }
    const of = (name: 'desc' | 'driver' | 'device') => addr(places.get(name) ?? 0n);
    const shadow = addr(END - BigInt(ROOM));
    const areas = {
      size: u16(size),
      descHi: hiOf(of('desc')),
      descLo: loOf(of('desc')),
      driverHi: hiOf(of('driver')),
      driverLo: loOf(of('driver')),
      deviceHi: hiOf(of('device')),
      deviceLo: loOf(of('device')),
    };
    const options = { eventIdx: true, indirect: false, inOrder: false };
    let driver = format.createDriver(memory, areas, options, { hi: hiOf(shadow), lo: loOf(shadow) });
    let device = format.createDevice(areas, options);
    const elements = [element(addr(END - 64n), 56, false), element(addr(END - 8n), 8, true)];
    for (let round = 0; round < 2 * size; round += 1) {
      const exposed = format.exposeNow(memory, driver, elements, round);
      if (!('queue' in exposed)) throw new Error(JSON.stringify(exposed));
      const taken = format.take(memory, device);
      if (!taken || !('chain' in taken)) throw new Error(JSON.stringify(taken));
      expect([taken.chain.readableBytes, taken.chain.writableBytes]).toEqual([56, 8]);
      device = format.giveBackNow(memory, taken.queue, taken.chain, 8);
      const collected = format.collect(memory, exposed.queue);
      expect(collected).toMatchObject({ token: round, len: 8 });
      driver = collected!.queue;
    }
  },
);
