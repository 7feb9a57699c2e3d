import { describe, expect, it } from 'vitest';
import type { Page } from '../testing/page.ts';
import { libraryFile, pageWith } from '../testing/page.ts';
import type { SplitRingsView } from './parts/split-rings.ts';

const AVQ = 2;
const avq = 'device:pf0/avq0';

/** The seven steps, played until an actor has done something in the nth command. */
const at = (command: number, key: string): Page => {
  const page = pageWith(libraryFile('seven-steps.json'));
  for (let done = 1; done < command; done++) page.playTo('driver:pf0 collect');
  page.playTo(key);
  return page;
};
const rings = ({ parts }: Page): SplitRingsView => {
  if (parts.rings?.format !== 'split') throw new Error('no split rings are shown');
  return parts.rings;
};
const hatchedSlots = (list: readonly { readonly slot: number; readonly hatched: boolean }[]): number[] =>
  list.filter(({ hatched }) => hatched).map(({ slot }) => slot);
const held = (page: Page) =>
  rings(page).descriptors.flatMap(({ index, owner, free, hatched }) => (free ? [] : [[index, owner, hatched]]));

describe('rings', () => {
  it('show who has a descriptor, and hatch what the device cannot see yet', () => {
    expect(held(at(1, 'driver:pf0 fill'))).toEqual([]);
    const described = at(1, 'driver:pf0 describe');
    expect(held(described)).toEqual([
      [0, 'driver', true],
      [1, 'driver', true],
    ]);
    expect(rings(described).descriptors[0]).toMatchObject({
      addr: { text: '0x13c0', was: '0x0' },
      len: { text: '16', was: '0' },
      flagNames: ['NEXT'],
      next: { text: '1', was: '–' },
      buffer: 'command',
    });
    expect(rings(described).descriptors[1]).toMatchObject({
      flagNames: ['WRITE'],
      next: { text: '–' },
      buffer: 'result',
    });
    const placed = at(1, 'driver:pf0 place');
    expect(hatchedSlots(rings(placed).avail.ring)).toEqual([0]);
    expect(rings(placed).avail.idx).toEqual({ text: '0' });
    const published = at(1, 'driver:pf0 publish');
    expect(hatchedSlots(rings(published).avail.ring)).toEqual([]);
    expect(rings(published).avail.idx).toEqual({ text: '1', was: '0' });
    expect(held(published)).toEqual([
      [0, 'device', false],
      [1, 'device', false],
    ]);
  });

  it('show both next positions, and hatch what the driver cannot see yet', () => {
    const taken = at(1, `${avq} take`);
    expect(rings(taken).avail).toMatchObject({ driverNext: 1, deviceNext: 1 });
    expect(rings(taken).used).toMatchObject({ driverNext: 0, deviceNext: 0 });
    const returned = at(1, `${avq} return`);
    expect(hatchedSlots(rings(returned).used.ring)).toEqual([0]);
    expect(rings(returned).used).toMatchObject({ driverNext: 0, deviceNext: 1, idx: { text: '0' } });
    expect(rings(returned).used.ring[0]).toMatchObject({ id: { text: '0' }, len: { text: '72', was: '0' } });
    const completed = at(1, `${avq} complete`);
    expect(hatchedSlots(rings(completed).used.ring)).toEqual([]);
    expect(rings(completed).used.idx).toEqual({ text: '1', was: '0' });
    expect(held(completed)).toEqual([
      [0, 'driver', false],
      [1, 'driver', false],
    ]);
    expect(held(at(1, 'driver:pf0 collect'))).toEqual([]);
  });

  it('show a window of a queue, and a queue that is nowhere yet', () => {
    const page = at(2, 'driver:pf0 publish');
    page.show({ type: 'watch', watch: { queue: { device: 'pf0', queue: AVQ, from: 6, count: 10 } } });
    expect(rings(page).descriptors.map(({ index }) => index)).toEqual([6, 7]);
    page.show({ type: 'watch', watch: { queue: { device: 'pf0/vf1', queue: 0, from: 0, count: 10 } } });
    expect(rings(page)).toMatchObject({ enabled: false, descriptors: [], name: 'receiveq1', at: { desc: '' } });
    page.show({ type: 'watch', watch: { queue: { device: 'pf0/vf1', queue: 77, from: 0, count: 10 } } });
    expect(page.parts.rings).toBeNull();
  });

  it('say why the last notification and the last interrupt were sent', () => {
    const page = at(2, 'driver:pf0 notify');
    const { step } = page.parts.run;
    expect(rings(page).lastDecisions[0]).toEqual({ about: 'notification', send: true, why: 'used.flags is 0', step });
    expect(rings(page).lastDecisions[1]).toMatchObject({ about: 'interrupt', send: true });
    expect(rings(page).lastDecisions[1]?.step).toBeLessThan(step);
  });

  it('tell what is wrong with a ring that was edited into nonsense', () => {
    const page = at(1, 'driver:pf0 publish');
    const { used, avail } = rings(page).at;
    expect(used).not.toBe(avail);
    const idx = `0x${(BigInt(avail) + 2n).toString(16)}`;
    page.show({ type: 'dispatch', intent: { do: 'edit-memory', at: idx, bytes: 'ff7f' } });
    page.playTo(`${avq} take`);
    expect(rings(page).found?.text).toMatch(/avail\.idx is 32767/);
    expect(page.parts.moment).toMatchObject({ refused: true, visibility: 'seen by driver' });
    expect(page.parts.group.owners[0]?.status.bits.find(({ name }) => name === 'DEVICE_NEEDS_RESET')).toMatchObject({
      set: true,
      changed: true,
    });
  });
});

describe('journey', () => {
  const stations = [
    'fill',
    'describe',
    'place',
    'publish',
    'notify',
    'take',
    'execute',
    'return',
    'complete',
    'interrupt',
    'collect',
  ];

  it('has the stations of a split ring, and marks where the other side can see', () => {
    const [journey] = at(1, `${avq} take`).parts.group.journeys;
    expect(journey?.stations.map(({ name }) => name)).toEqual(stations);
    expect(journey?.stations.filter(({ visible }) => visible).map(({ name }) => name)).toEqual(['publish', 'complete']);
    expect(journey).toMatchObject({
      owner: 'pf0',
      queue: AVQ,
      name: 'avq0',
      at: 5,
      head: 'head 0',
      inFlight: 1,
      title: 'ask what can be managed',
    });
  });

  it('knows the step of every station, and that of the token', () => {
    const page = at(2, 'operator submit');
    while (!page.parts.moment?.sentence.startsWith('Gives')) page.show({ type: 'step' });
    const first = page.parts.run.step + 1;
    expect(page.parts.group.journeys[0]).toMatchObject({ at: -1, head: '' });
    for (const [place, name] of stations.entries()) {
      page.show({ type: 'step' });
      expect(page.parts.moment?.action).toBe(name);
      const motion = page.parts.moment?.motions.find(({ kind }) => kind === 'token');
      const head = place === 0 ? '' : 'head 0';
      expect(motion).toEqual({ kind: 'token', owner: 'pf0', queue: AVQ, from: place - 1, to: place, head });
    }
    const steps = page.parts.group.journeys[0]?.stations.map(({ step }) => step);
    expect(steps).toEqual(stations.map((_, place) => first + place));
  });

  it('moves nothing for a suppressed notification, and skips its station', () => {
    const page = at(1, 'driver:pf0 publish');
    page.show({ type: 'dispatch', intent: { do: 'set-notifications', device: 'pf0', queue: AVQ, wanted: false } });
    page.playTo('driver:pf0 notify');
    expect(page.parts.moment).toMatchObject({ motions: [], visibility: 'private' });
    const [journey] = page.parts.group.journeys;
    expect(journey?.stations[4]).toMatchObject({ name: 'notify', skipped: true, step: page.parts.run.step });
    expect(journey?.at).toBe(3);
    page.playTo(`${avq} take`);
    expect(page.parts.moment?.motions).toContainEqual({
      kind: 'token',
      owner: 'pf0',
      queue: AVQ,
      from: 3,
      to: 5,
      head: 'head 0',
    });
  });

  it('crosses with a notification and an interrupt that are sent, and reaches a member with an effect', () => {
    const kinds = (key: string): string[] => at(3, key).parts.moment?.motions.map(({ kind }) => kind) ?? [];
    expect(kinds('driver:pf0 notify')).toEqual(['token', 'notification']);
    expect(kinds(`${avq} interrupt`)).toEqual(['token', 'interrupt']);
    expect(kinds(`${avq} execute`)).toEqual(['token', 'effect']);
    const effect = at(3, `${avq} execute`).parts.moment?.motions.find(({ kind }) => kind === 'effect');
    expect(effect).toEqual({ kind: 'effect', owner: 'pf0', device: 'pf0/vf2', label: 'assign 0 5 32' });
  });

  it('moves along the control line when a driver touches a register', () => {
    const page = pageWith(libraryFile('seven-steps.json'));
    const labels: string[] = [];
    page.play(12, () => {
      for (const motion of page.parts.moment?.motions ?? []) if (motion.kind === 'register') labels.push(motion.label);
    });
    expect(labels.slice(0, 4)).toEqual([
      'device_status ← 0x00',
      'device_status → 0x00',
      'device_status ← 0x01',
      'device_status ← 0x03',
    ]);
  });

  it('differs between branches, and is the same before the fork', () => {
    const page = at(1, 'driver:pf0 place');
    const before = page.parts.group.journeys[0];
    const { step } = page.parts.run;
    page.show({ type: 'run' });
    page.show({ type: 'seek', step });
    page.show({ type: 'dispatch', intent: { do: 'flr', device: 'pf0' } });
    expect(page.parts.run.branch).toBe(1);
    expect(page.parts.command?.state).not.toBe('collected');
    page.show({ type: 'seek', step });
    expect(page.parts.group.journeys[0]).toEqual(before);
  });
});
