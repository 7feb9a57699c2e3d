import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRecording } from './recording.ts';

/*
 * Rings that are broken in ways that the recordings do not have, put together by hand with what Linux would answer: loops
 * that break another rule first, buffers outside of memory, batches in order that end too early or are too long.
 */

// biome-ignore lint/suspicious/noExplicitAny: tests alter any member of a recording
type Json = any;
const url = new URL('testdata/rings-malformed-rare.json', import.meta.url);
const { schema, cases } = JSON.parse(readFileSync(url, 'utf8')) as { readonly schema: string; readonly cases: Json[] };

const judge = (one: Json) => {
  const recording = readRecording({ schema, cases: [one] });
  if (!recording.ok) throw new Error(JSON.stringify(recording.error));
  return recording.value()[0];
};
const named = (name: string): Json => cases.find(each => each.name === name);

describe('rings that are broken in rarer ways', () => {
  it.each(cases)('$name is judged as the text and Linux do', one => {
    expect(judge(one)).toMatchObject({ verdict: 'agrees', differences: [] });
  });

  /** Every other value of an answer; vringh may refuse a broken chain where it follows it now. */
  const otherAnswers = (answer: Json): Json[] =>
    Object.entries<Json>(answer).flatMap(([member, value]) => {
      const put = (other: Json): Json => ({ ...answer, [member]: other });
      if (member === 'descriptors')
        return value.flatMap((each: Json, k: number) => [
          put(value.with(k, { ...each, len: each.len + 1 })),
          put(value.with(k, { ...each, addr: `${each.addr}0` })),
          put(value.with(k, { ...each, writable: !each.writable })),
          put(value.toSpliced(k, 1)),
        ]);
      if (member === 'ret') return [1, 0, -14, -40].filter(other => other !== value).map(put);
      return [put(typeof value === 'boolean' ? !value : value === null ? 0 : value + 1)];
    });

  it.each(cases)('$name fails with any other answer', one => {
    const list = one.side === 'device' ? 'linuxVringh' : 'linuxDriver';
    const others: Json[] = one[list].flatMap((answer: Json, k: number) =>
      otherAnswers(answer).map(other => ({ ...one, [list]: one[list].with(k, other) })),
    );
    const shorter = { ...one, [list]: one[list].slice(0, -1) };
    const longer = { ...one, [list]: [...one[list], one[list].at(-1)] };
    for (const other of [...others, longer, shorter]) expect(judge(other)?.verdict).toBe('differs');
    if ('nextAddRet' in one) expect(judge({ ...one, nextAddRet: one.nextAddRet - 1 })?.verdict).toBe('differs');
  });

  it('a device that marks a descriptor out of place has broken a rule, though its driver sees nothing', () => {
    for (const name of ['packed-wrong-wrap', 'packed-second-slot-only'])
      expect(judge({ ...named(name), verdict: 'ok', specViolation: 'none' })?.verdict).toBe('differs');
    expect(judge({ ...named('ok-packed-still-available'), verdict: 'fault', specViolation: 'x' })?.verdict).toBe(
      'differs',
    );
  });
});
