import { describe, expect, it } from 'vitest';
import type { Page } from '../testing/page.ts';
import { createPage, libraryFile, libraryFiles } from '../testing/page.ts';
import type { SequenceRow, SequenceView } from './parts/sequence.ts';

const opened = (file: string, to?: number): Page => {
  const page = createPage();
  page.show({ type: 'load', scenario: libraryFile(file) });
  page.show({ type: 'run', ...(to !== undefined && { limit: to }) });
  page.show({ type: 'watch', watch: { sequence: { from: 0, count: 512 } } });
  return page;
};

const shown = ({ parts }: Page): SequenceView => {
  if (!parts.sequence) throw new Error('no sequence is shown');
  return parts.sequence;
};

const rowAt = (page: Page, step: number): SequenceRow => {
  const row = shown(page).rows.find(each => each.step === step);
  if (!row) throw new Error(`no row of step ${step}`);
  return row;
};

const arrows = (page: Page, step: number) =>
  rowAt(page, step).messages.map(({ kind, from, to }) => `${kind} ${from} > ${to}`);

describe('the sequence of the seven steps', () => {
  const page = opened('seven-steps.json');

  it('has a row for each step, and a lane for each who has part in one, by side and function', () => {
    const { rows, total, lanes } = shown(page);
    expect(rows.map(({ step }) => step)).toEqual(Array.from({ length: 71 }, (_, k) => k + 1));
    expect(total).toBe(71);
    expect(lanes.map(({ id, name, part }) => [id, name, part])).toEqual([
      ['operator', 'operator', ''],
      ['driver:pf0', 'PF 0', 'driver'],
      ['driver:pf0/vf2', 'VF 2', 'driver'],
      ['memory', 'memory', ''],
      ['device:pf0', 'PF 0', 'device'],
      ['device:pf0/avq0', 'PF 0', 'avq0'],
      ['device:pf0/vf2', 'VF 2', 'device'],
    ]);
    // VF 2 has part from the step on in which its features are assigned, its driver from the one that loads it.
    expect(Object.fromEntries(lanes.map(({ id, since }) => [id, since]))).toEqual({
      operator: 1,
      'driver:pf0': 2,
      'driver:pf0/vf2': 57,
      memory: 13,
      'device:pf0': 1,
      'device:pf0/avq0': 25,
      'device:pf0/vf2': 52,
    });
  });

  it.each([
    [6, ['register-write driver:pf0 > device:pf0']],
    [8, ['register-read device:pf0 > driver:pf0']],
    [11, ['register-read device:pf0 > driver:pf0']],
    [13, ['register-write driver:pf0 > device:pf0', 'store driver:pf0 > memory']],
    [4, ['work device:pf0 > device:pf0']],
    [32, ['register-write operator > device:pf0']],
    [45, ['order operator > driver:pf0']],
    [46, ['store driver:pf0 > memory']],
    [49, ['store driver:pf0 > memory']],
    [50, ['notification driver:pf0 > device:pf0/avq0']],
    [51, ['load memory > device:pf0/avq0']],
    [
      52,
      ['store device:pf0/avq0 > memory', 'load memory > device:pf0/avq0', 'effect device:pf0/avq0 > device:pf0/vf2'],
    ],
    [54, ['store device:pf0/avq0 > memory']],
    [55, ['interrupt device:pf0/avq0 > driver:pf0']],
    [56, ['load memory > driver:pf0']],
    [57, ['order operator > driver:pf0/vf2']],
  ])('step %i: %j', (step, wanted) => {
    expect(arrows(page, step)).toEqual(wanted);
  });

  it('says a few words of each', () => {
    const words = (step: number) => rowAt(page, step).messages.map(({ label }) => label);
    expect(words(45)).toEqual(['command']);
    expect(words(6)).toEqual(['device_status ← 0x01']);
    expect(words(49)).toEqual(['publish']);
    expect(words(50)).toEqual(['notify avq0']);
    expect(words(52)).toEqual(['execute', 'execute', 'assign 0 5 32']);
    expect(words(55)).toEqual(['vector 3']);
  });

  it('hides what is filled, described and placed until it is published, and the answer until it is completed', () => {
    const until = [46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56].map(step => rowAt(page, step).hidden?.until ?? '-');
    expect(until).toEqual([49, 49, 49, '-', '-', '-', 54, 54, '-', '-', '-']);
  });

  it('brackets a command from publish to collect at its driver, from take to complete at its device', () => {
    const own = shown(page).brackets.filter(({ id }) => id === 3);
    expect(own).toEqual([
      {
        owner: 'pf0',
        id: 3,
        lane: 'driver:pf0',
        title: 'assign 0 CSUM, 5 MAC, 32 VERSION_1 to VF 2',
        from: 49,
        to: 56,
        place: 0,
      },
      { owner: 'pf0', id: 3, lane: 'device:pf0/avq0', title: own[1]?.title, from: 51, to: 54, place: 0 },
    ]);
  });
});

describe('the sequence of any run', () => {
  it('does not know yet when a command that is under way will be seen or be over', () => {
    const page = opened('seven-steps.json', 47);
    expect(rowAt(page, 46).hidden).toEqual({ until: null });
    expect(shown(page).brackets.filter(({ id }) => id === 3)).toEqual([]);
    page.play(50);
    expect(rowAt(page, 46).hidden).toEqual({ until: 49 });
    expect(shown(page).brackets.filter(({ id }) => id === 3)).toMatchObject([
      { lane: 'driver:pf0', from: 49, to: null },
    ]);
  });

  it('stands still while the known run is walked through, so that nothing is sent anew', () => {
    const page = opened('seven-steps.json');
    for (const step of [3, 52, 71]) expect(page.show({ type: 'seek', step })).not.toContain('sequence');
  });

  it('sends a window, and is silent when nobody looks', () => {
    const page = opened('seven-steps.json');
    page.show({ type: 'watch', watch: { sequence: { from: 44, count: 12 } } });
    expect(shown(page).rows.map(({ step }) => step)).toEqual([45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56]);
    expect(shown(page).brackets.map(({ id, from }) => `${id} ${from}`)).toEqual(['3 49', '3 51']);
    page.show({ type: 'watch', watch: { sequence: null } });
    expect(page.parts.sequence).toBe(null);
  });

  it.each(libraryFiles)(
    '%s: lanes are those of the messages and no others, brackets do not lie over each other',
    file => {
      const page = opened(file);
      const { rows, lanes, brackets, total } = shown(page);
      const ids = lanes.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const first = new Map<string, number>();
      for (const { step, actor, messages } of rows) {
        for (const lane of [actor, ...messages.flatMap(({ from, to }) => [from, to])]) {
          if (!first.has(lane)) first.set(lane, step);
        }
      }
      for (const [lane, step] of first) expect(lanes.find(({ id }) => id === lane)?.since).toBe(step);
      if (total <= 512) expect([...first.keys()].sort()).toEqual([...ids].sort());
      for (const one of brackets) {
        expect(ids).toContain(one.lane);
        expect(one.to ?? one.from).toBeGreaterThanOrEqual(one.from);
        for (const other of brackets) {
          if (one === other || one.lane !== other.lane || one.place !== other.place) continue;
          expect((one.to ?? Infinity) <= other.from || (other.to ?? Infinity) <= one.from).toBe(true);
        }
      }
    },
  );
});
