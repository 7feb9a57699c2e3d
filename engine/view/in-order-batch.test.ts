import { expect, it } from 'vitest';
import { createTimeline } from '../run/timeline.ts';
import type { Page } from '../testing/page.ts';
import { libraryFile, pageWith, scenarioOf } from '../testing/page.ts';
import { pastOf } from './command-past.ts';
import { createHistory } from './history.ts';

const avq = 'device:pf0/avq0';

const at = (file: string, ...keys: readonly string[]): Page => {
  const page = pageWith(libraryFile(file));
  for (const key of keys) page.playTo(key);
  return page;
};
const sentence = ({ parts }: Page) => parts.moment?.sentence;
const chains = ({ parts }: Page) => parts.rings?.chains.map(({ holder, text }) => `${holder}: ${text}`);
const usedRing = ({ parts }: Page) => {
  if (parts.rings?.format !== 'split') throw new Error('no split ring is shown');
  return parts.rings.used.ring.map(({ id, len, hatched, skipped }) =>
    skipped ? 'skipped' : `${id.text} ${len.text}${hatched ? ' hatched' : ''}`,
  );
};
const slots = ({ parts }: Page) => {
  if (parts.rings?.format !== 'packed') throw new Error('no packed ring is shown');
  return parts.rings.slots.map(
    ({ id, buffer, head, hatched }) => `${id.text}${buffer ? ` ${buffer} of ${head}` : ''}${hatched ? ' hatched' : ''}`,
  );
};
/** What the driver says of each buffer that it collects from here on. */
const collects = (page: Page): string[] => {
  const told: string[] = [];
  page.play(Number.POSITIVE_INFINITY, () => {
    if (page.parts.moment?.action === 'collect') told.push(page.parts.moment.sentence);
  });
  return told;
};

it('a batch of a split ring: one element is hatched, the slots behind it are skipped until they are collected', () => {
  const page = at('ring-in-order-batch.json', `${avq} return-batch`);
  expect(sentence(page)).toBe(
    'Returns heads 2, 4, 6 as a batch: used.ring[1] = id 6, len 24, and slots 2, 3 skipped; used.idx stays 1.',
  );
  expect(usedRing(page).slice(0, 4)).toEqual(['0 72', '6 24 hatched', 'skipped', 'skipped']);
  expect(chains(page)).toEqual([
    'device: chain 2 → 3, 32 bytes to read + 24 to write, returned with a later one',
    'device: chain 4 → 5, 32 bytes to read + 24 to write, returned with a later one',
    'device: chain 6 → 7, 32 bytes to read + 24 to write, returned',
  ]);
  expect(page.parts.moment?.visibility).toBe('not visible yet');
  expect(page.parts.moment?.clauses[0]?.id).toBe('split.in-order.batch-id');

  page.playTo(`${avq} complete`);
  expect(sentence(page)).toBe('Completes heads 2, 4, 6: used.idx 1 → 4. From here the driver may collect.');
  expect(usedRing(page).slice(0, 5)).toEqual(['0 72', '6 24', 'skipped', 'skipped', '0 0']);
  expect(chains(page)?.map(text => text.split(', ').at(-1))).toEqual([
    'completed with a later one',
    'completed with a later one',
    'completed',
  ]);

  page.playTo('driver:pf0 collect');
  expect(sentence(page)).toMatch(/^Collects head 2, which the batch up to 6 skips, so all 24 bytes count as written: /);
  expect(usedRing(page).slice(1, 4)).toEqual(['6 24', 'skipped', 'skipped']);
  page.playTo('driver:pf0 collect');
  page.playTo('driver:pf0 collect');
  expect(sentence(page)).toMatch(/^Collects head 6, the last of its batch, 24 bytes: /);
  expect(usedRing(page).slice(1, 4)).toEqual(['6 24', '0 0', '0 0']);
  expect(chains(page)).toEqual([]);
});

it('a batch of a packed ring: one used descriptor, and the slots behind it keep what their driver wrote', () => {
  const page = at('packed-in-order-batch.json', `${avq} return-batch`);
  expect(sentence(page)).toBe(
    'Returns buffers 2, 4, 6 as a batch: slot 2 = id 6, len 24, and the 5 slots behind it are skipped; its flags are withheld. Next is slot 0, wrap 0.',
  );
  expect(slots(page).map(text => text.endsWith('hatched'))).toEqual([false, false, true, ...Array(5).fill(false)]);
  page.playTo(`${avq} complete`);
  expect(slots(page).slice(2)).toEqual([
    '6 used of 2',
    '2 used of 2',
    '4 skipped of 4',
    '4 skipped of 4',
    '6 skipped of 6',
    '6 skipped of 6',
  ]);
  expect(collects(page).map(text => text.split(':')[0])).toEqual([
    'Collects buffer 2 from slot 2, which the batch up to 6 skips, so all 24 bytes count as written',
    'Collects buffer 4 from slot 4, which the batch up to 6 skips, so all 24 bytes count as written',
    'Collects buffer 6 from slot 6, the last of its batch, 24 bytes',
  ]);
});

it.each(['ring-in-order-batch.json', 'packed-in-order-batch.json'])(
  '%s: every command of the batch is returned, completed and told of at the same step',
  file => {
    const timeline = createTimeline(scenarioOf(libraryFile(file)));
    timeline.run(1000);
    const history = createHistory(timeline);
    const lineage = history.lineage(0, timeline.end);
    const ways = [2, 3, 4].map(id => pastOf(history, lineage, 'pf0', id)?.passed);
    for (const station of ['return', 'complete', 'interrupt']) {
      const steps = ways.map(passed => passed?.get(station));
      expect(steps[0]).toBeGreaterThan(0);
      expect(new Set(steps).size).toBe(1);
    }
    expect(new Set(ways.map(passed => passed?.get('collect'))).size).toBe(3);
  },
);

it('switching the ring format keeps the batch', () => {
  const page = at('ring-in-order-batch.json', `${avq} return-batch`);
  page.show({ type: 'choose-ring', format: 'packed' });
  expect(sentence(page)).toMatch(/^Returns buffers 2, 4, 6 as a batch/);
  page.show({ type: 'choose-ring', format: 'split' });
  expect(sentence(page)).toMatch(/^Returns heads 2, 4, 6 as a batch/);
});
