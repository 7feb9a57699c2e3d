import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rulesTable } from './rules.ts';

it('stands in differences.md as it is here', () => {
  expect(readFileSync(new URL('differences.md', import.meta.url), 'utf8')).toContain(`\n${rulesTable()}\n`);
});
