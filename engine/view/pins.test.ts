import { describe, expect, it } from 'vitest';
import { libraryFile, pageWith } from '../testing/page.ts';
import type { PinView } from './parts/pins.ts';

const at = (step: number) => {
  const page = pageWith(libraryFile('seven-steps.json'));
  page.show({ type: 'run', limit: 1000 });
  page.ask({ type: 'seek', step });
  return page;
};

const pinned = (page: ReturnType<typeof at>, pin: string): PinView => {
  page.show({ type: 'watch', watch: { pins: [pin] } });
  const [found] = page.parts.pins;
  if (!found) throw new Error('nothing is watched');
  return found;
};

describe('watched values of the seven steps', () => {
  it.each([
    ['register pf0/vf2 common.device_status', 'device_status of pf0/vf2', '0x00', [61, 62, 65, 71]],
    ['register pf0 common.queue_size 2', 'queue_size of avq0 of pf0', '8', []],
    ['features pf0/vf2 offered', 'offered features of pf0/vf2', '0x100000021', [52]],
    ['bytes 0x1302 2', 'idx of virtq_avail, avq0 of pf0', '0x0003', [24, 37, 49]],
    ['ring pf0 2 avail.idx', 'avail.idx of avq0 of pf0', '3', [17, 24, 37, 49]],
    ['ring pf0 2 avail.ring[2]', 'avail.ring[2] of avq0 of pf0', '0', [17]],
    ['ring pf0 2 used.ring[1]', 'used.ring[1] of avq0 of pf0', 'id 0, len 24', [17, 41]],
    ['ring pf0 2 driver.avail', 'driver.avail of avq0 of pf0', '3', [17, 23, 36, 48]],
    ['ring pf0 2 device.used', 'device.used of avq0 of pf0', '2', [18, 28, 41, 53]],
  ] as const)('%s', (pin, title, value, steps) => {
    const found = pinned(at(52), pin);
    expect(found).toMatchObject({ pin, title, value: { text: value }, steps, total: steps.length, problem: null });
  });

  it('say what they were before the last step, and before the step since which changes are marked', () => {
    const page = at(52);
    expect(pinned(page, 'features pf0/vf2 offered').value).toEqual({ text: '0x100000021', was: '0x1000188a3' });
    expect(pinned(page, 'ring pf0 2 avail.idx').value).toEqual({ text: '3' });
    page.show({ type: 'watch', watch: { since: 24 } });
    expect(page.parts.pins[0]?.value).toEqual({ text: '3', was: '1' });
  });

  it('select what they are in its place', () => {
    const page = at(52);
    expect(pinned(page, 'ring pf0 2 desc[1]').subject).toEqual({ kind: 'bytes', at: '0x1290', size: 16 });
    expect(pinned(page, 'ring pf0 2 device.used').subject).toEqual({ kind: 'queue', device: 'pf0', queue: 2 });
    const register = { kind: 'register', device: 'pf0', register: 'common.device_status' };
    expect(pinned(page, 'register pf0 common.device_status').subject).toEqual(register);
  });

  it('follow a fork: its own steps, and those that it shares', () => {
    const page = at(44);
    expect(pinned(page, 'ring pf0 2 avail.idx').steps).toEqual([17, 24, 37, 49]);
    page.show({ type: 'dispatch', intent: { do: 'flr', device: 'pf0' } });
    page.show({ type: 'run', limit: 200 });
    const steps = page.parts.pins[0]?.steps ?? [];
    expect(steps.slice(0, 3)).toEqual([17, 24, 37]);
    expect(steps).not.toContain(49);
  });

  it('what is not there is said so, and comes when it is there', () => {
    const page = at(1);
    expect(pinned(page, 'ring pf0 2 avail.idx').value.text).toBe('–');
    expect(pinned(page, 'register pf0 common.no_such').value.text).toBe('–');
    expect(pinned(page, 'bytes 0xfffffffffffffff0 8').words).toBe('outside of memory');
    expect(pinned(page, 'ring pf7 2 avail.idx').problem).toBe('there is no pf7 in this run');
    page.ask({ type: 'seek', step: 52 });
    expect(pinned(page, 'ring pf0 2 avail.idx').value.text).toBe('3');
  });

  it('every change is one that two neighbouring steps show', () => {
    const pin = 'ring pf0 2 used.idx';
    const page = at(71);
    const { steps } = pinned(page, pin);
    const seen: number[] = [];
    for (let step = 1, last = ''; step <= 71; step += 1) {
      page.ask({ type: 'seek', step });
      const { text } = pinned(page, pin).value;
      if (step > 1 && text !== last) seen.push(step);
      last = text;
    }
    expect(seen).toEqual(steps);
  });
});

describe('hostile watches', () => {
  const page = at(1);
  it.each([
    [['x'], 'watch.pins[0]'],
    [['bytes 0x1302 2', 'bytes 0x1302 65'], 'watch.pins[1]'],
    [['bytes 1302 2'], 'watch.pins[0]'],
    [['bytes 0x1302 0'], 'watch.pins[0]'],
    [['register pf0 __proto__.constructor('], 'watch.pins[0]'],
    [['ring pf0 2 desc[999999]'], 'watch.pins[0]'],
    [[`register pf0 ${'a'.repeat(200)}`], 'watch.pins[0]'],
    [[7], 'watch.pins[0]'],
    [Array.from({ length: 21 }, (_, k) => `bytes 0x${k} 1`), 'watch.pins'],
    ['bytes 0x0 1', 'watch.pins'],
    [{ length: 3 }, 'watch.pins'],
  ])('%j is refused with a path', (pins, path) => {
    const answer = page.ask({ type: 'watch', watch: { pins: pins as never } });
    expect(answer).toMatchObject({ type: 'rejected', errors: [{ path }] });
  });

  it('names out of the prototype are no registers, sets or parts', () => {
    for (const pin of ['register pf0 common.constructor', 'features pf0 constructor', 'ring pf0 2 constructor']) {
      expect(pinned(page, pin).value.text).toBe('–');
    }
  });
});
