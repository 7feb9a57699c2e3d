import { describe, expect, it } from 'vitest';
import { plainRingMemory, type RingMemory } from '../../memory/ring-memory.ts';
import { addr } from '../../num/addr.ts';
import { bytesToHex } from '../../num/bytes.ts';
import { u16 } from '../../num/int.ts';
import { type Element, element } from '../element.ts';
import { describeExposeFault } from '../fault.ts';
import type { SplitDriver } from '../queue.ts';
import { collect } from './collect.ts';
import { createDriver, resumeDriver } from './create.ts';
import { expose } from './driver.ts';

const areas = { size: u16(8), descHi: 0, descLo: 0x100, driverHi: 0, driverLo: 0x200, deviceHi: 0, deviceLo: 0x300 };
const options = { eventIdx: false, indirect: false, inOrder: false };
const shadow = { hi: 0, lo: 0x400 };
const readable = (at: number, len: number): Element => element(addr(at), len, false);
const writable = (at: number, len: number): Element => element(addr(at), len, true);
const hexAt = (memory: RingMemory, at: number, length: number): string => bytesToHex(memory.readBytes(0, at, length));

const fresh = () => {
  const memory = plainRingMemory(0x1000);
  return { memory, queue: createDriver(memory, areas, options, shadow) };
};

const step = (stage: string, memory: RingMemory, queue: SplitDriver, elements: readonly Element[] = [], token = 0) => {
  const exposed = expose(stage, memory, queue, elements, token);
  if (!('queue' in exposed)) throw new Error(JSON.stringify(exposed));
  return exposed;
};

/** All three stages. */
const add = (memory: RingMemory, queue: SplitDriver, elements: readonly Element[], token = 0) => {
  const described = step('describe', memory, queue, elements, token);
  return { ...step('publish', memory, step('place', memory, described.queue).queue), head: described.head };
};

describe('createDriver', () => {
  it('zeroes flags and idx of both rings in used memory, and links all descriptors in ascending order', () => {
    const memory = plainRingMemory(0x1000);
    memory.writeBytes(0, 0, new Uint8Array(0x1000).fill(0xee), 'stale');
    const queue = createDriver(memory, areas, options, shadow);
    expect(hexAt(memory, 0x200, 6)).toBe('00000000eeee');
    expect(hexAt(memory, 0x300, 6)).toBe('00000000eeee');
    expect(hexAt(memory, 0x400, 100)).toBe(
      '010000000000000000000000' +
        '020000000000000000000000' +
        '030000000000000000000000' +
        '040000000000000000000000' +
        '050000000000000000000000' +
        '060000000000000000000000' +
        '070000000000000000000000' +
        '000000000000000000000000' +
        'eeeeeeee',
    );
    expect(queue).toEqual({
      format: 'split',
      areas,
      options,
      shadow,
      freeHead: 0,
      numFree: 8,
      exposing: null,
      availIdx: 0,
      publishedIdx: 0,
      lastUsed: 0,
      eventFlags: 0,
      batch: null,
      broken: null,
    });
  });
});

describe('expose', () => {
  it('writes a readable and a writable descriptor, the available entry and the index, one stage after the other', () => {
    const { memory, queue } = fresh();
    const elements = [element(addr(0x1_1234_5678), 0x20, false), writable(0x9000, 0x40)];

    const described = step('describe', memory, queue, elements, 7);
    expect(described.head).toBe(0);
    expect(hexAt(memory, 0x100, 48)).toBe(
      '78563412010000002000000001000100' + '00900000000000004000000002000200' + '00000000000000000000000000000000',
    );
    expect(hexAt(memory, 0x400, 24)).toBe('010002000800000040000000' + '020000000000000000000000');
    expect(hexAt(memory, 0x200, 8)).toBe('0000000000000000');
    expect(described.queue).toMatchObject({ freeHead: 2, numFree: 6, exposing: 0, availIdx: 0, publishedIdx: 0 });

    const placed = step('place', memory, described.queue);
    expect(hexAt(memory, 0x200, 8)).toBe('0000000000000000');
    expect(placed.queue).toMatchObject({ exposing: 0, availIdx: 1, publishedIdx: 0 });

    const published = step('publish', memory, placed.queue);
    expect(hexAt(memory, 0x200, 8)).toBe('0000010000000000');
    expect(published).toMatchObject({ head: 0, queue: { exposing: null, availIdx: 1, publishedIdx: 1 } });

    const second = add(memory, published.queue, [readable(0x5000, 1)], 8);
    expect(second.head).toBe(2);
    expect(hexAt(memory, 0x200, 8)).toBe('0000020000000200');
    expect(hexAt(memory, 0x120, 16)).toBe('0050000000000000' + '01000000' + '0000' + '0300');
  });

  it('may place a batch before it publishes', () => {
    const { memory, queue } = fresh();
    const first = step('place', memory, step('describe', memory, queue, [readable(0x5000, 1)], 1).queue);
    const second = step('place', memory, step('describe', memory, first.queue, [readable(0x6000, 1)], 2).queue);
    expect(hexAt(memory, 0x200, 8)).toBe('0000000000000100');
    expect(step('publish', memory, second.queue).queue).toMatchObject({ availIdx: 2, publishedIdx: 2 });
    expect(hexAt(memory, 0x200, 8)).toBe('0000020000000100');
  });

  it('wraps the index past 65535 to 0 and goes on with the next entry', () => {
    const memory = plainRingMemory(0x1000);
    const start = { freeList: [0, 1, 2, 3, 4, 5, 6, 7], availIdx: u16(65535), lastUsed: u16(65535) };
    const first = add(memory, resumeDriver(memory, areas, options, shadow, start), [readable(0x5000, 1)]);
    expect(hexAt(memory, 0x200, 4)).toBe('00000000');
    expect(hexAt(memory, 0x212, 2)).toBe('0000');
    const second = add(memory, first.queue, [readable(0x5000, 1)]);
    expect(second.queue).toMatchObject({ availIdx: 1, publishedIdx: 1 });
    expect(hexAt(memory, 0x200, 6)).toBe('000001000100');
  });

  it('is full when there are too few free descriptors, and then writes nothing', () => {
    const { memory, queue } = fresh();
    const six = add(
      memory,
      queue,
      Array.from({ length: 6 }, () => readable(0x5000, 1)),
    );
    const before = hexAt(memory, 0, 0x1000);
    const three = [readable(0x5000, 1), readable(0x5000, 1), writable(0x5000, 1)];
    expect(expose('describe', memory, six.queue, three, 1)).toEqual({ full: true });
    expect(hexAt(memory, 0, 0x1000)).toBe(before);
    const eight = add(memory, six.queue, three.slice(1), 1);
    expect(eight).toMatchObject({ head: 6, queue: { numFree: 0 } });
    expect(expose('describe', memory, eight.queue, [readable(0x5000, 1)], 1)).toEqual({ full: true });
  });

  it('takes the descriptors that were freed last first, in chain order', () => {
    const { memory, queue } = fresh();
    const first = add(memory, queue, [readable(0x5000, 1), readable(0x5000, 1), writable(0x5000, 9)], 1); // 0 1 2
    const second = add(memory, first.queue, [readable(0x5000, 1), writable(0x5000, 9)], 2); // 3 4
    const third = add(memory, second.queue, [readable(0x5000, 1)], 3); // 5
    // used: 0, then 3, 9 bytes each
    memory.writeBytes(0, 0x302, Uint8Array.from([2, 0, 0, 0, 0, 0, 9, 0, 0, 0, 3, 0, 0, 0, 9, 0, 0, 0]), 'test');
    const one = collect(memory, third.queue);
    expect(one).toMatchObject({ head: 0, len: 9, token: 1, queue: { freeHead: 0, numFree: 5 } });
    const two = collect(memory, one!.queue);
    expect(two).toMatchObject({ head: 3, len: 9, token: 2, queue: { freeHead: 3, numFree: 7, lastUsed: 2 } });
    // free now: 3 4 0 1 2 6 7
    const all = add(
      memory,
      two!.queue,
      Array.from({ length: 7 }, () => readable(0x7000, 1)),
      4,
    );
    const links = [3, 4, 0, 1, 2, 6].map(index => hexAt(memory, 0x100 + 16 * index + 12, 4));
    expect(links).toEqual(['01000400', '01000000', '01000100', '01000200', '01000600', '01000700']);
    expect(hexAt(memory, 0x17c, 2)).toBe('0000');
    expect(all).toMatchObject({ head: 3, queue: { numFree: 0 } });
  });

  it('remembers more than 2^32 - 1 writable bytes as 2^32 - 1', () => {
    const { memory, queue } = fresh();
    add(memory, queue, [writable(0, 0xffffffff), writable(0, 1)], 0);
    expect(hexAt(memory, 0x400, 12)).toBe('0100020001000000' + 'ffffffff');
  });

  it('writes elements in a forbidden order as it is told: the device has to notice', () => {
    const { memory, queue } = fresh();
    add(memory, queue, [writable(0x5000, 1), readable(0x5000, 1)]);
    expect([hexAt(memory, 0x10c, 2), hexAt(memory, 0x11c, 2)]).toEqual(['0300', '0000']);
  });

  it('refuses a buffer that cannot be exposed at all', () => {
    const { memory, queue } = fresh();
    const refusal = (with_: SplitDriver, length: number): string => {
      const exposed = expose(
        'describe',
        memory,
        with_,
        Array.from({ length }, () => readable(0x5000, 1)),
        0,
      );
      return 'fault' in exposed ? `${exposed.fault.rule}: ${describeExposeFault(exposed.fault)}` : 'none';
    };
    expect(refusal(queue, 0)).toBe('M25: a buffer needs at least one element');
    expect(refusal(queue, 9)).toBe('M4: a buffer of 9 elements is longer than the 8 descriptors of its queue');
    expect(refusal({ ...queue, broken: 'used-id-not-outstanding' }, 1)).toBe(
      'null: the driver no longer uses this queue: used-id-not-outstanding',
    );
    memory.write16(0, 0x40c, 8, 'somebody else');
    expect(refusal(queue, 3)).toBe("null: the driver's private entry for descriptor 1 was changed by somebody else");
  });

  it('throws for a caller that skips a stage, names another, or brings a token out of range', () => {
    const { memory, queue } = fresh();
    const { queue: described } = step('describe', memory, queue, [readable(0x5000, 1)], 0xfffffffe);
    expect(() => expose('place', memory, queue, [], 0)).toThrow('place before describe');
    expect(() => expose('unveil', memory, described, [], 0)).toThrow('no stage unveil');
    expect(() => expose('describe', memory, queue, [readable(0x5000, 1)], 0xffffffff)).toThrow('no token');
  });
});
