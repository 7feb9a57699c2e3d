import { describe, expect, it } from 'vitest';
import { serializeScenario } from '../scenario/serialize.ts';
import type { Page } from '../testing/page.ts';
import { createPage, libraryFile as fileAsWritten, libraryFiles, pageWith, scenarioOf } from '../testing/page.ts';
import type { KeptRun, Response } from './messages.ts';

/** With its members in the order in which what is kept has them. */
const libraryFile = (file: string) => serializeScenario(scenarioOf(fileAsWritten(file)));

const keep = (page: Page): KeptRun => {
  const response = page.ask({ type: 'keep' });
  if (response.type !== 'kept') throw new Error(`answered with ${response.type}`);
  return response.kept;
};

const restored = (kept: unknown): Page => {
  const page = createPage();
  page.show({ type: 'restore', kept });
  return page;
};

const errorsOf = (response: Response) => (response.type === 'rejected' ? response.errors : []);

const edit = { type: 'dispatch', intent: { do: 'edit-memory', at: '0x1000', bytes: '0102' } } as const;

/** The recipe with a fork, a fork of the fork, a note, and a step in the middle that is shown. */
const worked = (): Page => {
  const page = pageWith(libraryFile('seven-steps.json'));
  page.play();
  page.show({ type: 'seek', step: 51 });
  page.show({ type: 'dispatch', intent: { do: 'load-driver', device: 'pf0/vf2' } });
  page.play(58);
  page.show(edit);
  page.show({ type: 'seek', step: 55 });
  const other = page.parts.next.groups.flatMap(({ actions }) => actions).find(({ enabled, next }) => enabled && !next);
  page.show({ type: 'act', action: other?.key ?? '' });
  page.show({ type: 'bookmark', atStep: 53, text: 'here it leaves' });
  page.show({ type: 'seek', step: 54, branch: 1 });
  return page;
};

describe('a kept run', () => {
  it('comes back with all of its branches, its notes, and the step that was shown', () => {
    const page = worked();
    const { run, log, moment, next } = page.parts;
    expect(run.branches.map(({ letter, forkAt }) => `${letter}${forkAt}`)).toEqual(['A0', 'B51', 'C55']);
    const again = restored(structuredClone(keep(page)));
    expect(again.parts.run).toEqual(run);
    expect([again.parts.moment, again.parts.next]).toEqual([moment, next]);
    expect(again.parts.log.total).toBe(log.total);
    expect(keep(again)).toEqual(keep(page));
  });

  it('comes back bit by bit as at once, and shows nothing before it is whole', () => {
    const kept = keep(worked());
    const page = pageWith(libraryFile('seven-steps.json'));
    const { digest } = page.parts.run;
    const told: number[] = [];
    let response = page.ask({ type: 'restore', kept, limit: 25 });
    for (; response.type === 'restoring'; response = page.ask({ type: 'restore-on', limit: 25 })) {
      told.push(response.made);
      expect(response.all).toBe(71 + 8 + 1);
      page.show({ type: 'watch', watch: {} });
      expect(page.parts.run.digest).toBe(digest);
    }
    expect(told).toEqual([25, 50, 75]);
    expect(response.type).toBe('view');
    expect(keep(page)).toEqual(kept);
    expect(errorsOf(page.ask({ type: 'restore-on', limit: 25 }))[0]?.message).toMatch(/no run is being restored/);
  });

  it('that is stopped on the way is shown as far as it came, or leaves the one before', () => {
    const kept = keep(worked());
    const page = createPage();
    expect(page.ask({ type: 'restore', kept, limit: 40 }).type).toBe('restoring');
    page.show({ type: 'restore-stop', show: true });
    expect(page.parts.run).toMatchObject({ step: 40, end: 40, title: kept.scenario.title });
    const { digest } = page.parts.run;
    page.ask({ type: 'restore', kept, limit: 50 });
    page.show({ type: 'restore-stop', show: false });
    page.show({ type: 'watch', watch: {} });
    expect(page.parts.run).toMatchObject({ step: 40, digest });
    page.play();
    expect(page.parts.run.digest).toBe(restored({ ...kept, branch: 0, step: 71 }).parts.run.digest);
  });

  it('comes back from its text as well, and every branch of it can be walked', () => {
    const page = worked();
    const again = restored(JSON.stringify(keep(page)));
    for (const { id, end } of page.parts.run.branches) {
      page.show({ type: 'seek', step: end, branch: id });
      again.show({ type: 'seek', step: end, branch: id });
      expect(again.parts.run.digest).toBe(page.parts.run.digest);
    }
  });

  it.each(libraryFiles.filter((_, k) => k % 5 === 0))('%s comes back from its end', file => {
    const page = pageWith(libraryFile(file));
    page.show({ type: 'run', limit: 400 });
    expect(restored(keep(page)).parts.run).toEqual(page.parts.run);
  });

  it('says what is wrong with it by path, and leaves the run that is open alone', () => {
    const kept = keep(worked());
    const [first, second, third] = kept.branches;
    if (!first || !second || !third) throw new Error('three branches were made');
    const bad = (differs: Partial<Record<keyof KeptRun, unknown>>) => {
      const page = pageWith(libraryFile('seven-steps.json'));
      page.play(3);
      const errors = errorsOf(page.ask({ type: 'restore', kept: { ...kept, ...differs } }));
      page.show({ type: 'step' });
      expect(page.parts.run.step).toBe(4);
      return errors.map(({ path, message }) => `${path}: ${message}`);
    };
    expect(bad({ kept: 2 })).toEqual(['kept: found 2, allowed: 1']);
    expect(bad({ branch: 7 })).toEqual(['branch: found 7, but there are 3 branches']);
    expect(bad({ step: 5000 })).toEqual([`step: found 5000, but the branch has ${second.end} steps`]);
    expect(bad({ scenario: { ...kept.scenario, dialect: 'nobody' } })[0]).toMatch(/^scenario\.dialect: found "nobody"/);
    expect(bad({ branches: [first, { ...second, parent: 1 }] })).toEqual([
      'branches[1].parent: found 1, allowed: the number of a branch before it',
    ]);
    expect(bad({ branches: [first, { ...second, forkAt: first.end }] })[0]).toMatch(/^branches\[1\]\.end: /);
    expect(bad({ branches: [{ ...first, end: 999_999 }], branch: 0 })[0]).toMatch(
      /^branches\[0\]\.end: .* goes no further/,
    );
    expect(bad({ branches: [first, { ...second, moves: [] }, third] })[0]).toMatch(/^branches\[1\]\.end: /);
    expect(bad({ branches: [first, { ...second, moves: [{ atStep: 51, intent: { do: 'jump' } }] }] })[0]).toMatch(
      /^branches\[1\]\.moves\[0\]\.intent\.do: found "jump"/,
    );
    expect(
      bad({
        branches: [first, { ...second, moves: [{ atStep: 51, intent: { do: 'unload-driver', device: 'pf0/vf2' } }] }],
      }),
    ).toEqual(['branches[1].moves[0]: this is not possible after step 51']);
    expect(bad({ kept: JSON.parse('{"__proto__": {"x": 1}}') })[0]).toMatch(/never allowed/);
  });
});

describe('a place in a run as it was', () => {
  it('has no edit in its future that was made later at the end of its branch', () => {
    const page = pageWith(libraryFile('seven-steps.json'));
    page.play();
    const before = page.parts.run;
    page.show(edit);
    const after = page.parts.run;
    expect([after.branch, after.end]).toEqual([before.branch, before.end + 1]);

    page.show({ type: 'seek', step: before.step, branch: before.branch, end: before.end });
    const undone = page.parts.run;
    expect([undone.step, undone.end, undone.digest]).toEqual([before.step, before.end, before.digest]);
    expect(undone.finished).toBe(true);
    expect(undone.branches.map(({ letter, title, glyphs }) => `${letter}: ${title} ${glyphs.length}`)).toEqual([
      `A: the run as scheduled ${before.end + 1}`,
      `B: without operator submit at step ${before.end + 1} 0`,
    ]);

    page.show({ type: 'seek', step: after.step, branch: after.branch, end: after.end });
    expect(page.parts.run).toMatchObject({ step: after.step, branch: after.branch, digest: after.digest });
    // Undone once more it is the same line, and what is done there goes on with it.
    page.show({ type: 'seek', step: before.step, branch: before.branch, end: before.end });
    expect(page.parts.run.branches).toHaveLength(2);
    page.show({ type: 'dispatch', intent: { do: 'edit-memory', at: '0x1000', bytes: 'ff' } });
    expect(page.parts.run.branches).toHaveLength(2);
    expect([page.parts.run.branch, page.parts.run.end]).toEqual([1, before.end + 1]);
    expect(restored(keep(page)).parts.run).toEqual(page.parts.run);
  });

  it('is the branch itself where nobody did anything later', () => {
    const page = pageWith(libraryFile('seven-steps.json'));
    page.play(20);
    page.play(40);
    page.show({ type: 'seek', step: 20, branch: 0, end: 20 });
    expect(page.parts.run).toMatchObject({ step: 20, end: 40, branch: 0 });
    expect(page.parts.run.branches).toHaveLength(1);
  });

  it('an empty line is kept as well', () => {
    const page = pageWith(libraryFile('seven-steps.json'));
    page.play(30);
    page.show(edit);
    page.show({ type: 'seek', step: 30, branch: 0, end: 30 });
    const again = restored(keep(page));
    expect(again.parts.run).toEqual(page.parts.run);
    page.play();
    again.play();
    expect(again.parts.run).toEqual(page.parts.run);
    expect(page.parts.run.finished).toBe(true);
  });

  it('goes on with what the scenario itself has in store', () => {
    const file = libraryFile('seven-steps.json');
    const own = { ...file, expect: [], interventions: [{ atStep: 60, intent: { do: 'flr', device: 'pf0/vf1' } }] };
    const page = pageWith(own);
    page.play(40);
    page.show(edit);
    page.show({ type: 'seek', step: 40, branch: 0, end: 40 });
    page.play();
    const straight = pageWith(own);
    straight.play();
    expect(page.parts.run.digest).toBe(straight.parts.run.digest);
    const shared = page.ask({ type: 'share', view: {}, notes: false });
    expect(shared.type === 'shared' && shared.shared.scenario.interventions).toHaveLength(1);
  });
});
