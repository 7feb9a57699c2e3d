import { expect, it } from 'vitest';
import { readChanges, readPins, writeChanges, writePins } from './watch-text.ts';

it.each([
  [{ only: false, since: null }, ''],
  [{ only: true, since: null }, 'only'],
  [{ only: false, since: 12 }, '12'],
  [{ only: true, since: 12 }, 'only-12'],
])('%j in a link is %j and comes back', (changes, text) => {
  expect(writeChanges(changes)).toBe(text);
  expect(readChanges(text)).toEqual(changes);
});

it.each(['yes', 'only--1', '-', '12345678', '<b>'])('%j is the default', text => {
  expect(readChanges(text)).toEqual({ only: false, since: null });
});

it('watched values come back in their order', () => {
  const pins = ['bytes 0x1302 2', 'register pf0/vf2 common.device_status'];
  expect(readPins(writePins(pins))).toEqual(pins);
  expect(readPins('')).toEqual([]);
});
