import { describe, expect, it } from 'vitest';
import { plainRingMemory, type RingMemory } from '../../memory/ring-memory.ts';
import { addr } from '../../num/addr.ts';
import { bytesToHex, hexToBytes } from '../../num/bytes.ts';
import { u16 } from '../../num/int.ts';
import { describeFault } from '../chain.ts';
import { describeDecision } from '../decision.ts';
import { type Element, element } from '../element.ts';
import type { DeviceQueue, DriverQueue, QueueOptions } from '../queue.ts';
import { describeRemark } from '../remark.ts';
import { createDevice, createDriver, resumeDriver } from './create.ts';
import { packedFormat } from './packed.ts';

const none: QueueOptions = { eventIdx: false, indirect: false, inOrder: false };
const shadow = { hi: 0, lo: 0x400 };
const areasOf = (size: number) => ({
  size: u16(size),
  descHi: 0,
  descLo: 0x100,
  driverHi: 0,
  driverLo: 0x200,
  deviceHi: 0,
  deviceLo: 0x300,
});
const readable = (at: number, len: number): Element => element(addr(at), len, false);
const writable = (at: number, len: number): Element => element(addr(at), len, true);
const hexAt = (memory: RingMemory, at: number, length: number): string => bytesToHex(memory.readBytes(0, at, length));
const put = (memory: RingMemory, at: number, hex: string): void => {
  const bytes = hexToBytes(hex, { allowEmpty: true });
  if (!bytes.ok) throw new Error('not hex');
  memory.writeBytes(0, at, bytes.value, 'test');
};

const fresh = (size = 3, options = none) => {
  const memory = plainRingMemory(0x1000);
  const driver: DriverQueue = createDriver(memory, areasOf(size), options, shadow);
  const device: DeviceQueue = createDevice(areasOf(size), options);
  return { memory, driver, device };
};

const step = (stage: string, memory: RingMemory, queue: DriverQueue, elements: readonly Element[] = [], token = 0) => {
  const exposed = packedFormat.expose(stage, memory, queue, elements, token);
  if (!('queue' in exposed)) throw new Error(JSON.stringify(exposed));
  return exposed.queue;
};
const add = (memory: RingMemory, queue: DriverQueue, elements: readonly Element[], token = 0, at?: number) => {
  const table = at === undefined ? null : { hi: 0, lo: at };
  const exposed = packedFormat.exposeNow(memory, queue, elements, token, table);
  if (!('queue' in exposed)) throw new Error(JSON.stringify(exposed));
  return exposed.queue;
};
const taken = (memory: RingMemory, queue: DeviceQueue) => {
  const found = packedFormat.take(memory, queue);
  if (found === null || !('chain' in found)) throw new Error(JSON.stringify(found));
  return found;
};
const collected = (memory: RingMemory, queue: DriverQueue) => {
  const found = packedFormat.collect(memory, queue);
  if (found === null || !('token' in found)) throw new Error(JSON.stringify(found));
  return found;
};

describe('areas', () => {
  it('are 16 bytes a descriptor and 4 bytes for each suppression structure, aligned to 16, 4 and 4', () => {
    expect(packedFormat.areaSizes(100)).toEqual({ desc: 1600, driver: 4, device: 4 });
    expect(packedFormat.alignments).toEqual({ desc: 16, driver: 4, device: 4 });
  });
  it.each([[1], [3], [32768]])('%i is a size', size => expect(packedFormat.checkSize(size)).toBe(null));
  it.each([[0], [-1], [1.5], [32769]])('%d is none: M24', size =>
    expect(packedFormat.checkSize(size)).toEqual({ kind: 'size', rule: 'M24', size, format: 'packed' }),
  );
  it('start all zero in used memory', () => {
    const memory = plainRingMemory(0x1000);
    memory.writeBytes(0, 0, new Uint8Array(0x400).fill(0xee), 'stale');
    createDriver(memory, areasOf(3), none, shadow);
    expect(hexAt(memory, 0x100, 49)).toBe(`${'00'.repeat(48)}ee`);
    expect(hexAt(memory, 0x200, 5)).toBe('00000000ee');
    expect(hexAt(memory, 0x300, 5)).toBe('00000000ee');
  });
});

describe('driver: exposing a list', () => {
  it('shows nothing before the flags of the first descriptor', () => {
    const { memory, driver, device } = fresh();
    const described = step('describe', memory, driver, [readable(0x5000, 0x20), writable(0x9000, 0x40)], 7);
    expect(hexAt(memory, 0x100, 32)).toBe('00500000000000002000000000000000' + '00900000000000004000000000008200');
    expect(packedFormat.take(memory, device)).toBe(null);
    const published = step('publish', memory, described);
    expect(hexAt(memory, 0x100, 16)).toBe('00500000000000002000000000008100');
    expect(published).toMatchObject({ numFree: 1, availIdx: 0x8002, publishedIdx: 0x8002, exposing: null });
    expect(taken(memory, device)).toMatchObject({
      chain: { head: 0, descriptors: [0, 1], readableBytes: 0x20, writableBytes: 0x40 },
      queue: { lastAvail: 0x8002 },
    });
  });

  it('goes over the end of the ring, with the wrap counter flipped from slot 0 on', () => {
    const memory = plainRingMemory(0x1000);
    const at = { freeList: [2, 0, 1], availIdx: u16(0x8002), lastUsed: u16(0x8002) };
    const driver = add(memory, resumeDriver(memory, areasOf(3), none, shadow, at), [readable(1, 2), writable(3, 4)]);
    expect(hexAt(memory, 0x120, 16)).toBe('01000000000000000200000002008100');
    expect(hexAt(memory, 0x100, 16)).toBe('03000000000000000400000002000280');
    expect(driver).toMatchObject({ availIdx: 0x0001, freeHead: 1 });
    const device = { ...createDevice(areasOf(3), none), lastAvail: u16(0x8002), usedIdx: u16(0x8002) };
    expect(taken(memory, device)).toMatchObject({ chain: { head: 2, descriptors: [2, 0] }, queue: { lastAvail: 1 } });
  });

  it('publishes a batch at once by the flags of its very first descriptor', () => {
    const { memory, driver, device } = fresh();
    const two = step('describe', memory, step('describe', memory, driver, [readable(1, 1)], 1), [readable(2, 1)], 2);
    expect(packedFormat.available(memory, device)).toBe(0);
    const published = step('publish', memory, two);
    expect(packedFormat.available(memory, device)).toBe(2);
    expect(published).toMatchObject({ availIdx: 0x8002, publishedIdx: 0x8002 });
  });

  it('leaves the same bytes and the same half all at once as stage by stage', () => {
    const [a, b] = [fresh(), fresh()];
    const elements = [readable(0x5000, 1), writable(0x6000, 2)];
    const slow = step('publish', a.memory, step('describe', a.memory, a.driver, elements, 3));
    expect(add(b.memory, b.driver, elements, 3)).toEqual(slow);
    expect(hexAt(b.memory, 0, 0x1000)).toBe(hexAt(a.memory, 0, 0x1000));
  });

  it('is full when there are too few free slots, and then writes nothing', () => {
    const { memory, driver } = fresh();
    const two = add(memory, driver, [readable(1, 1), readable(2, 1)]);
    const before = hexAt(memory, 0, 0x1000);
    expect(packedFormat.exposeNow(memory, two, [readable(1, 1), readable(2, 1)], 1)).toEqual({ full: true });
    expect(hexAt(memory, 0, 0x1000)).toBe(before);
  });
});

describe('device: using lists', () => {
  it('writes id and length into its own next slot, leaves the address, and skips the whole list', () => {
    const { memory, driver, device } = fresh();
    const two = add(memory, add(memory, driver, [readable(1, 1), writable(0x77, 9)], 5), [writable(0x99, 9)], 6);
    const first = taken(memory, device);
    const second = taken(memory, first.queue);
    expect(second.chain).toMatchObject({ head: 2, descriptors: [2] });
    // out of order: the later list first, into slot 0
    const one = packedFormat.giveBackNow(memory, second.queue, second.chain, 4);
    expect(hexAt(memory, 0x100, 16)).toBe('01000000000000000400000002008280');
    expect(one).toMatchObject({ usedIdx: 0x8001 });
    const both = packedFormat.giveBackNow(memory, one, first.chain, 0);
    expect(hexAt(memory, 0x110, 16)).toBe('77000000000000000000000000008080');
    expect(both).toMatchObject({ usedIdx: 0x0000, publishedUsedIdx: 0x0000 });
    const later = collected(memory, two);
    expect(later).toMatchObject({ token: 6, len: 4, queue: { lastUsed: 0x8001, numFree: 1 } });
    expect(collected(memory, later.queue)).toMatchObject({ token: 5, len: 0, queue: { lastUsed: 0, numFree: 3 } });
  });

  it('shows a batch by the flags of the first used descriptor, written last', () => {
    const { memory, driver, device } = fresh();
    const both = add(memory, add(memory, driver, [readable(1, 1)], 5), [readable(2, 1)], 6);
    const first = taken(memory, device);
    const second = taken(memory, first.queue);
    let queue = packedFormat.giveBack('return', memory, second.queue, first.chain, 0);
    queue = packedFormat.giveBack('return', memory, queue, second.chain, 0);
    expect(packedFormat.hasUsed(memory, both)).toBe(false);
    queue = packedFormat.giveBack('complete', memory, queue, second.chain, 0);
    expect(queue).toMatchObject({ usedIdx: 0x8002, publishedUsedIdx: 0x8002 });
    expect(collected(memory, collected(memory, both).queue)).toMatchObject({ token: 6 });
  });

  it('finishes a batch in order by one used descriptor, whose skipped buffers count as completely used', () => {
    const options = { ...none, inOrder: true };
    const { memory, driver, device } = fresh(3, options);
    const both = add(memory, add(memory, driver, [readable(1, 1), writable(2, 9)], 5), [writable(3, 8)], 6);
    const first = taken(memory, device);
    const second = taken(memory, first.queue);
    expect(second.chain.head).toBe(2);
    const queue = packedFormat.giveBackNow(memory, second.queue, second.chain, 3, [first.chain]);
    expect(queue).toMatchObject({ usedIdx: 0x0000 });
    expect(hexAt(memory, 0x108, 8)).toBe('0300000002008280');
    const one = collected(memory, both);
    expect(one).toMatchObject({ token: 5, len: 9, queue: { lastUsed: 0x8002, batch: { head: 2, len: 3 } } });
    expect(collected(memory, one.queue)).toMatchObject({ token: 6, len: 3, queue: { lastUsed: 0, batch: null } });
  });

  it('sets WRITE when it wrote, unless told to do as QEMU', () => {
    const options = { ...none, usedWithoutWrite: true } as const;
    const { memory, driver, device } = fresh(3, options);
    const out = add(memory, driver, [writable(1, 9)], 5);
    const { chain, queue } = taken(memory, device);
    packedFormat.giveBackNow(memory, queue, chain, 9);
    expect(hexAt(memory, 0x108, 8)).toBe('0900000000008080');
    expect(packedFormat.collect(memory, out)).toMatchObject({ len: 9 });
    const strict = add(memory, { ...driver, options: none } as DriverQueue, [writable(1, 9)], 5);
    packedFormat.giveBackNow(memory, queue, chain, 9);
    expect(packedFormat.collect(memory, strict)).toMatchObject({ len: 0 });
  });

  it('sees an indirect table in sequence, whose flags other than WRITE it ignores and notes (M12)', () => {
    const options = { ...none, indirect: true };
    const { memory, driver, device } = fresh(3, options);
    add(memory, driver, [readable(0x11, 1), writable(0x22, 2), writable(0x33, 3)], 5, 0x800);
    expect(hexAt(memory, 0x100, 16)).toBe('00080000000000003000000000008400');
    expect(hexAt(memory, 0x800, 48)).toBe(
      '11000000000000000100000000000000' + '22000000000000000200000000000200' + '33000000000000000300000000000200',
    );
    put(memory, 0x81e, '0780');
    const { chain } = taken(memory, device);
    expect(chain).toMatchObject({ descriptors: [0], readableBytes: 1, writableBytes: 5, indirect: { len: 48 } });
    expect(chain.remarks).toEqual([{ kind: 'flags-in-table', rule: 'M12', table: 0, index: 1, flags: 0x8007 }]);
  });
});

describe('device: what a ring can have wrong', () => {
  const line = (flags: string, id = '0000'): string => `0050000000000000 10000000 ${id} ${flags}`;
  const cases = [
    ['M4', 'a list of all slots that goes on', [line('8100'), line('8100'), line('8100')], 'longer-than-queue'],
    ['M6', 'readable after writable', [line('8300'), line('8000')], 'readable-after-writable'],
    ['M10', 'indirect with NEXT', [line('8500'), line('8000')], 'indirect-in-list'],
    ['M10', 'indirect at the end of a list', [line('8100'), line('8400')], 'indirect-in-list'],
    ['M11', 'a table of 24 bytes', ['0050000000000000 18000000 0000 8400'], 'bad-table-length'],
    ['M11', 'a table of no bytes', ['0050000000000000 00000000 0000 8400'], 'bad-table-length'],
    ['M35', 'a buffer past 2^64', ['f8ffffffffffffff 10000000 0000 8000'], 'wraps'],
    ['M36', 'a table outside memory', ['0050000000000000 10000000 0000 8400'], 'table-outside-memory'],
  ] as const;
  it.each(cases)('%s: %s', (rule, _, lines, kind) => {
    const { memory, device } = fresh(3, { ...none, indirect: true });
    put(memory, 0x100, lines.join(''));
    const found = packedFormat.take(memory, device);
    if (found === null || !('fault' in found)) throw new Error('no fault');
    expect(found.fault).toMatchObject({ kind, rule });
    expect(found.queue.lastAvail).toBe(lines.length === 3 ? 0 : 0x8000 + lines.length);
    expect(describeFault(found.fault)).toMatch(/^\S.*[^.]$/);
    expect(packedFormat.available(memory, device)).toBe(1);
  });

  it('M7: indirect without the feature', () => {
    const { memory, device } = fresh();
    put(memory, 0x100, line('8400'));
    expect(packedFormat.take(memory, device)).toMatchObject({ fault: { rule: 'M7', index: 0 } });
  });

  it.each([
    ['descriptor ring', { descLo: 0xff0 }],
    ['driver event suppression', { driverLo: 0xffe }],
    ['device event suppression', { deviceHi: 1 }],
  ])('M36: a %s that is not in memory', (area, where) => {
    const memory = plainRingMemory(0x1000);
    const device = createDevice({ ...areasOf(3), ...where }, none);
    expect(packedFormat.take(memory, device)).toMatchObject({ fault: { rule: 'M36', area }, queue: device });
    expect(packedFormat.available(memory, device)).toMatchObject({ rule: 'M36', area });
  });

  it('M18: waits for a list that is not whole, whatever else is wrong with it; M19: notes that it came too early', () => {
    const { memory, device } = fresh();
    put(memory, 0x100, line('8300') + line('8180'));
    const remark = { kind: 'list-incomplete', rule: 'M18', first: 0, index: 1 };
    expect(packedFormat.available(memory, device)).toBe(0);
    expect(packedFormat.ringRemarks(memory, device)).toEqual([remark]);
    expect(describeRemark(packedFormat.ringRemarks(memory, device)[0]!)).toContain('waits for slot 1');
    const waits = packedFormat.take(memory, device);
    expect(waits).toMatchObject({ waits: remark, queue: { lastAvail: 0x8000 } });
    put(memory, 0x110, line('8200', '0100'));
    const { chain, queue } = taken(memory, waits!.queue);
    expect(chain).toMatchObject({ head: 1, remarks: [{ kind: 'exposed-before-complete', rule: 'M19', head: 0 }] });
    expect(queue).toMatchObject({ sawPart: false });
  });

  it('M20: notes a list where slots are still held', () => {
    const { memory, device } = fresh();
    put(memory, 0x100, line('8100') + line('8000') + line('8100'));
    const first = taken(memory, device);
    put(memory, 0x100, line('0080'));
    const second = taken(memory, first.queue);
    expect(second.chain).toMatchObject({ descriptors: [2, 0], remarks: [{ rule: 'M20', length: 2, free: 1 }] });
    // The first one is returned over the end of the second, which nobody has changed.
    const queue = packedFormat.giveBackNow(memory, second.queue, first.chain, 0);
    expect(packedFormat.recheck(memory, queue, second.chain)).toBe(null);
  });

  it('M17: notes event flags that may not be there', () => {
    const { memory, device } = fresh();
    const withIdx = createDevice(areasOf(3), { ...none, eventIdx: true });
    for (const [flags, plain, idx] of [
      ['0000', 0, 0],
      ['0100', 0, 0],
      ['0200', 1, 0],
      ['0300', 1, 1],
      ['0400', 1, 1],
    ] as const) {
      put(memory, 0x202, flags);
      expect(packedFormat.ringRemarks(memory, device)).toHaveLength(plain);
      expect(packedFormat.ringRemarks(memory, withIdx)).toHaveLength(idx);
    }
  });

  it('M15: notices a list that was changed while it was exposed, where it did not overwrite it itself', () => {
    const { memory, driver, device } = fresh();
    add(memory, add(memory, driver, [readable(1, 1), writable(2, 1)], 5), [writable(3, 1)], 6);
    const first = taken(memory, device);
    const second = taken(memory, first.queue);
    expect(packedFormat.recheck(memory, second.queue, first.chain)).toBe(null);
    put(memory, 0x118, '02');
    expect(packedFormat.recheck(memory, second.queue, first.chain)).toMatchObject({ rule: 'M15', head: 0 });
    expect(packedFormat.recheck(memory, second.queue, second.chain)).toBe(null);
    const queue = packedFormat.giveBackNow(memory, second.queue, second.chain, 0);
    expect(packedFormat.recheck(memory, queue, first.chain)).toBe(null);
  });
});

describe('driver: what it does not believe', () => {
  const cases = [
    ['an id outside the ring', '00000000 0900 8080', { kind: 'used-id-out-of-table', rule: 'M27', id: 9 }],
    ['an id that is free', '00000000 0200 8080', { kind: 'used-id-not-outstanding', rule: 'M27', id: 2 }],
    ['an id inside a list', '00000000 0100 8080', { kind: 'used-id-not-outstanding', rule: 'M27', id: 1 }],
    ['more bytes than fit', '0a000000 0000 8280', { kind: 'used-length-too-large', rule: 'M28', len: 10, capacity: 9 }],
  ] as const;
  it.each(cases)('%s', (_, used, fault) => {
    const { memory, driver } = fresh();
    const out = add(memory, driver, [readable(1, 1), writable(2, 9)], 5);
    put(memory, 0x108, used);
    expect(packedFormat.hasUsed(memory, out)).toBe(true);
    const found = packedFormat.collect(memory, out);
    expect(found).toMatchObject({ fault, queue: { broken: fault.kind } });
    expect(packedFormat.collect(memory, found!.queue)).toBe(null);
    expect(packedFormat.exposeNow(memory, found!.queue, [readable(1, 1)], 1)).toMatchObject({
      fault: { kind: 'queue-broken' },
    });
  });

  it('an id that was returned already', () => {
    const { memory, driver } = fresh();
    const out = add(memory, add(memory, driver, [readable(1, 1)], 5), [readable(2, 1)], 6);
    put(memory, 0x108, '00000000 0000 8080');
    put(memory, 0x118, '00000000 0000 8080');
    expect(packedFormat.collect(memory, collected(memory, out).queue)).toMatchObject({ fault: { rule: 'M27', id: 0 } });
  });

  it('an id that is described and not published', () => {
    const { memory, driver } = fresh();
    const out = step('describe', memory, add(memory, driver, [readable(1, 1)], 5), [readable(2, 1)], 6);
    const batch = step('describe', memory, out, [readable(3, 1)], 7);
    put(memory, 0x108, '00000000 0100 8080');
    for (const queue of [out, batch]) {
      expect(packedFormat.collect(memory, queue)).toMatchObject({ fault: { rule: 'M27', id: 1 } });
    }
  });

  it('a used descriptor on a ring where nothing is outstanding', () => {
    const { memory, driver } = fresh();
    expect(packedFormat.collect(memory, driver)).toBe(null);
    put(memory, 0x108, '00000000 0000 8080');
    expect(packedFormat.collect(memory, driver)).toMatchObject({ fault: { rule: 'M27', id: 0 } });
  });
});

describe('notifications', () => {
  const decide = (flags: string, from: number, to: number) => {
    const { memory, driver } = fresh(3, { ...none, eventIdx: true });
    put(memory, 0x300, flags);
    return packedFormat.notifyDecision(memory, { ...driver, publishedIdx: u16(to) }, u16(from));
  };
  it.each([
    ['00000000', 0x8000, 0x8001, true, 'device event suppression has RING_EVENT_FLAGS_ENABLE'],
    ['00000100', 0x8000, 0x8001, false, 'device event suppression has RING_EVENT_FLAGS_DISABLE'],
    [
      '02800200',
      0x8001,
      0x0000,
      true,
      'device event suppression names slot 2, wrap 1, the ring moved from slot 1, wrap 1 to slot 0, wrap 0',
    ],
    [
      '02000200',
      0x8001,
      0x0000,
      false,
      'device event suppression names slot 2, wrap 0, the ring moved from slot 1, wrap 1 to slot 0, wrap 0',
    ],
  ] as const)('%s, from %i to %i: %s', (flags, from, to, send, why) => {
    const decision = decide(flags, from, to);
    expect(decision.send).toBe(send);
    expect(describeDecision(decision)).toBe(why);
  });

  it('of used buffers are asked for always, never, or from a descriptor on', () => {
    const plain = fresh();
    packedFormat.setInterrupts(plain.memory, plain.driver, false);
    expect(hexAt(plain.memory, 0x200, 4)).toBe('00000100');
    packedFormat.setInterrupts(plain.memory, plain.driver, true, 2);
    expect(hexAt(plain.memory, 0x200, 4)).toBe('00000000');
    const idx = fresh(3, { ...none, eventIdx: true });
    packedFormat.setInterrupts(idx.memory, idx.driver, true, 2);
    expect(hexAt(idx.memory, 0x200, 4)).toBe('02800200');
    packedFormat.setNotifications(idx.memory, idx.device, true, 1);
    expect(hexAt(idx.memory, 0x300, 4)).toBe('01800200');
  });

  it('follow the driver from buffer to buffer once it has asked for one', () => {
    const { memory, driver, device } = fresh(3, { ...none, eventIdx: true });
    const asked = packedFormat.setInterrupts(memory, driver, true);
    const out = add(memory, asked, [writable(1, 1)]);
    const { chain, queue } = taken(memory, device);
    packedFormat.giveBackNow(memory, queue, chain, 1);
    expect(collected(memory, out)).toMatchObject({ queue: { lastUsed: 0x8001 } });
    expect(hexAt(memory, 0x200, 4)).toBe('01800200');
  });
});

describe('queue reset', () => {
  it('gives back what was outstanding, and starts at slot 0 with wrap counter 1 on a ring of zeros', () => {
    const { memory, driver } = fresh();
    const out = add(memory, add(memory, driver, [readable(1, 1), writable(2, 9)], 5), [writable(3, 1)], 6);
    const { queue, buffers } = packedFormat.restart(memory, out);
    expect(buffers.map(({ token }) => token)).toEqual([5, 6]);
    expect(queue).toMatchObject({ numFree: 3, availIdx: 0x8000, lastUsed: 0x8000 });
    expect(hexAt(memory, 0x100, 48)).toBe('00'.repeat(48));
  });
});
