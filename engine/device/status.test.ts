import { describe, expect, it } from 'vitest';
import { hex } from '../num/addr.ts';
import type { Lab } from '../testing/lab.ts';
import { createLab, eventsOfType, violations } from '../testing/lab.ts';
import { describeStatus, judgeStatusWrite } from './status.ts';

const write = (lab: Lab, register: string, value: number | string) =>
  lab.take({ do: 'write-register', device: 'pf0', register, value });

/** VERSION_1 alone: bit 32 is bit 0 of window 1. */
const accept = (lab: Lab, windowOne = 1) => {
  write(lab, 'driver_feature_select', 1);
  write(lab, 'driver_feature', windowOne);
};

/** A PF without a driver whose device_status has been brought to a value by legal writes. */
const at = (status: number): Lab => {
  const lab = createLab();
  const steps = [0x01, 0x03, 0x0b, 0x0f].filter(value => value <= (status & 0x0f));
  for (const value of steps) {
    if (value === 0x0b) accept(lab);
    write(lab, 'device_status', value);
  }
  if (status & 0x80) write(lab, 'device_status', status);
  expect(lab.device('pf0').status).toBe(status);
  return lab;
};

describe('a write to device_status, by the transition table', () => {
  it('says bits without a meaning as a number, since SUSPEND beside 0x20 would read as its number', () => {
    const what = (value: number) => judgeStatusWrite(0x0f, value).violations.map(({ why }) => why);
    expect(what(0x3f)).toEqual(['sets 0x30, which has no meaning; ignored']);
    expect(what(0x1f)).toEqual(['sets SUSPEND, which has no meaning; ignored']);
  });

  const writes = [
    // present, written, what it reads afterwards, the rules that were broken
    [0x00, 0x01, 0x01, []],
    [0x01, 0x03, 0x03, []],
    [0x00, 0x03, 0x03, []],
    [0x03, 0x0b, 0x0b, []],
    [0x0b, 0x0f, 0x0f, []],
    // DRIVER_OK before FEATURES_OK, and both in one write: the check of FEATURES_OK was skipped
    [0x03, 0x07, 0x07, ['init.driver.set-features-ok']],
    [0x03, 0x0f, 0x0f, ['init.driver.reread-features-ok']],
    [0x00, 0x02, 0x02, ['init.driver.acknowledge-second']],
    [0x01, 0x09, 0x09, ['init.driver.driver-third']],
    [0x00, 0x04, 0x04, ['init.driver.set-features-ok']],
    // SUSPEND does not exist here: a bit without a meaning is ignored
    [0x0f, 0x1f, 0x0f, ['status.driver.set-step-bits']],
    [0x03, 0x13, 0x03, ['status.driver.set-step-bits']],
    [0x0f, 0x2f, 0x0f, ['status.driver.set-step-bits']],
    // set bits stay set until a reset
    [0x0f, 0x0b, 0x0f, ['status.driver.no-clear']],
    [0x0f, 0x01, 0x0f, ['status.driver.no-clear']],
    [0x03, 0x01, 0x03, ['status.driver.no-clear']],
    [0x03, 0x02, 0x03, ['status.driver.no-clear']],
    // FAILED from anywhere; afterwards only a reset helps
    [0x00, 0x80, 0x80, []],
    [0x03, 0x83, 0x83, []],
    [0x0f, 0x8f, 0x8f, []],
    [0x83, 0x8b, 0x8b, ['status.driver.failed-then-reset']],
    // DEVICE_NEEDS_RESET belongs to the device
    [0x00, 0x40, 0x00, ['status.driver.set-step-bits']],
    [0x0f, 0x4f, 0x0f, ['status.driver.set-step-bits']],
    // the same once more changes nothing
    [0x0f, 0x0f, 0x0f, []],
    [0x01, 0x01, 0x01, []],
  ] as const;
  it.each(
    writes.map(([present, value, ...rest]) => [hex(present, 2), hex(value, 2), present, value, ...rest] as const),
  )('%s then %s', (_present, _value, present, value, reads, broken) => {
    const lab = at(present);
    if (value & 0x08 && !(present & 0x08)) accept(lab);
    const events = write(lab, 'device_status', value);
    expect(lab.device('pf0').status).toBe(reads);
    expect(violations(events)).toEqual(broken);
  });

  it('is cut to 8 bits', () => {
    const lab = at(0);
    write(lab, 'device_status', 0x1101);
    expect(lab.device('pf0').status).toBe(0x01);
  });

  it.each([0x00, 0x01, 0x03, 0x0b, 0x0f, 0x8f])(
    '0 at status %i resets, and reads 0 when the reset is complete',
    present => {
      const lab = at(present);
      write(lab, 'device_status', 0);
      expect(lab.device('pf0')).toMatchObject({ status: present, resetting: true });
      lab.act('device:pf0 reset');
      expect(lab.device('pf0')).toMatchObject({ status: 0, resetting: false, negotiated: null });
    },
  );

  it('0 twice is one reset', () => {
    const lab = at(0x0f);
    write(lab, 'device_status', 0);
    expect(eventsOfType(write(lab, 'device_status', 0), 'reset/began')).toEqual([]);
    lab.act('device:pf0 reset');
    expect(lab.can('device:pf0 reset')).toBe(false);
  });

  it('anything but 0 during a reset is ignored, and breaks the rule to wait for 0', () => {
    const lab = at(0x0f);
    write(lab, 'device_status', 0);
    expect(violations(write(lab, 'device_status', 0x01))).toEqual(['pci.common.wait-status-zero']);
    lab.act('device:pf0 reset');
    expect(lab.device('pf0').status).toBe(0);
  });
});

describe('FEATURES_OK', () => {
  it('stays clear when a bit is accepted that is not offered, and nothing is negotiated', () => {
    const lab = at(0x03);
    accept(lab, 0x3); // 32 VERSION_1, and 33 ACCESS_PLATFORM, which is not offered
    const events = write(lab, 'device_status', 0x0b);
    expect(lab.device('pf0')).toMatchObject({ status: 0x03, negotiated: null });
    expect(eventsOfType(events, 'note/checked')).toMatchObject([
      {
        clause: 'features.device.reject-features-ok',
        check: 'subset',
        passed: false,
        why: 'not offered: 33 ACCESS_PLATFORM',
      },
    ]);
  });

  it('stays clear when a bit lacks its prerequisite', () => {
    const lab = at(0x03);
    accept(lab);
    write(lab, 'driver_feature_select', 0);
    write(lab, 'driver_feature', 0x80); // 7 GUEST_TSO4 without 1 GUEST_CSUM
    const events = write(lab, 'device_status', 0x0b);
    expect(lab.device('pf0').status).toBe(0x03);
    expect(eventsOfType(events, 'note/checked').at(-1)).toMatchObject({
      clause: 'features.driver.no-missing-dependency',
      passed: false,
      why: 'GUEST_TSO4 needs GUEST_CSUM',
    });
  });

  it('stays clear without VERSION_1: there is no legacy interface', () => {
    const lab = at(0x03);
    write(lab, 'driver_feature_select', 0);
    write(lab, 'driver_feature', 0x21);
    const events = write(lab, 'device_status', 0x0b);
    expect(lab.device('pf0').status).toBe(0x03);
    expect(eventsOfType(events, 'note/checked').at(-1)).toMatchObject({
      clause: 'features.device.version1-may-refuse',
      passed: false,
    });
  });

  it('can be tried again with another subset', () => {
    const lab = at(0x03);
    accept(lab, 0x3);
    write(lab, 'device_status', 0x0b);
    accept(lab, 0x1);
    write(lab, 'device_status', 0x0b);
    expect(lab.device('pf0')).toMatchObject({ status: 0x0b, negotiated: 0x1_0000_0000n });
  });

  it('fixes the features: driver_feature is no longer written', () => {
    const lab = at(0x0b);
    const events = write(lab, 'driver_feature', 0);
    expect(violations(events)).toEqual(['init.driver.no-features-after-features-ok']);
    expect(lab.device('pf0').driverFeatures).toBe(0x1_0000_0000n);
  });
});

it.each([
  [0x00, 'reset'],
  [0x01, 'ACKNOWLEDGE'],
  [0x03, 'ACKNOWLEDGE DRIVER'],
  [0x0f, 'ACKNOWLEDGE DRIVER FEATURES_OK DRIVER_OK'],
  [0x8f, 'ACKNOWLEDGE DRIVER FEATURES_OK DRIVER_OK FAILED'],
  [0x30, 'SUSPEND 0x20'],
  [0x4f, 'ACKNOWLEDGE DRIVER FEATURES_OK DRIVER_OK DEVICE_NEEDS_RESET'],
])('%i is %s in words', (status, words) => {
  expect(describeStatus(status)).toBe(words);
});
