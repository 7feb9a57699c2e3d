import { expect, it } from 'vitest';
import { plainRingMemory } from '../../memory/ring-memory.ts';
import { addr } from '../../num/addr.ts';
import { u16 } from '../../num/int.ts';
import { element } from '../element.ts';
import { splitFormat } from './split.ts';

const areas = { size: u16(4), descHi: 0, descLo: 0, driverHi: 0, driverLo: 0x40, deviceHi: 0, deviceLo: 0x80 };
const options = { eventIdx: false, indirect: true, inOrder: false };

it('M15: notices a descriptor, or an entry of a table, that was changed while the device had the buffer', () => {
  const memory = plainRingMemory(0x1000);
  const elements = [element(addr(0x500), 8, false), element(addr(0x600), 8, true)];
  let driver = splitFormat.createDriver(memory, areas, options, { hi: 0, lo: 0xc0 });
  for (const table of [null, { hi: 0, lo: 0x200 }]) {
    const exposed = splitFormat.exposeNow(memory, driver, elements, 1, table);
    if ('queue' in exposed) driver = exposed.queue;
  }
  const first = splitFormat.take(memory, splitFormat.createDevice(areas, options));
  if (first === null || !('chain' in first)) throw new Error('not taken');
  const second = splitFormat.take(memory, first.queue);
  if (second === null || !('chain' in second)) throw new Error('not taken');
  const { queue } = second;
  expect(splitFormat.recheck(memory, queue, first.chain)).toBe(null);
  expect(splitFormat.recheck(memory, queue, second.chain)).toBe(null);
  memory.write32(0, 0x18, 9, 'virtq_desc.len');
  memory.write16(0, 0x21c, 1, 'virtq_desc.flags');
  expect(splitFormat.recheck(memory, queue, first.chain)).toEqual({
    kind: 'changed-while-exposed',
    rule: 'M15',
    head: 0,
  });
  expect(splitFormat.recheck(memory, queue, second.chain)).toMatchObject({ rule: 'M15', head: 2 });
});
