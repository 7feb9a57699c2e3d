import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { arbitraryScenario } from '../testing/arbitrary-scenario.ts';
import { smallScenario } from '../testing/small-scenario.ts';
import { toBase64Url } from './base64url.ts';
import { decodeLink, encodeLink, packPayload } from './link.ts';
import { parseScenario } from './parse.ts';
import type { Scenario } from './scenario.ts';

const small = (): Scenario => {
  const parsed = parseScenario(smallScenario());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};
const link = encodeLink(small());
const view = { step: 12, layout: 'bytes', selection: 'pf0/vf2 & avail.idx #3 é' };

/** What a link is refused for. */
const reason = (text: string): string => {
  const decoded = decodeLink(text);
  return decoded.ok ? '' : decoded.error.map(({ path, message }) => `${path}${path && ': '}${message}`).join('\n');
};

/** A link of format 1 around any text, well packed. */
const around = (text: string): string => `s=1d.${packPayload(text)}`;

describe('a link', () => {
  it('holds the whole scenario and the view', () => {
    fc.assert(
      fc.property(arbitraryScenario, scenario => {
        expect(decodeLink(encodeLink(scenario, view))).toEqual({ ok: true, value: { scenario, view } });
      }),
    );
  });

  it('is equal for equal scenarios, in whatever order their members are', () => {
    fc.assert(
      fc.property(arbitraryScenario, scenario => {
        const copy = Object.fromEntries(Object.entries(structuredClone(scenario)).reverse()) as unknown as Scenario;
        expect(encodeLink(copy, view)).toBe(encodeLink(scenario, view));
      }),
    );
  });

  it('is made of characters that no mail program touches', () => {
    expect(encodeLink(small(), { step: 3 })).toMatch(/^s=1d\.[\w-]+&t=3$/);
  });

  it.each([
    ['a fragment', link],
    ['a fragment with #', `#${link}`],
    ['a whole address', `https://example.org/ringside/?x=1#${link}`],
    ['one level of percent-encoding', encodeURIComponent(link)],
    ['a whole address with one level', encodeURIComponent(`https://example.org/#${link}`)],
    ['only = and & encoded', `#s=${encodeURIComponent(link.slice(2))}%26t%3D4`],
    ['angle brackets and broken lines', `<https://example.org/#${link.slice(0, 50)}\n${link.slice(50)}>`],
    ['other parameters around', `a=1&${link}&b=2&s=ignored`],
  ])('is read as %s', (_, text) => {
    expect(decodeLink(text)).toMatchObject({ ok: true, value: { scenario: small() } });
  });

  it('leaves out what nobody could read again', () => {
    const bad = { step: -1, layout: 'A b', selection: '\ud800' };
    expect(encodeLink(small(), bad)).toBe(link);
    expect(encodeLink(small(), { step: 0.5, selection: 'x'.repeat(301) })).toBe(link);
  });

  it('keeps the view through one more level of percent-encoding', () => {
    expect(decodeLink(encodeURIComponent(encodeLink(small(), view)))).toMatchObject({ value: { view } });
  });

  it.each([
    'x=1',
    't=',
    't=-1',
    't=1e3',
    't=99999999',
    't=1000001',
    'v=',
    'v=<script>',
    `v=${'a'.repeat(40)}`,
    'sel=%E0%A4%A',
    'sel=%00',
    `sel=${'a'.repeat(400)}`,
    'sel',
    '=&=&&',
  ])('loads all the same with a bad part of the view: %s', part => {
    expect(decodeLink(`${link}&${part}`)).toEqual({ ok: true, value: { scenario: small(), view: {} } });
  });

  // Never to be changed: what somebody was sent has to open for ever.
  it('of format 1 still opens', () => {
    const old =
      '#s=1d.bU5dS8NAEPwv-7yByyXSem9iogaMSSUEi0g4ehctJI2ksQjhfpt_zckHPnkvtzOzMzsjFaTo3OqmIaYIs-l1PXhSSOmJDbic1Eh5TeoV34CFkx1A31kwgeRgw6HPoeQweANr_mVbsIKvOJBAJUIkPkSOS8yfNNtX5Jh2GnALfncmtXUT9Tj3yFCj6bTxTH-82B51MjjpsxbkeJEPXdvqk5mkbpUwHjCWyXORZNVNlCZPVRSXyW1cpfdpMekfU6f9Oykft7LjjGCXzqHFy3w7RkT3NSDfrok-U7ysXqCJbyt9sT5s7NFdwO_y65-HXw';
    expect(decodeLink(old)).toMatchObject({ ok: true, value: { scenario: small() } });
  });
});

describe('a link that is not one of ours', () => {
  it.each(['', '#', '##', '# ', 'https://example.org/', 't=3', 'S=1d.AAAA', '%', '%23'])(
    'holds no scenario: "%s"',
    text => {
      expect(reason(text)).toBe('the link holds no scenario: it has no part s=…');
    },
  );

  it.each([
    ['s=', /does not start as in s=1d/],
    ['s=hello', /does not start as in s=1d/],
    ['s=d.AAAA', /does not start as in s=1d/],
    ['s=2d.AAAA', /made by a newer version: it has format 2, this one reads up to 1/],
    ['s=99x.AAAA', /made by a newer version/],
    ['s=0d.AAAA', /damaged|inflated|cut off/],
    ['s=1z.AAAA', /unknown codec "z", allowed: "d"/],
    ['s=1d.', /cut off: nothing follows the codec/],
    ['s=1d.A', /cut off: its payload ends inside a byte/],
    ['s=1d.AA!A', /damaged: character 3 of its payload is "!"/],
    ['s=1d.é', /damaged: character 1 of its payload is "é"/],
    ['s=1d.AB', /cut off or damaged: its payload does not end at a byte/],
    ['s=1d._____w', /damaged: its payload cannot be inflated/],
    [`s=1d.${toBase64Url(deflateSync(strToU8('{}')))}`, /damaged: what it holds does not agree with its check sum/],
  ])('is refused with its own reason: %s', (text, message) => {
    expect(reason(text)).toMatch(message);
  });

  it('is refused unread when it is too long', () => {
    expect(reason('A'.repeat(1_000_000))).toMatch(/^the link has 1000000 characters, allowed: at most 65536/);
    expect(reason(`s=1d.${'A'.repeat(65_531)}`)).not.toMatch(/characters, allowed/);
    expect(reason(`s=1d.${'A'.repeat(65_532)}`)).toMatch(/characters, allowed/);
  });

  it('is stopped when it swells over 1 MiB', () => {
    const bomb = toBase64Url(deflateSync(new Uint8Array(40 * 1024 * 1024), { level: 9 }));
    expect(bomb.length).toBeLessThan(65_000);
    const before = performance.now();
    expect(reason(`s=1d.${bomb}`)).toBe('the link holds more than 1048576 bytes; nothing of them was kept');
    expect(performance.now() - before).toBeLessThan(3000);
  });

  it('is refused wherever it is cut off', () => {
    for (let end = 0; end < link.length; end++) expect(reason(link.slice(0, end))).not.toBe('');
    expect(reason(link.slice(0, -1))).toMatch(/cut off/);
    expect(reason(link.slice(0, link.length >> 1))).toMatch(/cut off/);
  });

  it('is refused, or means the same, with any bit of its payload flipped', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const start = 's=1d.'.length;
    for (let at = start; at < link.length; at++) {
      for (let bit = 0; bit < 6; bit++) {
        const other = letters[letters.indexOf(link.charAt(at)) ^ (1 << bit)];
        const decoded = decodeLink(`${link.slice(0, at)}${other}${link.slice(at + 1)}`);
        if (decoded.ok) expect(decoded.value.scenario).toEqual(small());
      }
    }
  });

  it('never makes us throw, whatever it is', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.base64String().map(text => `s=1d.${text}`),
      fc.uint8Array({ maxLength: 200 }).map(bytes => `s=1d.${toBase64Url(bytes)}`),
      fc.uint8Array({ maxLength: 200 }).map(bytes => `s=1d.${toBase64Url(deflateSync(bytes))}`),
      fc.string({ unit: 'binary' }).map(around),
      fc.json().map(around),
      fc.nat({ max: link.length - 1 }).map(end => `${link.slice(0, end)}${link.slice(end + 1)}`),
    );
    fc.assert(
      fc.property(anything, text => {
        expect(decodeLink(text).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['{"__proto__":{"polluted":1}}', '__proto__: the name "__proto__" is never allowed'],
    ['{"~__proto__":{"polluted":1}}', '__proto__: the name "__proto__" is never allowed'],
    ['{"L":[{"Oh":{"constructor":1}}]}', 'script[0].header.constructor: the name "constructor" is never allowed'],
    ['{"F":1}', 'the link holds something else than a scenario'],
    ['[]', 'the link holds something else than a scenario'],
    ['7', 'the link holds something else than a scenario'],
    ['{"T":1', 'line 1, column 7: found the end, expected a comma or }'],
    ['{"T":"a","T":"b"}', 'line 1, column 10: "T" is given twice'],
    ['['.repeat(1000), 'line 1, column 17: nested more than 16 deep'],
  ])('is judged as any other input: %s', (text, message) => {
    expect(reason(around(text))).toBe(message);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('is told by path what breaks the schema', () => {
    expect(reason(around('{"T":5,"zzz":1}'))).toBe(
      [
        'title: found 5, allowed: a text of at most 200 characters, without control characters',
        'dialect: is missing',
        'topology: is missing',
        'script: is missing',
        'zzz: "zzz" is not known here, allowed: format, title, summary, dialect, readings, topology, schedule, recipe, script, interventions, notes, expect',
      ].join('\n'),
    );
  });

  it('is held to the limits of the page', () => {
    const scenario = smallScenario();
    scenario.topology.pfs[0]!.totalVfs = 300;
    const parsed = parseScenario(scenario, 'engine');
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    expect(reason(encodeLink(parsed.value))).toBe('topology.pfs[0].totalVfs: found 300 VFs, allowed: at most 255 here');
  });
});
