import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTimeline } from '../run/timeline.ts';
import { libraryFile, libraryFiles, scenarioOf } from '../testing/page.ts';
import { digestOf } from '../world/hash-world.ts';
import { decodeLink, encodeLink } from './link.ts';
import { proveRun, readDigests, writeDigests } from './run-digests.ts';
import type { Scenario } from './scenario.ts';

const sevenSteps = scenarioOf(libraryFile('seven-steps.json'));

/** What a link of a run says of it. */
const digestsOf = (scenario: Scenario, steps = 5000): string => {
  const timeline = createTimeline(scenario);
  timeline.run(steps);
  return writeDigests(timeline);
};
const told = (text: string) => {
  const read = readDigests(text);
  if (!read) throw new Error(text);
  return read;
};

/** The digests with one bit of the one at a place in the list flipped. */
const doctored = (text: string, place: number): string => {
  const { steps, checkpoints } = told(text);
  const [, payload = ''] = text.split('.');
  const bytes = Buffer.from(payload, 'base64url');
  bytes[2 * place] = (bytes[2 * place] ?? 0) ^ 1;
  expect(checkpoints.length).toBeGreaterThan(place);
  return `${steps}.${bytes.toString('base64url')}`;
};

describe('digests in a link', () => {
  it('are few characters, the last one whole', () => {
    const text = digestsOf(sevenSteps);
    expect(text.length).toBeLessThan(64);
    expect(text).toMatch(/^71\.[\w-]+$/);
    const timeline = createTimeline(sevenSteps);
    timeline.run(71);
    expect(told(text).checkpoints.at(-1)).toEqual({ step: 71, digest: digestOf(timeline.world()) });
    expect(told(text).checkpoints[0]).toEqual({ step: 0, digest: digestOf(timeline.worldAt(0)).slice(0, 4) });
  });

  it.each([0, 1, 2, 5, 17, 18, 40])(
    'speak of every step of a short run, and of distances in a longer one: %i',
    steps => {
      const places = told(digestsOf(sevenSteps, steps)).checkpoints.map(({ step }) => step);
      expect(places[0]).toBe(0);
      expect(places.at(-1)).toBe(steps);
      expect(places.length).toBe(Math.min(steps, 17) + 1);
      for (const [k, step] of places.entries()) if (k > 0) expect(step - places[k - 1]!).toBeLessThanOrEqual(3);
    },
  );

  it('agree with every scenario of the library when nothing has changed', () => {
    for (const file of libraryFiles) {
      const scenario = scenarioOf(libraryFile(file));
      const found = proveRun(scenario, told(digestsOf(scenario, 400)));
      expect({ file, parting: found.parting }).toEqual({ file, parting: null });
      expect(found.checkpoints.every(({ same }) => same)).toBe(true);
    }
  });

  it('find where two runs part, to the range between two checkpoints', () => {
    const text = digestsOf(sevenSteps);
    const places = told(text).checkpoints.map(({ step }) => step);
    for (const place of [0, 1, 9, places.length - 1]) {
      const { parting, checkpoints } = proveRun(sevenSteps, told(doctored(text, place)));
      expect(parting).toEqual({ after: places[place - 1] ?? -1, by: places[place] });
      expect(checkpoints.filter(({ same }) => !same)).toHaveLength(1);
      const odd = checkpoints[place];
      expect(odd?.theirs).not.toBe(odd?.ours?.slice(0, odd.theirs.length));
    }
  });

  it('show that another script is another run from its start on, and a shorter one', () => {
    const scenario = scenarioOf(libraryFile('v14-objects.json'));
    const other: Scenario = { ...scenario, script: [...scenario.script].slice(0, -1) };
    const { parting, made, steps } = proveRun(other, told(digestsOf(scenario)));
    expect(parting).not.toBeNull();
    // The script is part of the world from the start on.
    expect(parting?.after).toBe(-1);
    expect(made).toBeLessThan(steps);
  });

  it('speak of the first 4000 steps of a long run, and are the same when they are asked for again', () => {
    const scenario = scenarioOf(libraryFile('long/a-million-steps.json'));
    const timeline = createTimeline(scenario);
    timeline.run(4500);
    const text = writeDigests(timeline);
    expect(text).toMatch(/^4000\./);
    expect(writeDigests(timeline)).toBe(text);
    timeline.seek(3);
    timeline.run(10);
    expect(writeDigests(timeline)).toBe(text);
    expect(proveRun(scenario, told(text))).toMatchObject({ parting: null, made: 4000 });
    expect(readDigests(`4001.${text.slice(5)}`)).toBeNull();
  });

  it('say that a run ends earlier', () => {
    const [, payload = ''] = digestsOf(sevenSteps).split('.');
    const { made, steps, checkpoints, parting } = proveRun(sevenSteps, told(`99.${payload}`));
    expect([made, steps]).toEqual([71, 99]);
    expect(checkpoints.at(-1)?.ours).toBeNull();
    expect(parting?.after).toBe(0);
  });

  it('are nothing when they are not ours', () => {
    for (const text of [
      '',
      '71',
      '71.',
      '71.AAAA',
      `071.${'A'.repeat(56)}`,
      `-1.${'A'.repeat(11)}`,
      `0.${'A'.repeat(12)}`,
    ]) {
      expect(readDigests(text)).toBeNull();
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(readDigests(text)).toBeNull();
      }),
    );
  });

  it('travel in a link, and a bad one never prevents loading', () => {
    const digests = digestsOf(sevenSteps);
    const link = encodeLink(sevenSteps, { step: 3, digests });
    expect(link).toContain(`&t=3&d=${digests}`);
    expect(decodeLink(link)).toEqual({ ok: true, value: { scenario: sevenSteps, view: { step: 3, digests } } });
    for (const bad of ['d=', 'd=x', 'd=71', `d=7.${'A'.repeat(90)}`, 'd=%00']) {
      expect(decodeLink(`${encodeLink(sevenSteps)}&${bad}`)).toEqual({
        ok: true,
        value: { scenario: sevenSteps, view: {} },
      });
    }
  });
});
