import { describe, expect, it } from 'vitest';
import type { Requirement } from '../device/feature.ts';
import { dialects } from './dialects.ts';

const namesIn = (requirement: Requirement): string[] =>
  typeof requirement === 'string'
    ? [requirement]
    : ('all' in requirement ? requirement.all : requirement.any).flatMap(namesIn);

describe.each(dialects.map(({ id, features }) => [id, features] as const))('feature bits of %s', (_, features) => {
  it('have one number and one name each, in ascending order', () => {
    expect(features.byBit.size).toBe(features.bits.length);
    expect(features.byName.size).toBe(features.bits.length);
    const numbers = features.bits.map(({ bit }) => bit);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  });

  it('need only bits that exist', () => {
    const needed = features.bits.flatMap(({ requires }) => (requires === undefined ? [] : namesIn(requires)));
    expect(needed.filter(name => !features.byName.has(name))).toEqual([]);
  });
});
