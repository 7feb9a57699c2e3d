import { expect, it } from 'vitest';
import { columnsFor, writtenIn } from './sizes.ts';

const row = (addr: string, len: string, flags: string, flagNames: string[]) => ({
  ...{ addr: { text: addr }, len: { text: len }, flags: { text: flags }, flagNames },
});
const least = [66, 42, 70] as const;
const of = (...rows: ReturnType<typeof row>[]) => {
  const { addr, len, flags } = writtenIn(rows, []);
  return columnsFor(
    [addr, len, flags].map((texts, k) => [least[k] ?? 0, texts]),
    86,
  );
};
/** Narrower than any character of the page is drawn. */
const CHARACTER = 7.2;

it('usual numbers leave the columns of a ring as they are, and ask for no width of the whole', () => {
  expect(of(row('0x13c0', '72', '1', ['NEXT']), row('0x1400', '24', '2', ['WRITE']))).toEqual({
    widths: [...least],
    lane: 178,
    least: 0,
  });
});

it('the longest numbers have room in their columns, and the table is wider then', () => {
  const {
    widths,
    lane,
    least: whole,
  } = of(row('0xfffffffffffffff0', '4294967295', '7', ['NEXT', 'WRITE', 'INDIRECT']));
  expect(widths[0]).toBeGreaterThan(18 * CHARACTER + 12);
  expect(widths[1]).toBeGreaterThan(10 * CHARACTER + 12);
  expect(widths[2]).toBeGreaterThan('7 NEXT|WRITE|INDIRECT'.length * CHARACTER + 12);
  expect(whole).toBe(lane + 86);
});
