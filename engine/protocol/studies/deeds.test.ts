import '../../view/words/german/german.ts';
import { describe, expect, it } from 'vitest';
import type { Page } from '../../testing/page.ts';
import { libraryFile, pageWith } from '../../testing/page.ts';
import { sayIn } from '../../view/words/say.ts';
import type { DeedsAsk, HandDeed } from '../study.ts';

const ask = (page: Page, about: DeedsAsk): readonly HandDeed[] => {
  const response = page.ask({ type: 'study', ask: { kind: 'deeds', ...about } });
  if (response.type !== 'studied' || response.answer.kind !== 'deeds') throw new Error(JSON.stringify(response));
  return response.answer.found;
};
const errorOf = (page: Page, about: object): string => {
  const response = page.ask({ type: 'study', ask: { kind: 'deeds', ...about } as never });
  if (response.type !== 'rejected') throw new Error(`answered with ${response.type}`);
  return response.errors.map(({ path, message }) => `${path}: ${message}`).join();
};

const at = (step: number): Page => {
  const page = pageWith(libraryFile('seven-steps.json'));
  page.play(step);
  return page;
};

const deed = (page: Page, about: DeedsAsk, id: HandDeed['id']): HandDeed => {
  const found = ask(page, about).find(each => each.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

describe('what can be done to a function by hand', () => {
  it('is refused with the words of the engine, and stays in the list', () => {
    const page = at(0);
    expect(ask(page, { about: 'device', device: 'pf0/vf2' }).map(({ id, refused }) => `${id}: ${refused}`)).toEqual(
      ['load-driver', 'unload-driver', 'reset', 'flr'].map(
        id => `${id}: VF 2 does not exist: VF Enable is clear, or NumVFs is smaller.`,
      ),
    );
    const loaded = at(71);
    expect(deed(loaded, { about: 'device', device: 'pf0' }, 'load-driver').refused).toBe(
      'The driver of PF 0 is loaded already.',
    );
    expect(deed(loaded, { about: 'device', device: 'pf0' }, 'disable-vfs').refused).toBeNull();
  });

  it('is what the engine does when it is taken', () => {
    const page = at(71);
    const { intent, text } = deed(page, { about: 'device', device: 'pf0/vf2' }, 'reset');
    expect(text).toBe('writes 0 to device_status');
    expect(sayIn('de').again(text)).toBe('schreibt 0 in device_status');
    page.show({ type: 'dispatch', intent });
    expect(page.parts.run.step).toBe(72);
    expect(page.parts.members['pf0/vf2']?.status).toMatchObject({ resetting: true });
  });
});

describe('what can be done to a virtqueue by hand', () => {
  it('is judged for the moment that is shown', () => {
    const about = { about: 'queue', device: 'pf0', queue: 2 } as const;
    const refusals = (page: Page) => ask(page, about).map(({ id, refused }) => `${id}: ${refused === null}`);
    expect(refusals(at(0))).toEqual([
      'reset-queue: false',
      'enable-queue: false',
      'interrupts-off: false',
      'interrupts-on: false',
      'notifications-off: false',
      'notifications-on: false',
    ]);
    expect(refusals(at(50))).toContain('reset-queue: true');
    expect(refusals(at(50))).toContain('enable-queue: false');
  });
});

describe('what can be done to a command by hand', () => {
  it('is to hold it and to let it go on, as far as the engine lets', () => {
    const page = at(46);
    const about = { about: 'command', device: 'pf0', command: page.parts.command?.id ?? 0 } as const;
    expect(deed(page, about, 'release').refused).not.toBeNull();
    const { intent, refused } = deed(page, about, 'hold-device');
    expect(refused).toBeNull();
    page.show({ type: 'dispatch', intent });
    const release = deed(page, about, 'release');
    expect(release).toMatchObject({ intent: { do: 'release', device: 'pf0' }, refused: null });
    expect(errorOf(page, { ...about, command: undefined })).toBe('command: is the number of a command');
  });
});

describe('what can be done to a descriptor by hand', () => {
  const about = { about: 'descriptor', device: 'pf0', queue: 2, index: 0 } as const;
  /** Published, and the device has not looked yet. */
  const published = () => at(50);

  // Bytes of virtq_desc typed by hand: flags at 12, next at 14, len at 8, addr at 0.
  it.each([
    ['loop', 12, '01000000'],
    ['out-of-range', 12, '01000800'],
    ['zero-length', 8, '00000000'],
    ['wrong-direction', 12, '0300'],
    ['indirect', 12, '0500'],
  ] as const)('%s writes at byte %i of it, and the device finds it', (id, offset, bytes) => {
    const page = published();
    const row = page.parts.rings?.format === 'split' ? page.parts.rings.descriptors[0] : undefined;
    expect(row).toMatchObject({ index: 0, flagNames: ['NEXT'], next: { text: '1' } });
    const { intent } = deed(page, about, id);
    expect(intent).toEqual({
      do: 'edit-memory',
      at: `0x${(BigInt(row?.at ?? 0) + BigInt(offset)).toString(16)}`,
      bytes,
    });
    page.show({ type: 'dispatch', intent });
    page.play();
    expect(page.parts.run.branches.some(({ glyphs }) => /[ODV]/.test(glyphs))).toBe(true);
  });

  it('writes an address behind the end of memory, which the device does not follow', () => {
    const page = published();
    const { intent, text } = deed(page, about, 'outside');
    expect(text).toMatch(/behind the end of memory$/);
    page.show({ type: 'dispatch', intent });
    page.play();
    expect(page.parts.run.branches.some(({ glyphs }) => /[ODV]/.test(glyphs))).toBe(true);
  });

  it('has names of its own on a packed ring', () => {
    const page = published();
    page.show({ type: 'choose-ring', format: 'packed' });
    const ids = ask(page, about).map(({ id }) => id);
    expect(ids).toContain('wrong-wrap');
    expect(ids).not.toContain('loop');
    const row = page.parts.rings?.format === 'packed' ? page.parts.rings.slots[0] : undefined;
    // pvirtq_desc: addr 0, len 8, id 12, flags 14.
    expect(deed(page, about, 'wrong-id').intent).toEqual({
      do: 'edit-memory',
      at: `0x${(BigInt(row?.at ?? 0) + 12n).toString(16)}`,
      bytes: '0800',
    });
  });

  it('is nothing where there is no such thing', () => {
    const page = published();
    expect(errorOf(page, { about: 'device', device: 'pf9' })).toBe(
      'device: there is no function "pf9" in this scenario',
    );
    expect(errorOf(page, { ...about, index: 8 })).toBe('index: found 8, allowed: 0 to 7');
    expect(errorOf(page, { ...about, queue: 'x' })).toBe('queue: is the index of a virtqueue');
    expect(errorOf(page, { ...about, about: 'moon' })).toMatch(/^about: found "moon"/);
    expect(errorOf(at(0), about)).toMatch(/^queue: /);
  });
});
