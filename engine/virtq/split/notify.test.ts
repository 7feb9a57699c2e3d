import { describe, expect, it } from 'vitest';
import { plainRingMemory } from '../../memory/ring-memory.ts';
import { u16 } from '../../num/int.ts';
import { describeDecision } from '../decision.ts';
import { createDevice, createDriver } from './create.ts';
import { interruptDecision, notifyDecision, setInterrupts, setNotifications } from './notify.ts';

const areas = { size: u16(8), descHi: 0, descLo: 0x100, driverHi: 0, driverLo: 0x200, deviceHi: 0, deviceLo: 0x300 };
const options = { eventIdx: false, indirect: false, inOrder: false };

const ring = () => {
  const memory = plainRingMemory(0x1000);
  const driver = createDriver(memory, areas, options, { hi: 0, lo: 0x400 });
  return { memory, driver, device: createDevice(areas, options) };
};

describe('notifyDecision', () => {
  it.each([
    [0, true],
    [1, false],
    [2, true], // a bit that nobody has defined
    [0xffff, false],
  ])('virtq_used.flags %i: %s', (flags, send) => {
    const { memory, driver } = ring();
    memory.write16(0, 0x300, flags, 'device');
    const decision = notifyDecision(memory, driver, u16(0));
    expect(decision).toEqual({ send, kind: 'flags', field: 'used.flags', flags });
    expect(describeDecision(decision)).toBe(`used.flags is ${flags}`);
  });
});

describe('interruptDecision', () => {
  it.each([
    [0, true],
    [1, false],
    [2, true],
    [0xffff, false],
  ])('virtq_avail.flags %i: %s', (flags, send) => {
    const { memory, device } = ring();
    memory.write16(0, 0x200, flags, 'driver');
    const decision = interruptDecision(memory, device, u16(0));
    expect(decision).toEqual({ send, kind: 'flags', field: 'avail.flags', flags });
    expect(describeDecision(decision)).toBe(`avail.flags is ${flags}`);
  });

  it('is no for a ring outside memory', () => {
    const elsewhere = createDevice({ ...areas, driverLo: 0xfff }, options);
    const decision = interruptDecision(plainRingMemory(0x1000), elsewhere, u16(0));
    expect(decision.send).toBe(false);
    expect(describeDecision(decision)).toBe('the available ring is not in memory');
  });
});

describe('wishes', () => {
  it('setInterrupts writes virtq_avail.flags alone', () => {
    const { memory, driver, device } = ring();
    expect(setInterrupts(memory, driver, false)).toEqual({ ...driver, eventFlags: 1 });
    expect(memory.read32(0, 0x200)).toBe(0x0000_0001);
    expect(interruptDecision(memory, device, u16(0)).send).toBe(false);
    setInterrupts(memory, driver, true);
    expect(memory.read32(0, 0x200)).toBe(0);
    expect(interruptDecision(memory, device, u16(0)).send).toBe(true);
  });

  it('setNotifications writes virtq_used.flags alone', () => {
    const { memory, driver, device } = ring();
    expect(setNotifications(memory, device, false)).toBe(device);
    expect(memory.read32(0, 0x300)).toBe(0x0000_0001);
    expect(notifyDecision(memory, driver, u16(0)).send).toBe(false);
    setNotifications(memory, device, true);
    expect(memory.read32(0, 0x300)).toBe(0);
    expect(notifyDecision(memory, driver, u16(0)).send).toBe(true);
  });

  it('setNotifications stores nothing into a used ring outside memory', () => {
    const memory = plainRingMemory(0x1000);
    setNotifications(memory, createDevice({ ...areas, deviceLo: 0xffc }, options), false);
    expect(memory.read32(0, 0xffc)).toBe(0);
  });
});
