import '../../scenario/all.ts';
import '../../view/words/german/german.ts';
import { expect, it } from 'vitest';
import { dialectOf } from '../../dialect/dialects.ts';
import { createTimeline } from '../../run/timeline.ts';
import { libraryFile, scenarioOf } from '../../testing/page.ts';
import { sayIn } from '../../view/words/say.ts';
import { drawings, drawRun } from './draw-run.ts';

/** Everything that a picture says, aloud too. */
const saidIn = (svg: string): readonly string[] =>
  [
    ...svg.matchAll(
      /<text[^>]*>(?:<title>([^<]*)<\/title>)?([^<]*)<|aria-label="([^"]*)"|<title id="title">([^<]*)<|<desc id="desc">([^<]*)</g,
    ),
  ].map(([, ...found]) => found.find(each => each !== undefined) ?? '');

const ENGLISH =
  /(?<![\w.-])(?:the|is|of|and|not|to|at|with|sent|drawn|more|step|steps|member|absent|free|device group|driver of|lane|held|size|visible|adds|takes|uses|collects|negotiated|offered|assigned|no)(?![\w.-])/i;
/** Names of roles, steps and fields are those of the text. */
const named = (text: string): string =>
  text.replaceAll(/\b(?:device|driver|operator)(?::\S+)? [\w-]+(?=:)|\b(?:owner|management) device\b|\S*[._]\S*/g, '');

it.each(['seven-steps.json', 'packed-in-order-batch.json', 'ring-index-wrap.json'])(
  'a sheet about %s speaks the language of its reader',
  file => {
    const scenario = scenarioOf(libraryFile(file));
    const dialect = dialectOf(scenario.dialect, scenario.readings);
    const timeline = createTimeline(scenario);
    timeline.run(80);
    const english = new Set<string>();
    const drawn = { group: 0, rings: 0, sequence: 0 };
    for (let step = 0; step <= timeline.end; step += 4) {
      timeline.seek(step);
      for (const view of drawings) {
        const options = { view, theme: 'light', queue: null, bare: true } as const;
        const told = drawRun(timeline, dialect, { ...options, say: sayIn('de') });
        if (!told.ok) continue;
        drawn[view] += 1;
        // The summary of a scenario is what its file says.
        for (const text of saidIn(told.value)) {
          if (text !== scenario.summary && ENGLISH.test(named(text))) english.add(text);
        }
        const plain = drawRun(timeline, dialect, options);
        expect(plain.ok && saidIn(plain.value).length).toBe(saidIn(told.value).length);
      }
    }
    expect(drawn.group + drawn.rings + drawn.sequence).toBeGreaterThan(30);
    expect([...english]).toEqual([]);
  },
);
