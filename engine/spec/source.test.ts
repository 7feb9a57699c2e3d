import { expect, it } from 'vitest';
import { labelOf, ours, posted, published, reconstructed, review } from './source.ts';

it.each([
  [posted('patch of 31 July 2022, DEVICE_MGMT'), 'posted: patch of 31 July 2022, DEVICE_MGMT'],
  [review('padding after resource'), 'review: padding after resource'],
  [published('admin.tex, Administration Commands (v1.3)'), 'published: admin.tex, Administration Commands (v1.3)'],
  [reconstructed('opcodes have four digits'), 'reconstructed: opcodes have four digits'],
  [ours('choice'), 'ours: choice'],
  [{ kind: 'posted', where: 'admin.tex', note: 'implied' } as const, 'posted: admin.tex; implied'],
  [{ kind: 'ours' } as const, 'ours'],
])('%j is labelled %j', (source, label) => {
  expect(labelOf(source)).toBe(label);
});
