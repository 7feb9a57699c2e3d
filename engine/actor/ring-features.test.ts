import { describe, expect, it } from 'vitest';
import { read16, read32 } from '../memory/memory.ts';
import { featureSet, union } from '../num/feature-set.ts';
import { askAttrs, eventsOfType, OWNER_BITS, readyLab, violations } from '../testing/lab.ts';
import type { Event } from '../world/event.ts';

const AVQ = 2;
/** A lab whose PF and its driver know these bits besides the usual ones. */
const labWith = (...bits: readonly number[]) => {
  const features = union(OWNER_BITS, featureSet(bits));
  return readyLab({}, { features, driverFeatures: features });
};
const whys = (events: readonly Event[], about: string): string[] =>
  eventsOfType(events, 'note/decided')
    .filter(each => each.about === about)
    .map(({ send, why }) => `${send ? 'sends' : 'is quiet'}: ${why}`);
const notifications = (events: readonly Event[]): number[] =>
  eventsOfType(events, 'wire/raised')
    .filter(({ wire }) => wire === `device:pf0/q${AVQ}`)
    .map(({ value }) => value);
const areas = (lab: ReturnType<typeof labWith>) => {
  const { registers } = lab.device('pf0').queues[AVQ] ?? { registers: null };
  if (!registers) throw new Error('no queue');
  return { desc: Number(registers.desc), driver: Number(registers.driver), device: Number(registers.device) };
};

describe('what a function negotiated decides how its queues are run', () => {
  it('plain: two descriptors, flags decide, the index notifies', () => {
    const lab = labWith();
    const events = lab.do(askAttrs());
    expect(whys(events, 'notification')).toEqual(['sends: used.flags is 0']);
    expect(notifications(events)).toEqual([AVQ]);
    expect(read16(lab.world.memory, 0, areas(lab).desc + 12)).toBe(1); // NEXT
  });

  it('INDIRECT_DESC: one descriptor with a table of two, which is given back with the buffer', () => {
    const lab = labWith(28);
    const before = lab.driver('pf0').regions;
    lab.run({ before: 'driver:pf0 collect' });
    lab.take(askAttrs());
    lab.run({ before: 'driver:pf0 collect' });
    const { desc } = areas(lab);
    expect(read16(lab.world.memory, 0, desc + 12)).toBe(4); // INDIRECT
    expect(read32(lab.world.memory, 0, desc + 8)).toBe(32);
    expect(lab.driver('pf0').regions.map(({ purpose }) => purpose)).toContain('indirect_table');
    lab.run();
    expect(lab.answers[0]?.outcome?.ok).toBe(true);
    expect(lab.driver('pf0').regions).toEqual(before);
  });

  it('EVENT_IDX: indices decide, on both sides, and are kept up to date', () => {
    const lab = labWith(29);
    const events = [...lab.do(askAttrs()), ...lab.do(askAttrs())];
    expect(whys(events, 'notification')).toEqual([
      'sends: avail_event is 0, index moved 0 to 1',
      'sends: avail_event is 1, index moved 1 to 2',
    ]);
    expect(whys(events, 'interrupt')).toEqual([
      'sends: used_event is 0, index moved 0 to 1',
      'sends: used_event is 1, index moved 1 to 2',
    ]);
    expect(read16(lab.world.memory, 0, areas(lab).device + 4 + 8 * 8)).toBe(2);
  });

  it('IN_ORDER: chains start where the last one ended', () => {
    const lab = labWith(35);
    lab.do(askAttrs(), askAttrs(), askAttrs());
    expect(lab.answers.map(({ token }) => token.head)).toEqual([0, 2, 4]);
  });

  it('RING_PACKED: one ring, whose positions decide; the story is the same', () => {
    const lab = labWith(29, 34);
    const events = [...lab.do(askAttrs()), ...lab.do(askAttrs())];
    expect(lab.answers.map(({ outcome, usedLength }) => [outcome?.ok, usedLength])).toEqual([
      [true, 72],
      [true, 72],
    ]);
    expect(lab.device('pf0').queues[AVQ]?.ring?.format).toBe('packed');
    expect(whys(events, 'notification')[1]).toMatch(/^sends: device event suppression names slot 2, wrap 1/);
  });

  it('NOTIFICATION_DATA: the upper half is the next index', () => {
    const lab = labWith(38);
    expect(notifications([...lab.do(askAttrs()), ...lab.do(askAttrs())])).toEqual([0x10002, 0x20002]);
  });

  it('NOTIF_CONFIG_DATA: the lower half is what the register says', () => {
    const lab = labWith(39);
    lab.do({ do: 'write-register', device: 'pf0', register: 'queue_select', value: AVQ });
    expect(notifications(lab.do(askAttrs()))).toEqual([AVQ]);
    expect(lab.device('pf0').queues[AVQ]?.registers.notifConfigData).toBe(AVQ);
  });
});

describe('RING_RESET', () => {
  it('gives the driver its buffers back unused, in flight or not, and starts the queue at 0 again', () => {
    const lab = labWith(40);
    lab.do(askAttrs());
    lab.take(askAttrs());
    lab.run({ before: 'device:pf0/avq0 execute' });
    const events = lab.take({ do: 'reset-queue', device: 'pf0', queue: AVQ });
    expect(violations(events)).toEqual([]);
    expect(eventsOfType(events, 'token/closed').map(({ usedLength }) => usedLength)).toEqual([null]);
    const queue = lab.device('pf0').queues[AVQ];
    expect(queue?.registers.enabled).toBe(false);
    expect(queue?.held).toEqual([]);
    expect(queue?.ring).toBeNull();
    lab.run();
    expect(lab.refuses({ do: 'reset-queue', device: 'pf0', queue: AVQ })).toBe(`Virtqueue ${AVQ} is not enabled.`);
    expect(violations(lab.do({ do: 'enable-queue', device: 'pf0', queue: AVQ }))).toEqual([]);
    expect(lab.send(askAttrs()).outcome?.ok).toBe(true);
    expect(read16(lab.world.memory, 0, areas(lab).driver + 2)).toBe(1);
    expect(lab.device('pf0').status).toBe(0x0f);
  });

  it('is ignored where it was not negotiated', () => {
    const lab = labWith();
    const events = lab.do({ do: 'reset-queue', device: 'pf0', queue: AVQ });
    expect(violations(events)).toEqual(['pci.common.queue-reset-needs-feature']);
    expect(lab.device('pf0').queues[AVQ]?.registers.enabled).toBe(true);
    expect(lab.send(askAttrs()).outcome?.ok).toBe(true);
  });

  it('takes nothing but a 1, and no queue that is not there', () => {
    const lab = labWith(40);
    const write = (register: string, value: number) =>
      violations(lab.do({ do: 'write-register', device: 'pf0', register, value }));
    write('queue_select', AVQ);
    expect(write('queue_reset', 2)).toEqual(['pci.common.queue-reset-on-one']);
    expect(lab.device('pf0').queues[AVQ]?.registers.enabled).toBe(true);
    write('queue_select', 9);
    expect(write('queue_reset', 1)).toEqual(['pci.common.queue-size-zero-unavailable']);
  });
});
