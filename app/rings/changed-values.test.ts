import { describe, expect, it } from 'vitest';
import { libraryFile, pageWith } from '../../engine/testing/page.ts';
import { changedValues } from './changed-values.ts';

/** What changed in the rings by a step of the seven steps, on either format. */
const changedAt = (format: 'split' | 'packed', action: string, since: number | null = null) => {
  const page = pageWith(libraryFile('seven-steps.json'));
  if (format === 'packed') page.show({ type: 'choose-ring', format });
  page.playTo(action);
  if (since !== null) page.show({ type: 'watch', watch: { since } });
  const { rings } = page.parts;
  if (!rings) throw new Error('no rings');
  return changedValues(rings).map(({ what, was, is }) => `${what}: ${was} → ${is}`);
};

describe('what changed in a split ring', () => {
  it.each([
    [
      'driver:pf0 describe',
      ['desc[0].addr', 'desc[0].len', 'desc[0].flags', 'desc[0].next', 'desc[1].addr', 'desc[1].len', 'desc[1].flags'],
    ],
    ['driver:pf0 publish', ['avail.idx']],
    ['device:pf0/avq0 return', ['used.ring[0].len', 'device, next used']],
    ['device:pf0/avq0 complete', ['used.idx']],
  ])('by %s', (action, names) => {
    expect(changedAt('split', action).map(each => each.slice(0, each.indexOf(':')))).toEqual(names);
  });

  it('a position that stands in no ring has changed, too', () => {
    expect(changedAt('split', 'device:pf0/avq0 take')).toEqual(['device, next taken: 0 → 1']);
    expect(changedAt('split', 'driver:pf0 place')).toEqual(['driver, next made available: 0 → 1']);
    expect(changedAt('split', 'driver:pf0 collect')).toEqual(['driver, next collected: 0 → 1']);
  });

  it('nothing by a notification; since an earlier step all that was written since', () => {
    expect(changedAt('split', 'driver:pf0 notify')).toEqual([]);
    expect(changedAt('split', 'driver:pf0 notify', 22)).toContain('avail.idx: 0 → 1');
  });
});

it('what changed in a packed ring has the names of its descriptors', () => {
  const names = changedAt('packed', 'driver:pf0 publish').map(each => each.slice(0, each.indexOf(':')));
  expect(names).toContain('desc[0].flags');
  expect(changedAt('packed', 'device:pf0/avq0 take').join()).toMatch(/device, next taken: slot 0/);
});
