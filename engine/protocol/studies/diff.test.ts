import { describe, expect, it } from 'vitest';
import { libraryFile, pageWith } from '../../testing/page.ts';
import type { DiffAsk, StepDiff } from '../messages.ts';

const at = (step: number) => {
  const page = pageWith(libraryFile('seven-steps.json'));
  page.show({ type: 'run', limit: 1000 });
  page.ask({ type: 'seek', step });
  return page;
};

const diffOf = (page: ReturnType<typeof at>, ask: DiffAsk): StepDiff => {
  const answer = page.ask({ type: 'study', ask: { kind: 'diff', ...ask } });
  if (answer.type !== 'studied' || answer.answer.kind !== 'diff') throw new Error(JSON.stringify(answer));
  return answer.answer.found;
};

describe('the diff of two steps', () => {
  it('tells features, rings and memory by field, and who did it', () => {
    const found = diffOf(at(1), { from: 45, to: 53 });
    expect(found.values).toContainEqual({
      kind: 'features',
      place: 'pf0/vf2',
      what: 'assigned',
      was: 'nothing yet',
      is: '0 CSUM, 5 MAC, 32 VERSION_1',
    });
    expect(found.values).toContainEqual({
      kind: 'register',
      place: 'pf0/vf2',
      what: 'device_feature[0]',
      was: '0x000188a3',
      is: '0x00000021',
    });
    expect(found.values.find(({ what }) => what === 'offered')).toMatchObject({
      was: '0 CSUM, 1 GUEST_CSUM, 5 MAC, 7 GUEST_TSO4, 11 HOST_TSO4, 15 MRG_RXBUF, 16 STATUS, 32 VERSION_1',
      is: '0 CSUM, 5 MAC, 32 VERSION_1',
    });
    expect(found.steps.right.map(({ step }) => step)).toEqual([46, 47, 48, 49, 50, 51, 52, 53]);
    expect(found.steps.right[0]).toMatchObject({ actor: 'driver:pf0', side: 'driver', refused: false });
    expect(found.rings).toMatchObject([{ state: 'changed', rings: { device: 'pf0', queue: 2, format: 'split' } }]);
    const rings = found.rings[0]?.rings;
    expect(rings?.format === 'split' && rings.avail.idx).toEqual({ text: '3', was: '2' });
    const avail = found.regions.find(({ purpose }) => purpose === 'virtq_avail');
    expect(avail).toMatchObject({ state: 'changed', device: 'pf0', queue: 'avq0', at: '0x1300' });
    expect(avail?.fields).toEqual([{ what: 'idx', at: '0x1302', size: 2, was: '2', is: '3' }]);
    expect(avail?.pieces).toMatchObject([{ at: '0x1300', changed: [{ offset: 2, size: 1 }] }]);
    expect(avail?.pieces[0]?.was.slice(4, 8)).toBe('0200');
    expect(avail?.pieces[0]?.is.slice(4, 8)).toBe('0300');
    expect(found.regions.find(({ purpose }) => purpose === 'command')).toMatchObject({ state: 'new', at: '0x13c0' });
  });

  it('is empty for one step, and the same for both orders on one line', () => {
    const page = at(20);
    const same = diffOf(page, { from: 30, to: 30 });
    expect([same.values, same.rings, same.regions, same.loose]).toEqual([[], [], [], 0]);
    expect(diffOf(page, { from: 53, to: 45 })).toEqual(diffOf(page, { from: 45, to: 53 }));
    expect(page.parts.run.step).toBe(20);
  });

  it('covers every byte that differs and that somebody holds', () => {
    const page = at(71);
    const found = diffOf(page, { from: 0, to: 71 });
    const changed = new Map<string, string>();
    for (const { pieces } of found.regions) {
      for (const { at: base, changed: ranges, is } of pieces) {
        for (const { offset, size } of ranges) {
          for (let k = offset; k < offset + size; k += 1) {
            changed.set(String(Number(base) + k), is.slice(2 * k, 2 * k + 2));
          }
        }
      }
    }
    page.show({ type: 'watch', watch: { memory: { at: '0x1000', rows: 256 } } });
    const { bytes } = page.parts.memory.window;
    const inRegions = (address: number) =>
      page.parts.memory.regions.some(({ at: from, size }) => address >= Number(from) && address < Number(from) + size);
    for (let k = 0; k < bytes.length / 2; k += 1) {
      const byte = bytes.slice(2 * k, 2 * k + 2);
      // Memory begins as zeros.
      if (byte !== '00' && inRegions(0x1000 + k)) expect(changed.get(String(0x1000 + k)), `byte ${k}`).toBe(byte);
    }
    expect(changed.size).toBeGreaterThan(40);
  });

  it('goes across branches, with what each side did since they parted', () => {
    const page = at(44);
    page.show({ type: 'dispatch', intent: { do: 'flr', device: 'pf0/vf2' } });
    page.show({ type: 'run', limit: 5 });
    const { branch, end } = page.parts.run;
    const found = diffOf(page, { from: 53, fromBranch: 0, to: end, toBranch: branch });
    expect(found.common).toBe(44);
    expect([found.left.letter, found.right.letter]).toEqual(['A', 'B']);
    expect(found.steps.left.map(({ step }) => step)).toEqual([45, 46, 47, 48, 49, 50, 51, 52, 53]);
    expect(found.steps.right[0]?.step).toBe(45);
    expect(found.steps.right[0]?.actor).toBe('operator');
    expect(found.steps.total).toBe(9 + end - 44);
  });

  it('tells a packed ring, too', () => {
    const page = pageWith(libraryFile('seven-steps.json'));
    page.show({ type: 'choose-ring', format: 'packed' });
    page.show({ type: 'run', limit: 1000 });
    const found = diffOf(page, { from: 0, to: page.parts.run.end });
    expect(found.rings.map(({ state, rings }) => `${state} ${rings.format}`)).toContain('new packed');
  });

  it.each([
    [{ from: 1, to: 1000 }, 'to'],
    [{ from: -1, to: 2 }, 'from'],
    [{ from: 1.5, to: 2 }, 'from'],
    [{ from: '1', to: 2 }, 'from'],
    [{ from: 1, to: 2, toBranch: 9 }, 'toBranch'],
    [{ from: 1, to: 2, fromBranch: '__proto__' }, 'fromBranch'],
    [{}, 'from'],
  ])('%j is refused with a path', (ask, path) => {
    const answer = at(1).ask({ type: 'study', ask: { kind: 'diff', ...ask } as never });
    expect(answer).toMatchObject({ type: 'rejected', errors: [{ path }] });
  });
});
