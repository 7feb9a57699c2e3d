import { describe, expect, it } from 'vitest';
import type { BranchView, RunView } from '../../engine/view/parts/run.ts';
import { beyond, find } from './bounds.ts';
import { COLUMNS, type Entry, readEntry } from './entry.ts';
import { pictureOf } from './picture.ts';

const entry = (id: string, some: Partial<Entry> = {}): Entry => ({
  id,
  when: Number(id.replace(/\D/g, '')),
  title: `Run ${id}`,
  named: false,
  dialect: 'July 2022 draft',
  source: null,
  step: 3,
  end: 9,
  branch: 'A',
  branchId: 0,
  branches: 1,
  digest: '0123456789abcdef',
  sentence: 'The driver publishes head 0.',
  lines: [{ parent: null, forkAt: 0, glyphs: 'oddvV' }],
  scale: 1,
  shown: 0,
  worked: false,
  pinned: false,
  size: 100,
  ...some,
});

const nobody = () => false;

describe('what has to go', () => {
  const five = ['e5', 'e2', 'e4', 'e1', 'e3'].map(id => entry(id));

  it('is the oldest, by count and by size', () => {
    expect(beyond(five, nobody, { entries: 5, size: 500 })).toEqual([]);
    expect(beyond(five, nobody, { entries: 3, size: 500 })).toEqual(['e1', 'e2']);
    expect(beyond(five, nobody, { entries: 5, size: 199 })).toEqual(['e1', 'e2', 'e3', 'e4']);
  });

  it('is nothing that is pinned, and nothing that a tab has open', () => {
    const some = five.map(each => (each.id === 'e1' ? { ...each, pinned: true } : each));
    expect(beyond(some, id => id === 'e2', { entries: 3, size: 500 })).toEqual(['e3', 'e4']);
    expect(beyond(some, () => true, { entries: 0, size: 0 })).toEqual([]);
  });
});

describe('what is found', () => {
  it('holds every word somewhere, the pinned ones first and then the newest', () => {
    const all = [entry('e1', { pinned: true }), entry('e2'), entry('e3', { title: 'Lengths', sentence: 'Too short.' })];
    expect(find(all, '').map(({ id }) => id)).toEqual(['e1', 'e3', 'e2']);
    expect(find(all, 'draft HEAD').map(({ id }) => id)).toEqual(['e1', 'e2']);
    expect(find(all, 'head lengths')).toEqual([]);
    expect(find(all, '0123456789').map(({ id }) => id)).toEqual(['e1', 'e3', 'e2']);
  });
});

describe('an entry as it stands in the database', () => {
  it('is read as it was written', () => {
    expect(readEntry(structuredClone(entry('e1')))).toEqual(entry('e1'));
  });

  it.each([
    ['nothing', null],
    ['a text', 'e1'],
    ['a list', [entry('e1')]],
    ['a name that is no name', { ...entry('e1'), id: '../x' }],
    ['a title that is no text', { ...entry('e1'), title: { toString: 'x' } }],
    ['a title without an end', { ...entry('e1'), title: 'x'.repeat(201) }],
    ['a step before the first', { ...entry('e1'), step: -1 }],
    ['a time that is none', { ...entry('e1'), when: Number.NaN }],
    ['glyphs that are none', { ...entry('e1'), lines: [{ parent: null, forkAt: 0, glyphs: '<b>' }] }],
    ['a picture without an end', { ...entry('e1'), lines: Array.from({ length: 99 }, () => entry('e1').lines[0]) }],
    ['a member that is missing', { ...entry('e1'), pinned: undefined }],
  ])('is none when it is %s', (_, value) => {
    expect(readEntry(value)).toBeNull();
  });
});

describe('the picture of a run', () => {
  const branchOf = (id: number, parent: number | null, forkAt: number, glyphs: string): BranchView => ({
    id,
    letter: '',
    parent,
    forkAt,
    end: forkAt + glyphs.length,
    glyphs,
    title: '',
  });
  const runOf = (branch: number, ...branches: BranchView[]) => ({ branches, branch }) as unknown as RunView;

  it('is the tree as it is while it is short', () => {
    expect(pictureOf(runOf(1, branchOf(0, null, 0, 'oddvv'), branchOf(1, 0, 2, 'oD')))).toEqual({
      lines: [
        { parent: null, forkAt: 0, glyphs: 'oddvv' },
        { parent: 0, forkAt: 2, glyphs: 'oD' },
      ],
      scale: 1,
      shown: 1,
    });
  });

  it('keeps every refusal of a long run in its columns', () => {
    const long = `${'d'.repeat(500)}V${'v'.repeat(499)}`;
    const { lines, scale } = pictureOf(runOf(0, branchOf(0, null, 0, long)));
    expect(scale).toBe(Math.ceil(1000 / COLUMNS));
    expect(lines[0]?.glyphs.length).toBeLessThanOrEqual(COLUMNS);
    expect(lines[0]?.glyphs[Math.floor(500 / scale)]).toBe('V');
  });

  it('shows the line that is shown, and those that it leaves, of however many', () => {
    const branches = Array.from({ length: 40 }, (_, id) => branchOf(id, id === 0 ? null : id - 1, id, 'dd'));
    const { lines, shown } = pictureOf(runOf(39, ...branches));
    expect(lines).toHaveLength(3);
    expect(lines[shown]).toEqual({ parent: 1, forkAt: Math.floor(39 / 2), glyphs: 'd' });
    expect(readEntry(entry('e1', { lines }))).not.toBeNull();
  });
});
