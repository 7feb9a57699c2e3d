import { expect, it } from 'vitest';
import { libraryFile, pageWith } from '../../engine/testing/page.ts';
import { slotOfStep } from './slot-of-step.ts';

/** After the third command of the seven steps has come to an action: its head is 0, its entries have index 2. */
const slotAt = (action: string, format: 'split' | 'packed' = 'split'): number | null => {
  const page = pageWith(libraryFile('seven-steps.json'));
  if (format === 'packed') page.show({ type: 'choose-ring', format });
  for (let nth = 0; nth < 3; nth += 1) page.playTo(action);
  const { rings } = page.parts;
  if (!rings) throw new Error('no rings');
  return slotOfStep(rings);
};

it.each([
  ['driver:pf0 describe', 0],
  ['driver:pf0 place', 2],
  ['driver:pf0 publish', 2],
  ['device:pf0/avq0 take', 2],
  ['device:pf0/avq0 return', 2],
  ['device:pf0/avq0 execute', 0],
  ['driver:pf0 collect', 2],
])('%s is about slot %s of a split ring', (action, slot) => {
  expect(slotAt(action)).toBe(slot);
});

it('a packed ring goes on where it is', () => {
  expect(slotAt('driver:pf0 publish', 'packed')).toBe(4);
  expect(slotAt('device:pf0/avq0 return', 'packed')).toBe(4);
});
