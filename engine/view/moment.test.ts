import { expect, it } from 'vitest';
import { createPage, libraryFile } from '../testing/page.ts';

const checkAt = (file: string, key: string) => {
  const page = createPage();
  page.show({ type: 'load', scenario: libraryFile(file) });
  const seen: unknown[] = [];
  page.play(undefined, () => {
    const { moment } = page.parts;
    if (moment?.check && `${moment.actor} ${moment.action}` === key) {
      const { owner, check, clause, passed } = moment.check;
      seen.push([moment.step, owner, check, clause, passed]);
    } else expect(moment?.check ?? null).toBe(null);
  });
  return seen;
};

it('a step that carries a command out says which check decided, with its clause', () => {
  expect(checkAt('seven-steps.json', 'device:pf0/avq0 execute').at(-1)).toEqual([
    52,
    'pf0',
    'value',
    'draft-2022-07.B3',
    true,
  ]);
});

it('the first check that is not kept decides on a refusal', () => {
  const refusals = checkAt('error-dev-in-use.json', 'device:pf0/avq0 execute');
  expect(refusals.some(each => JSON.stringify(each).endsWith('"in use","draft-2022-07.B4",false]'))).toBe(true);
});
