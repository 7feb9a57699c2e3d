import { describe, expect, it } from 'vitest';
import { readEmbed, readOrigin, withoutEmbed, writeEmbed } from './embed.ts';

const whole = { readOnly: true, controls: true, theme: null, language: null, host: null } as const;

describe('an embed', () => {
  it.each([
    whole,
    { ...whole, readOnly: false },
    { ...whole, controls: false, theme: 'dark' },
    { ...whole, theme: 'light', language: 'de', host: 'https://example.org' },
    { ...whole, readOnly: false, host: 'http://127.0.0.1:8080' },
  ] as const)('is read as it was written: %o', choices => {
    expect(readEmbed(`#s=1d.AAAA&t=3${writeEmbed(choices)}`, false)).toEqual(choices);
  });

  it('is every page in a frame, read-only unless its address says otherwise', () => {
    expect(readEmbed('', true)).toEqual(whole);
    expect(readEmbed('#s=1d.AAAA', true)).toEqual(whole);
    expect(readEmbed('#s=1d.AAAA&e=2.edit&host=https%3A%2F%2Fexample.org', true)).toEqual(whole);
    expect(readEmbed('#s=1d.AAAA', false)).toBeNull();
    expect(readEmbed('#s=1d.AAAA&e=2', false)).toBeNull();
  });

  it.each([
    '*',
    'null',
    '',
    'https://example.org/',
    'https://example.org/path',
    'https://user@example.org',
    'HTTPS://example.org',
    'https://example.org:443',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://',
    'data:text/html,x',
  ])('listens to no host that is not the origin of a page: %s', text => {
    expect(readOrigin(text)).toBeNull();
    expect(readEmbed(`#e=1&host=${encodeURIComponent(text)}`, true)?.host).toBeNull();
  });

  it('survives a host that cannot be decoded', () => {
    expect(readEmbed('#e=1&host=%E0%A4%A', true)).toEqual(whole);
  });

  it('leads to the same link as a page of its own', () => {
    expect(withoutEmbed('#s=1d.AAAA&t=3&e=1.bare&host=https%3A%2F%2Fexample.org&sel=pf0')).toBe(
      '#s=1d.AAAA&t=3&sel=pf0',
    );
  });
});
