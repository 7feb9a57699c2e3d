import { expect, it } from 'vitest';
import { sidesIn, sideText, valuesIn, valuesText, withReading } from './args.ts';

it('layouts and values in a link come back as they were', () => {
  const sides = [{ dialect: 'a' }, { dialect: 'b', readings: 'R6=aligned-b,R9=as-posted' }];
  expect(sidesIn(sides.map(sideText).join(';'))).toEqual(sides);
  expect(sidesIn('')).toEqual([]);
  const values = { resource_val: '0x21', 'hdr.id': '2' };
  expect(valuesIn(valuesText(values))).toEqual(values);
  expect(valuesIn('nothing,=1,a=2')).toEqual({ a: '2' });
});

it('a reading that is the default is left out', () => {
  expect(withReading(undefined, 'R6', 'aligned', true)).toBe('');
  expect(withReading('R6=as-posted,R9=as-posted', 'R6', 'aligned-b', false)).toBe('R9=as-posted,R6=aligned-b');
  expect(withReading('R6=as-posted,R9=as-posted', 'R6', 'aligned', true)).toBe('R9=as-posted');
});
