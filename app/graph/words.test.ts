import { expect, it } from 'vitest';
import { packWords } from './words.ts';

it('packs words into lines and counts what is left', () => {
  expect(packWords(['32 VERSION_1', '37 SR_IOV', '41 ADMIN_VQ'], 24, 2)).toEqual({
    lines: [['32 VERSION_1', '37 SR_IOV'], ['41 ADMIN_VQ']],
    left: 0,
  });
  expect(packWords(['aaaa', 'bbbb', 'cccc', 'dddd'], 10, 1)).toEqual({ lines: [['aaaa']], left: 3 });
});

it('keeps a word that is longer than a line', () => {
  expect(packWords(['a-very-long-word'], 8, 1)).toEqual({ lines: [['a-very-long-word']], left: 0 });
});
