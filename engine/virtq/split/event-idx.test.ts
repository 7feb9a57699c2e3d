import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainRingMemory } from '../../memory/ring-memory.ts';
import { addr } from '../../num/addr.ts';
import { add16, u16 } from '../../num/int.ts';
import { describeDecision, needEvent } from '../decision.ts';
import { element } from '../element.ts';
import type { SplitDriver } from '../queue.ts';
import { describeRemark } from '../remark.ts';
import { collect } from './collect.ts';
import { createDevice, resumeDriver } from './create.ts';
import { exposeNow } from './driver.ts';
import { interruptDecision, notifyDecision, ringRemarks, setInterrupts, setNotifications } from './notify.ts';

const areas = { size: u16(8), descHi: 0, descLo: 0x100, driverHi: 0, driverLo: 0x200, deviceHi: 0, deviceLo: 0x300 };
const options = { eventIdx: true, indirect: false, inOrder: false };
const USED_EVENT = 0x200 + 4 + 2 * 8;
const AVAIL_EVENT = 0x300 + 4 + 8 * 8;

const ring = (start = 0) => {
  const memory = plainRingMemory(0x1000);
  const at = { freeList: [0, 1, 2, 3, 4, 5, 6, 7], availIdx: u16(start), lastUsed: u16(start) };
  const driver = resumeDriver(memory, areas, options, { hi: 0, lo: 0x400 }, at);
  return { memory, driver, device: { ...createDevice(areas, options), publishedUsedIdx: u16(start) } };
};

describe('needEvent', () => {
  it('says yes exactly when the event index was passed, wrap or no wrap', () => {
    const any = fc.nat(65535).map(u16);
    fc.assert(
      fc.property(
        any,
        fc.nat(300),
        any,
        fc.integer({ min: -3, max: 303 }),
        fc.boolean(),
        (from, moved, far, near, close) => {
          const event = close ? add16(from, near) : far;
          const placed = Array.from({ length: moved }, (_, k) => add16(from, k));
          expect(needEvent(event, add16(from, moved), from)).toBe(placed.includes(event));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('notices 65534 when the index moved from 65534 to 2', () => {
    expect([needEvent(65534, 2, 65534), needEvent(1, 2, 65534), needEvent(2, 2, 65534)]).toEqual([true, true, false]);
  });
});

describe('decisions with VIRTIO_F_EVENT_IDX', () => {
  it.each([
    [3, 3, 4, true, 'avail_event is 3, index moved 3 to 4'],
    [5, 3, 4, false, 'avail_event is 5, index moved 3 to 4'],
    [65535, 65534, 1, true, 'avail_event is 65535, index moved 65534 to 1'],
    [3, 4, 4, false, 'avail_event is 3, index stays 4'],
  ])('avail_event %i, index %i to %i: %s', (event, from, to, send, text) => {
    const { memory, driver } = ring(to);
    memory.write16(0, AVAIL_EVENT, event, 'device');
    memory.write16(0, 0x300, 1, 'device'); // virtq_used.flags is not asked
    const decision = notifyDecision(memory, driver, u16(from));
    expect([decision.send, describeDecision(decision)]).toEqual([send, text]);
  });

  it.each([
    [0, 0, 1, true, 'used_event is 0, index moved 0 to 1'],
    [0, 1, 65535, false, 'used_event is 0, index moved 1 to 65535'],
    [0, 1, 1, false, 'used_event is 0, index stays 1'],
  ])('used_event %i, index %i to %i: %s', (event, from, to, send, text) => {
    const { memory, device } = ring(to);
    memory.write16(0, USED_EVENT, event, 'driver');
    memory.write16(0, 0x200, 1, 'driver'); // virtq_avail.flags is not asked
    const decision = interruptDecision(memory, device, u16(from));
    expect([decision.send, describeDecision(decision)]).toEqual([send, text]);
  });
});

describe('wishes with VIRTIO_F_EVENT_IDX', () => {
  it('collecting asks for a notification of the next used buffer, until none is wanted', () => {
    const { memory, driver } = ring(65535);
    const first = exposeNow(memory, driver, [element(addr(0x5000), 1, false)], 1) as { queue: SplitDriver };
    const queue = exposeNow(memory, first.queue, [element(addr(0x5000), 1, false)], 2) as { queue: SplitDriver };
    memory.writeBytes(0, 0x300 + 4 + 8 * 7, Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0), 'device');
    memory.writeBytes(0, 0x302, Uint8Array.of(1, 0, 1, 0, 0, 0, 0, 0, 0, 0), 'device');
    memory.write16(0, USED_EVENT, 0x7777, 'driver');
    const one = collect(memory, queue.queue);
    expect(one).toMatchObject({ token: 1, queue: { lastUsed: 0 } });
    expect(memory.read16(0, USED_EVENT)).toBe(0);
    memory.write16(0, USED_EVENT, 0x7777, 'driver');
    const quiet = setInterrupts(memory, one!.queue, false);
    expect(collect(memory, quiet)).toMatchObject({ token: 2, queue: { lastUsed: 1 } });
    expect(memory.read16(0, USED_EVENT)).toBe(0x7777);
    expect(memory.read16(0, 0x200)).toBe(0);
  });

  it('are event indices, some buffers ahead when that is asked', () => {
    const { memory, driver, device } = ring(65534);
    setInterrupts(memory, driver, true, 3);
    expect(memory.read16(0, USED_EVENT)).toBe(1);
    setNotifications(memory, { ...device, lastAvail: u16(9) }, true);
    expect(memory.read16(0, AVAIL_EVENT)).toBe(9);
    setNotifications(memory, { ...device, lastAvail: u16(10) }, false);
    expect([memory.read16(0, AVAIL_EVENT), memory.read16(0, 0x300)]).toEqual([9, 0]);
  });
});

it.each([
  [1, true, 'avail.flags is 1, but must be 0 with VIRTIO_F_EVENT_IDX'],
  [2, false, 'avail.flags is 2, but only 0 and 1 mean something'],
  [1, false, ''],
  [0, true, ''],
])('M16: virtq_avail.flags %i, event index %s', (flags, eventIdx, text) => {
  const { memory, device } = ring();
  memory.write16(0, 0x200, flags, 'driver');
  const remarks = ringRemarks(memory, { ...device, options: { ...options, eventIdx } });
  expect(remarks.map(describeRemark)).toEqual(text === '' ? [] : [text]);
});
