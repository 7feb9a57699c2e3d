import { expect, it } from 'vitest';
import { widthFor } from './sizes.ts';

it('a column is as wide as its longest number, however many there are', () => {
  expect(widthFor(40, [])).toBe(40);
  expect(widthFor(40, ['0', '4294967295'])).toBeGreaterThan(widthFor(40, ['0', '65535']));
  // Rings of 32,768 entries, and the indirect tables that they lead to.
  const many = Array.from({ length: 300_000 }, () => '1');
  expect(widthFor(40, [...many, '4294967295'])).toBe(widthFor(40, ['4294967295']));
});
