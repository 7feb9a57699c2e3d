import { describe, expect, it } from 'vitest';
import { createPage, libraryFile, pageWith } from '../testing/page.ts';

const at = (page: ReturnType<typeof createPage>) =>
  `${page.parts.moment?.actor} ${page.parts.moment?.action} of ${page.parts.command?.id}`;

describe('choosing the ring format', () => {
  it('opens the same scenario on packed rings at the same moment, and back again', () => {
    const page = pageWith(libraryFile('seven-steps.json'));
    for (let k = 0; k < 3; k++) page.playTo('device:pf0/avq0 take');
    const before = at(page);
    const { step } = page.parts.run;
    expect(page.parts.rings?.format).toBe('split');
    page.show({ type: 'choose-ring', format: 'packed' });
    expect(at(page)).toBe(before);
    expect(page.parts.rings?.format).toBe('packed');
    // Three heads less were placed.
    expect(page.parts.run.step).toBe(step - 3);
    page.show({ type: 'choose-ring', format: 'split' });
    expect([at(page), page.parts.run.step, page.parts.rings?.format]).toEqual([before, step, 'split']);
  });

  it('tells the same story: every command gets the same answer', () => {
    const page = pageWith(libraryFile('seven-steps.json'));
    page.show({ type: 'choose-ring', format: 'packed' });
    page.show({ type: 'run' });
    expect(page.parts.run.verdicts.length).toBeGreaterThan(8);
    expect(page.parts.run.verdicts.filter(({ held }) => held !== true)).toEqual([]);
  });

  it('is part of what a link carries', () => {
    const page = pageWith(libraryFile('seven-steps.json'));
    page.show({ type: 'choose-ring', format: 'packed' });
    const shared = page.ask({ type: 'share', view: {}, notes: false });
    if (shared.type !== 'shared') throw new Error(shared.type);
    const other = createPage();
    other.show({ type: 'load-link', link: `#${shared.shared.fragment}` });
    other.playTo('driver:pf0 publish');
    expect(other.parts.rings?.format).toBe('packed');
  });

  it('finds a step that only a split ring has where the buffer is described', () => {
    const page = pageWith(libraryFile('seven-steps.json'));
    page.playTo('driver:pf0 place');
    page.show({ type: 'choose-ring', format: 'packed' });
    expect(at(page)).toBe('driver:pf0 describe of 1');
  });

  it('refuses a size that the other format cannot have, and a run that somebody interfered with', () => {
    const file = libraryFile('seven-steps.json') as {
      topology: { pfs: { features: string[]; driverFeatures: string[]; adminQueues: number[] }[] };
    };
    for (const pf of file.topology.pfs) {
      pf.features.push('RING_PACKED');
      pf.driverFeatures.push('RING_PACKED');
      pf.adminQueues = [5];
    }
    const odd = pageWith(file);
    expect(odd.ask({ type: 'choose-ring', format: 'split' })).toMatchObject({
      type: 'rejected',
      errors: [{ message: 'a split virtqueue cannot have 5 descriptors' }],
    });
    const page = pageWith(libraryFile('seven-steps.json'));
    page.playTo('driver:pf0 publish');
    page.show({ type: 'dispatch', intent: { do: 'flr', device: 'pf0' } });
    expect(page.ask({ type: 'choose-ring', format: 'packed' })).toMatchObject({
      type: 'rejected',
      what: 'ring format',
    });
  });
});
