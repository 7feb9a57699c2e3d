import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { fromCompact, toCompact } from './compact.ts';
import { crc32 } from './crc32.ts';
import type { Json } from './json.ts';

describe('base64url', () => {
  it('is that of Node, both ways', () => {
    fc.assert(
      fc.property(fc.uint8Array(), bytes => {
        expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
      }),
    );
  });

  it('has one text only for the same bytes', () => {
    fc.assert(
      fc.property(fc.base64String(), base64 => {
        const text = base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
        const bytes = fromBase64Url(text);
        expect(typeof bytes === 'string' ? text : toBase64Url(bytes)).toBe(text);
      }),
    );
  });
});

it('has the check value of CRC-32', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});

describe('short names', () => {
  it('come back as they were, whatever they were', () => {
    const name = fc.oneof(fc.string(), fc.constantFrom('title', 'T', '~T', '~title', '~~', 'Pf', 'group_id', ''));
    const { tree } = fc.letrec<{ tree: Json; leaf: Json }>(tie => ({
      leaf: fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
      tree: fc.oneof(
        { maxDepth: 4 },
        tie('leaf'),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(name, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(tree, value => {
        expect(fromCompact(toCompact(value))).toEqual(value);
      }),
    );
  });

  it('are each of one member only', () => {
    const long =
      'format title summary dialect readings topology schedule recipe script interventions notes expect'.split(' ');
    const short = Object.keys(toCompact(Object.fromEntries(long.map(name => [name, 0]))) as object);
    expect(short.join('')).toBe('FTSDRPHCLINX');
  });
});
