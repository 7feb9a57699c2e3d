import { describe, expect, it } from 'vitest';
import { createLedger, lineageOf } from './ledger.ts';

/** A leaves 0 to the end; B leaves A after step 5, C leaves B after step 8. */
const branches = [
  { id: 0, parent: null, forkAt: 0, end: 20 },
  { id: 1, parent: 0, forkAt: 5, end: 12 },
  { id: 2, parent: 1, forkAt: 8, end: 9 },
];
const ledger = createLedger<string>();
ledger.add(0, 2, 'k', 'A2');
ledger.add(0, 5, 'k', 'A5');
ledger.add(0, 7, 'k', 'A7');
ledger.add(1, 6, 'k', 'B6');
ledger.add(1, 9, 'k', 'B9');
ledger.add(2, 9, 'k', 'C9');
ledger.add(2, 9, 'k', 'C9 again');

const texts = (branch: number, step: number): string[] =>
  ledger.all(lineageOf(branches, branch, step), 'k').map(({ value }) => value);

describe('ledger', () => {
  it('finds the entries of a line in order, those of other branches left out', () => {
    expect(texts(0, 20)).toEqual(['A2', 'A5', 'A7']);
    expect(texts(1, 12)).toEqual(['A2', 'A5', 'B6', 'B9']);
    expect(texts(2, 9)).toEqual(['A2', 'A5', 'B6', 'C9', 'C9 again']);
  });

  it('counts only up to the step, also before the fork', () => {
    expect(texts(2, 8)).toEqual(['A2', 'A5', 'B6']);
    expect(texts(2, 5)).toEqual(['A2', 'A5']);
    expect(texts(1, 4)).toEqual(['A2']);
    expect(texts(1, 1)).toEqual([]);
  });

  it('knows the latest, the newest few, and those of the last step', () => {
    const line = lineageOf(branches, 2, 9);
    expect(ledger.last(line, 'k')).toEqual({ step: 9, value: 'C9 again' });
    expect(ledger.last(lineageOf(branches, 2, 7), 'k')).toEqual({ step: 6, value: 'B6' });
    expect(ledger.last(line, 'other')).toBeNull();
    expect(ledger.newest(line, 'k', 3).map(({ value }) => value)).toEqual(['B6', 'C9', 'C9 again']);
    expect(ledger.at(line, 'k').map(({ value }) => value)).toEqual(['C9', 'C9 again']);
    expect(ledger.at(lineageOf(branches, 2, 8), 'k')).toEqual([]);
  });
});
