import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { replayReadme } from './rule-table.ts';
import { transcriptRules } from './transcript-rules.ts';

const source = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');

it('README.md is what the rules make of it (update with vitest -u)', async () => {
  await expect(replayReadme()).toMatchFileSnapshot('./README.md');
});

it('has one id for each rule, names no recording, and each is noted somewhere', () => {
  const ids = transcriptRules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const model = ['model', 'ring', 'rng', 'blk', 'net'].map(part => source(`qemu-${part}.ts`)).join('');
  for (const { id, field, when, clause } of transcriptRules) {
    expect(model).toContain(`'${id}'`);
    expect(`${field} ${when} ${clause}`).not.toMatch(/\.json|-split|-packed/);
  }
});
