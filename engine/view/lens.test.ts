import { describe, expect, it } from 'vitest';
import { createPage, libraryFile, libraryFiles, type Page } from '../testing/page.ts';
import type { DeviceId } from '../world/ids.ts';
import type { MemberNodeView } from './parts/group.ts';
import { type LensName, lensNames } from './parts/lens.ts';
import type { SplitRingsView } from './parts/split-rings.ts';

/** The seven steps, known to their end, through a lens. */
const through = (lens: LensName | null, device: DeviceId = 'pf0/vf2', file = 'seven-steps.json'): Page => {
  const page = createPage();
  page.show({ type: 'load', scenario: libraryFile(file) });
  page.show({ type: 'run' });
  page.show({ type: 'watch', watch: { device, lens, registers: { queue: null } } });
  return page;
};

const at = (page: Page, step: number): Page['parts'] => {
  page.show({ type: 'seek', step });
  return page.parts;
};

const rings = ({ rings: view }: Page['parts']): SplitRingsView => {
  if (view?.format !== 'split') throw new Error('no split ring is shown');
  return view;
};

const hatched = (rows: readonly { readonly hatched: boolean }[]): number[] =>
  rows.flatMap((row, k) => (row.hatched ? k : []));

const cursors = (view: SplitRingsView): number[] => [
  view.avail.driverNext,
  view.used.driverNext,
  view.avail.deviceNext,
  view.used.deviceNext,
];

/** `?` for a station that it cannot know of, `#` for one that was passed, `.` for one that was not. */
const way = ({ group }: Page['parts']): string =>
  (group.journeys[0]?.stations ?? []).map(({ unknown, step }) => (unknown ? '?' : step === null ? '.' : '#')).join('');

const vf2 = ({ members }: Page['parts']): MemberNodeView => members['pf0/vf2'] as MemberNodeView;

/** What is unknown of a member, by name. */
const unknownOf = (member: MemberNodeView): string[] => [
  ...(member.status.value.unknown ? ['status'] : []),
  ...(member.assignedMark.unknown ? ['assigned'] : []),
  ...(member.offeredMark.unknown ? ['offered'] : []),
  ...(member.negotiatedMark.unknown ? ['negotiated'] : []),
  ...(member.driver.unknown ? ['driver'] : []),
  ...(member.unknown ?? []),
];

const register = ({ registers }: Page['parts'], name: string): boolean => {
  const row = registers?.sections[0]?.rows.find(each => each.name === name);
  if (!row) throw new Error(`no register ${name}`);
  return row.value.unknown !== true;
};

/** Hatched bytes of a part of guest memory, as offsets. */
const hatchedBytes = (page: Page, address: string, rows: number): string => {
  page.show({ type: 'watch', watch: { memory: { at: address, rows } } });
  return page.parts.memory.window.hatched.map(({ offset, size }) => `${offset}+${size}`).join(' ');
};

/** Every value of a name, however deep. */
const allOf = (value: unknown, name: string): unknown[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === name ? [inner] : allOf(inner, name)));
};

const COMMAND = '0x13c0';
const ANSWER = '0x1400';
const AVAIL = '0x1300';
const USED = '0x1318';
const DESC = '0x1280';

describe('the lens of the owner’s driver', () => {
  const page = through('owner-driver');

  it('is that of the driver of PF 0', () => {
    expect(at(page, 52).lens).toEqual({ name: 'owner-driver', party: 'the driver of PF 0' });
  });

  it('knows all that the driver wrote, published or not, and where it stands itself', () => {
    const view = rings(at(page, 48));
    expect([hatched(view.descriptors), hatched(view.avail.ring), hatched(view.used.ring)]).toEqual([[], [], []]);
    expect(cursors(view)).toEqual([3, 2, -1, -1]);
    expect(view.avail.idx).toEqual({ text: '2' });
    expect(hatchedBytes(page, COMMAND, 2)).toBe('');
  });

  it('cannot know what became of a published command before its device completes it', () => {
    expect([46, 48, 49, 50, 52, 53, 54, 55, 56].map(step => way(at(page, step)))).toEqual([
      '#..........',
      '###........',
      '####.???...',
      '#####???...',
      '#####???...',
      '#####???...',
      '#########..',
      '##########.',
      '###########',
    ]);
  });

  it('cannot know the answer and the used element until the used index moves', () => {
    const parts = at(page, 53);
    expect(hatched(rings(parts).used.ring)).toEqual([2]);
    expect(parts.command?.writable.hatched).toBe(true);
    expect(parts.command?.unknown).toEqual(['state', 'checks', 'effects', 'outcome']);
    expect(hatchedBytes(page, ANSWER, 2)).toBe('0+24');
    expect(hatchedBytes(page, USED, 2)).not.toBe('');
    const after = at(page, 54);
    expect(hatched(rings(after).used.ring)).toEqual([]);
    expect(after.command?.writable.hatched).toBe(false);
    expect(after.command?.unknown).toEqual(['checks', 'effects']);
    expect(hatchedBytes(page, ANSWER, 2)).toBe('');
  });

  it('knows what a member may be assigned once it was told, and what was assigned once it has collected the success', () => {
    const columns = (step: number) => at(page, step).features.unknown ?? [];
    expect(columns(30)).toContain('manageable');
    expect(columns(31)).not.toContain('manageable');
    expect(columns(43)).toContain('offered');
    expect(columns(44)).not.toContain('offered');
    // The device has assigned them at 52, and says so at 54.
    for (const step of [52, 53, 54, 55]) expect(columns(step)).toEqual(expect.arrayContaining(['assigned', 'offered']));
    expect(columns(56)).toEqual(['hardware', 'driverKnows', 'accepted', 'negotiated']);
  });

  it('knows nothing of what a member and its driver do', () => {
    expect(unknownOf(vf2(at(page, 71)))).toEqual(['status', 'negotiated', 'driver', 'gate']);
    expect(at(page, 71).registers?.sections.every(({ rows }) => rows.every(({ value }) => value.unknown))).toBe(true);
  });
});

describe('the lens of the device', () => {
  const page = through('device');

  it('knows of its queue what it fetched with the chain, and nothing that was written since', () => {
    // Two commands were taken before: two entries of the ring it has read.
    const before = rings(at(page, 48));
    expect(hatched(before.descriptors)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(hatched(before.avail.ring)).toEqual([2, 3, 4, 5, 6, 7]);
    expect(cursors(before)).toEqual([-1, -1, 2, 2]);
    // The index moved, and the device has not looked yet.
    expect(rings(at(page, 48)).avail.idx.unknown).toBe(undefined);
    expect(rings(at(page, 49)).avail.idx.unknown).toBe(true);
    expect(rings(at(page, 50)).avail.idx.unknown).toBe(true);
    const taken = rings(at(page, 51));
    expect(taken.avail.idx).toEqual({ text: '3' });
    expect(hatched(taken.descriptors)).toEqual([2, 3, 4, 5, 6, 7]);
    expect(hatched(taken.avail.ring)).toEqual([3, 4, 5, 6, 7]);
    expect(hatched(taken.used.ring)).toEqual([]);
    // It has given the buffer back.
    expect(hatched(rings(at(page, 54)).descriptors)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('does not see bytes that were changed after it had taken them', () => {
    const edited = through('device');
    edited.show({ type: 'seek', step: 51 });
    expect(hatchedBytes(edited, COMMAND, 2)).toBe('');
    edited.show({ type: 'dispatch', intent: { do: 'edit-memory', at: '0x13d3', bytes: 'ff' } });
    expect(hatchedBytes(edited, COMMAND, 2)).toBe('19+1');
    expect(edited.parts.command?.readable.hatched).toBe(true);
    // It reads them again when it carries the command out.
    edited.playTo('device:pf0/avq0 execute');
    expect(hatchedBytes(edited, COMMAND, 2)).toBe('');
    expect(edited.parts.command?.readable.hatched).toBe(false);
  });

  it('knows the command from when it takes it, the answer from when it writes it, and why', () => {
    const known = (step: number) => {
      const { command } = at(page, step);
      return [!command?.readable.hatched, !command?.writable.hatched, command?.unknown ?? []];
    };
    expect(known(48)).toEqual([false, false, ['title', 'state', 'outcome']]);
    expect(known(50)).toEqual([false, false, ['title', 'outcome']]);
    expect(known(51)).toEqual([true, false, ['outcome']]);
    expect(known(52)).toEqual([true, true, []]);
    expect(known(54)).toEqual([true, true, []]);
    // That it was collected it never learns.
    expect(known(56)).toEqual([true, true, ['state']]);
  });

  it('sees a command once it is published, what was done before once it takes it, and never the collecting', () => {
    expect([46, 48, 49, 50, 51, 52, 54, 56].map(step => way(at(page, step)))).toEqual([
      '?????.....?',
      '?????.....?',
      '???#......?',
      '???##.....?',
      '######....?',
      '#######...?',
      '#########.?',
      '##########?',
    ]);
  });

  it('knows its functions and their registers, and nothing that drivers keep for themselves', () => {
    const parts = at(page, 71);
    expect(unknownOf(vf2(parts))).toEqual(['driver']);
    expect(parts.features.unknown).toEqual(['driverKnows']);
    expect(parts.registers?.sections.every(({ rows }) => rows.every(({ value }) => !value.unknown))).toBe(true);
    expect(parts.group.owners[0]?.driver.unknown).toBe(true);
    expect(parts.group.owners[0]?.unknown).toBe(undefined);
    // The shadows of the driver are its own.
    expect(hatchedBytes(page, DESC, 1)).toBe('0+16');
  });
});

describe('the lens of a member’s driver', () => {
  const page = through('member-driver');

  it('knows nothing of the owner, its queue, its commands and its memory', () => {
    const parts = at(page, 52);
    expect(parts.lens).toEqual({ name: 'member-driver', party: 'the driver of VF 2' });
    const view = rings(parts);
    expect(hatched(view.descriptors)).toHaveLength(8);
    expect(hatched(view.avail.ring)).toHaveLength(8);
    expect(hatched(view.used.ring)).toHaveLength(8);
    expect(view.avail.idx.unknown).toBe(true);
    expect(cursors(view)).toEqual([-1, -1, -1, -1]);
    expect(view.chains).toEqual([]);
    expect(way(parts)).toBe('???????????');
    for (const step of [46, 52, 56, 71]) {
      const { command } = at(page, step);
      expect([command?.readable.hatched, command?.writable.hatched]).toEqual([true, true]);
      expect(command?.unknown).toEqual(['title', 'state', 'checks', 'effects', 'outcome']);
    }
    expect(hatchedBytes(page, AVAIL, 1)).toBe('0+16');
    expect(parts.group.owners[0]?.status.value.unknown).toBe(true);
    expect(unknownOf(parts.members['pf0/vf1'] as MemberNodeView)).toContain('present');
  });

  it('does not know what was assigned until it reads device_feature, and never what could have been', () => {
    const columns = (step: number) => at(page, step).features.unknown ?? [];
    for (const step of [52, 56, 61, 62]) expect(columns(step)).toEqual(expect.arrayContaining(['assigned', 'offered']));
    expect(unknownOf(vf2(at(page, 62)))).toEqual(['assigned', 'offered', 'gate']);
    expect(columns(63)).toEqual(['hardware', 'manageable']);
    expect(unknownOf(vf2(at(page, 63)))).toEqual(['gate']);
  });

  it('knows a register that it wrote, or has read since the device wrote it', () => {
    const known = (step: number, name: string) => register(at(page, step), name);
    expect(known(57, 'device_status')).toBe(false);
    // It has written 0, and has to read until it is 0.
    expect(known(58, 'device_status')).toBe(false);
    expect(known(59, 'device_status')).toBe(false);
    expect(known(60, 'device_status')).toBe(true);
    // FEATURES_OK may not stay: it has to be read again.
    expect(known(64, 'device_status')).toBe(true);
    expect(known(65, 'device_status')).toBe(false);
    expect(known(66, 'device_status')).toBe(true);
    expect([62, 63].map(step => known(step, 'device_feature'))).toEqual([false, true]);
    expect([66, 67].map(step => known(step, 'queue_desc'))).toEqual([false, true]);
    expect(known(71, 'config_generation')).toBe(false);
    expect([65, 66].map(step => at(page, step).features.unknown?.includes('negotiated'))).toEqual([true, false]);
  });
});

describe('the lens of memory', () => {
  const page = through('memory');

  it('shows bytes, and no cursor, no register, no reason', () => {
    const parts = at(page, 52);
    const view = rings(parts);
    expect([hatched(view.descriptors), hatched(view.avail.ring), hatched(view.used.ring)]).toEqual([[], [], []]);
    expect(view.descriptors.every(({ unknown }) => unknown)).toBe(true);
    expect(cursors(view)).toEqual([-1, -1, -1, -1]);
    expect(parts.command?.unknown).toEqual(['checks', 'effects', 'outcome']);
    expect([parts.command?.readable.hatched, parts.command?.writable.hatched]).toEqual([false, false]);
    expect(hatchedBytes(page, COMMAND, 2)).toBe('');
    expect(way(parts)).toBe('####??#..??');
    expect(unknownOf(vf2(parts))).toEqual(['status', 'assigned', 'offered', 'negotiated', 'driver', 'present', 'gate']);
    expect(parts.registers?.sections.every(({ rows }) => rows.every(({ value }) => value.unknown))).toBe(true);
    expect(parts.features.unknown).toHaveLength(7);
  });

  it('holds a command only once it is filled in', () => {
    const held = (step: number) => {
      const { command } = at(page, step);
      return [command?.id, !command?.readable.hatched, command?.unknown?.includes('title')];
    };
    expect(held(45)).toEqual([3, false, true]);
    expect(held(46)).toEqual([3, true, false]);
  });
});

describe('any lens', () => {
  it('leaves nothing behind when it is taken off', () => {
    const plain = through(null);
    const page = through('member-driver');
    at(page, 52);
    page.show({ type: 'watch', watch: { lens: null } });
    expect(page.parts).toEqual(at(plain, 52));
    for (const name of lensNames) {
      page.show({ type: 'watch', watch: { lens: name } });
      expect(JSON.stringify(page.parts)).toContain('"unknown"');
    }
    page.show({ type: 'watch', watch: { lens: null } });
    expect(JSON.stringify(page.parts)).not.toContain('"unknown"');
  });

  it.each(libraryFiles)('%s can be seen through all of them, and values stay as they are', file => {
    const page = createPage();
    page.show({ type: 'load', scenario: libraryFile(file) });
    page.show({ type: 'run' });
    page.show({ type: 'seek', step: Math.floor(0.7 * page.parts.run.end) });
    const bare = allOf(page.parts.group, 'text');
    for (const lens of lensNames) {
      page.show({ type: 'watch', watch: { lens } });
      expect(page.parts.lens?.name).toBe(lens);
      expect(allOf(page.parts.group, 'text')).toEqual(bare);
    }
  });
});
