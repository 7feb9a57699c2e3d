import { describe, expect, it } from 'vitest';
import { bytesToHex } from '../../num/bytes.ts';
import { featureSet } from '../../num/feature-set.ts';
import type { DeviceType } from '../../world/device-data.ts';
import type { FunctionState } from '../../world/function-state.ts';
import { deviceConfigOf } from './config.ts';
import { freshData } from './types.ts';

const MAC = [0x52, 0x54, 0, 0x12, 0x34, 0x56];
/** Only what the configuration depends on. */
const shown = (type: DeviceType, offered: readonly number[], numQueues = 3): string => {
  const state = { type, data: freshData(type), queues: [], offered: featureSet(offered), numQueues };
  return bytesToHex(deviceConfigOf(state as unknown as FunctionState, MAC));
};

describe('the device configuration of a network device', () => {
  const head = '525400123456';
  it.each<[string, readonly number[], string]>([
    ['the address alone', [5, 32], head],
    ['the status', [5, 16, 32], `${head}0100`],
    ['one pair of queues', [17, 22, 32], `${head}01000100`],
    ['an MTU of 1500', [3, 32], `${head}01000000dc05`],
    ['an unknown speed and full duplex', [32, 63], `${head}010000000000ffffffff01`],
    ['limits of RSS', [17, 32, 60], `${head}0100010000000000000000288000${'3f000000'}`],
    ['limits of hash reports', [17, 32, 57], `${head}0100000000000000000000280000${'3f000000'}`],
    ['room for tunnel types', [17, 32, 51, 57], `${head}0100000000000000000000280000${'3f000000'}00000000`],
  ])('holds %s', (_what, offered, expected) => {
    expect(shown('net', offered)).toBe(expected);
  });

  it('tells how many pairs there are', () => {
    expect(shown('net', [17, 22, 32], 9)).toBe(`${head}01000400`);
    expect(shown('net', [17, 22, 32], 2)).toBe(`${head}01000100`);
  });
});

describe('the device configuration of a block device', () => {
  it.each<[string, readonly number[], number]>([
    ['to the number of queues', [9, 32], 36],
    ['to the limits of DISCARD', [13, 32], 48],
    ['to those of WRITE_ZEROES', [14, 32], 57],
    ['to those of SECURE_ERASE', [16, 32], 72],
    ['to the model of zones', [17, 32], 96],
  ])('reaches %s', (_what, offered, length) => {
    expect(shown('blk', offered).length / 2).toBe(length);
  });
});
