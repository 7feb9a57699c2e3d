import { describe, expect, it } from 'vitest';
import { createPage, libraryFile, pageWith } from '../../testing/page.ts';
import type { StudyAnswer, StudyAsk } from '../study.ts';

const found = <K extends StudyAsk['kind']>(page: ReturnType<typeof createPage>, ask: StudyAsk<K>) => {
  const response = page.ask({ type: 'study', ask: ask as StudyAsk });
  if (response.type !== 'studied') throw new Error(JSON.stringify(response));
  return (response.answer as StudyAnswer<K>).found;
};

describe('a study', () => {
  it('of every reading finds where the outcomes part, and leaves the run as it is', () => {
    const page = pageWith(libraryFile('reading-bitmap-length.json'));
    page.play(5);
    const { step, digest } = page.parts.run;
    const all = found(page, { kind: 'readings' });
    expect(all.filter(({ alike }) => !alike).map(({ id }) => id)).toContain('bitmap-length');
    const [one] = found(page, { kind: 'readings', switch: 'bitmap-length' });
    expect(one?.parting.length).toBeGreaterThan(0);
    page.show({ type: 'watch', watch: {} });
    expect(page.parts.run).toMatchObject({ step, digest });
  });

  it('plays what a person did under each reading, too', () => {
    const page = pageWith(libraryFile('seven-steps.json'));
    const before = found(page, { kind: 'readings', switch: 'persistence' });
    page.play();
    page.show({ type: 'dispatch', intent: { do: 'flr', device: 'pf0/vf2' } });
    const after = found(page, { kind: 'readings', switch: 'persistence' });
    expect(after[0]?.runs.map(({ steps }) => steps)).not.toEqual(before[0]?.runs.map(({ steps }) => steps));
  });

  it.each([
    [{ kind: 'nothing' }, 'ask.kind'],
    [{ kind: 'constructor' }, 'ask.kind'],
    [{ kind: 'readings', switch: 'no-such-switch' }, 'switch'],
  ])('%j is refused with its path', (ask, path) => {
    const page = pageWith(libraryFile('seven-steps.json'));
    expect(page.ask({ type: 'study', ask: ask as StudyAsk })).toMatchObject({
      type: 'rejected',
      what: 'study',
      errors: [{ path }],
    });
  });

  it('of a run needs one', () => {
    expect(createPage().ask({ type: 'study', ask: { kind: 'readings' } })).toMatchObject({ type: 'rejected' });
  });
});
