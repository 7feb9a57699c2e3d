import { describe, expect, it } from 'vitest';
import type { Page } from '../testing/page.ts';
import { libraryFile, pageWith } from '../testing/page.ts';
import type { PackedRingsView } from './parts/packed-rings.ts';

const AVQ = 2;
const avq = 'device:pf0/avq0';

type PfFile = { features: (string | number)[]; driverFeatures: (string | number)[]; adminQueues: number[] };

/** The seven steps on a packed virtqueue of a size, played until an actor has done something in the nth command. */
const at = (command: number, key: string, { size = 8, more = [] as string[] } = {}): Page => {
  const file = libraryFile('seven-steps.json') as { topology: { pfs: PfFile[] } };
  for (const pf of file.topology.pfs) {
    pf.features.push('RING_PACKED', ...more);
    pf.driverFeatures.push('RING_PACKED', ...more);
    pf.adminQueues = [size];
  }
  const page = pageWith(file);
  for (let done = 1; done < command; done++) page.playTo('driver:pf0 collect');
  page.playTo(key);
  return page;
};
const rings = ({ parts }: Page): PackedRingsView => {
  if (parts.rings?.format !== 'packed') throw new Error('no packed ring is shown');
  return parts.rings;
};
const held = (page: Page) =>
  rings(page).slots.flatMap(({ slot, owner, free, hatched }) => (free ? [] : [[slot, owner, hatched]]));
const places = (page: Page) => {
  const { available, take, use, collect } = rings(page).positions;
  return [available, take, use, collect].map(({ slot, wrap }) => `${slot}/${wrap}`);
};
const bytesAt = (page: Page, from: string, length: number): string => {
  page.show({ type: 'watch', watch: { memory: { at: from, rows: 8 } } });
  const { window } = page.parts.memory;
  const skip = 2 * (Number(from) - Number(window.at));
  return window.bytes.slice(skip, skip + 2 * length);
};

it('what can happen next speaks of slots, used descriptors and buffers, not of the areas of a split ring', () => {
  const page = at(1, 'driver:pf0 fill');
  const told = new Set<string>();
  const more = () => {
    for (const { actions } of page.parts.next.groups) for (const { name, why } of actions) told.add(`${name}: ${why}`);
  };
  more();
  page.play(undefined, more);
  expect([...told]).toEqual(
    expect.arrayContaining([
      'execute: Decodes the command of buffer 0, checks it and carries it out.',
      'collect: Reads the used descriptor and the answer.',
      'collect: The next slot is not used yet.',
    ]),
  );
  expect(
    [...told].filter(text => /virtq_(avail|used)|(available|used) ring|used element|\bhead \d/.test(text)),
  ).toEqual([]);
});

describe('a packed ring', () => {
  it('hatches what is described, and shows the flags that are withheld as they still stand', () => {
    const page = at(1, 'driver:pf0 describe');
    expect(bytesAt(page, rings(page).at.desc, 32)).toBe(
      'c0120000000000001000000000000000' + '00130000000000004800000000008200',
    );
    expect(held(page)).toEqual([
      [0, 'driver', true],
      [1, 'driver', true],
    ]);
    expect(rings(page).slots[0]).toMatchObject({
      mark: 'used',
      addr: { text: '0x12c0', was: '0x0' },
      len: { text: '16', was: '0' },
      flags: { text: '0x0000' },
      flagNames: [],
      buffer: 'command',
      head: 0,
    });
    expect(rings(page).slots[1]).toMatchObject({
      phase: 1,
      mark: 'available',
      flags: { text: '0x0082', was: '0x0000' },
      flagNames: ['WRITE', 'AVAIL'],
      buffer: 'result',
    });
    expect(rings(page).slots[2]).toMatchObject({ mark: 'blank', free: true });
    const { window } = page.parts.memory;
    expect(window.hatched.slice(0, 2)).toEqual([
      { offset: 0, size: 14 },
      { offset: 16, size: 16 },
    ]);
  });

  it('is the device’s once the first flags say available, and says where each side stands', () => {
    const page = at(1, 'driver:pf0 publish');
    expect(bytesAt(page, rings(page).at.desc, 16)).toBe('c0120000000000001000000000008100');
    expect(held(page)).toEqual([
      [0, 'device', false],
      [1, 'device', false],
    ]);
    expect(rings(page).slots[0]).toMatchObject({ flagNames: ['NEXT', 'AVAIL'], phase: 1, mark: 'available' });
    expect(places(page)).toEqual(['2/1', '0/1', '0/1', '0/1']);
    expect(rings(page).chains).toEqual([
      {
        head: 0,
        descriptors: [0, 1],
        holder: 'device',
        text: 'buffer 0, slots 0 → 1, 16 bytes to read + 72 to write, published',
      },
    ]);
  });

  it('hatches the used descriptor until its flags are written, and gives its slots back', () => {
    const returned = at(1, `${avq} return`);
    expect(bytesAt(returned, rings(returned).at.desc, 16)).toBe('c0120000000000004800000000008100');
    expect(returned.parts.memory.window.hatched[0]).toEqual({ offset: 8, size: 6 });
    expect(rings(returned).slots[0]).toMatchObject({ len: { text: '72', was: '16' }, hatched: true });
    expect(places(returned)).toEqual(['2/1', '2/1', '2/1', '0/1']);
    const completed = at(1, `${avq} complete`);
    expect(bytesAt(completed, rings(completed).at.desc, 16)).toBe('c0120000000000004800000000008280');
    expect(held(completed)).toEqual([
      [0, 'driver', false],
      [1, 'driver', false],
    ]);
    expect(rings(completed).slots[0]).toMatchObject({
      flagNames: ['WRITE', 'AVAIL', 'USED'],
      mark: 'used',
      buffer: 'used',
    });
    expect(rings(completed).chains[0]?.text).toBe('buffer 0, slots 0 → 1, completed');
    const collected = at(1, 'driver:pf0 collect');
    expect(held(collected)).toEqual([]);
    expect(places(collected)).toEqual(['2/1', '2/1', '2/1', '2/1']);
  });

  it('shows a list over the end of the ring, with the wrap counter flipped behind it', () => {
    const page = at(2, 'driver:pf0 publish', { size: 3 });
    expect(rings(page).chains[0]).toMatchObject({ descriptors: [2, 0] });
    expect(rings(page).slots.map(({ phase, mark, flags }) => [phase, mark, flags.text])).toEqual([
      [0, 'available', '0x8002'],
      [1, 'available', '0x0082'],
      [1, 'available', '0x0081'],
    ]);
    expect(places(page)).toEqual(['1/0', '2/1', '2/1', '2/1']);
    expect(held(page)).toEqual([
      [0, 'device', false],
      [2, 'device', false],
    ]);
  });

  it('decodes both event suppression structures', () => {
    const page = at(2, `${avq} take`, { more: ['EVENT_IDX'] });
    expect(rings(page).events.driver).toMatchObject({ mode: 'enable', flags: { text: '0' } });
    page.show({ type: 'dispatch', intent: { do: 'set-interrupts', device: 'pf0', queue: AVQ, wanted: true } });
    const { at: where, events } = rings(page);
    expect(bytesAt(page, where.driver, 8)).toBe('0280020004800200');
    expect(events.driver).toMatchObject({ mode: 'descriptor', slot: 2, wrap: 1, desc: { text: '0x8002' } });
    expect(events.device.text).toBe('wants a notification when slot 4 is available in wrap 1');
    const plain = rings(at(1, 'driver:pf0 publish'));
    expect(plain.events.driver.text).toBe('wants all interrupts');
    const quiet = at(1, 'driver:pf0 publish');
    quiet.show({ type: 'dispatch', intent: { do: 'set-interrupts', device: 'pf0', queue: AVQ, wanted: false } });
    expect(rings(quiet).events.driver).toMatchObject({ mode: 'disable', flags: { text: '1', was: '0' } });
  });

  it('opens an indirect table, whose entries have no next one, and hatches it while it is written', () => {
    const page = at(1, 'driver:pf0 describe', { more: ['INDIRECT_DESC'] });
    const [table] = rings(page).tables;
    expect(table).toMatchObject({ descriptor: 0, head: 0, entries: 2, hatched: true });
    expect(table?.rows.map(({ len, flagNames, next, buffer }) => [len.text, flagNames, next, buffer])).toEqual([
      ['16', [], null, 'command'],
      ['72', ['WRITE'], null, 'result'],
    ]);
    expect(bytesAt(page, table?.at ?? '', 32)).toBe(
      'c0120000000000001000000000000000' + '00130000000000004800000000000200',
    );
    const spans = page.parts.memory.regions.find(({ purpose }) => purpose === 'indirect_table')?.spans;
    expect(spans?.map(({ path }) => path).slice(0, 5)).toEqual([
      'table[0]',
      'table[0].addr',
      'table[0].len',
      'table[0].id',
      'table[0].flags',
    ]);
    expect(rings(page).slots[0]).toMatchObject({ buffer: 'table' });
  });

  it('is one already before the features are negotiated, as far as both sides know RING_PACKED', () => {
    const page = at(1, 'operator submit');
    const formats = () => [page.parts.rings?.format, page.parts.group.journeys[0]?.format];
    expect(formats()).toEqual(['packed', 'packed']);
    page.show({ type: 'watch', watch: { queue: { device: 'pf0/vf1', queue: 0, from: 0, count: 4 } } });
    expect(page.parts.rings?.format).toBe('split');
  });

  it('shows a window, and a queue that is nowhere yet', () => {
    const page = at(2, 'driver:pf0 publish');
    page.show({ type: 'watch', watch: { queue: { device: 'pf0', queue: AVQ, from: 6, count: 10 } } });
    expect(rings(page).slots.map(({ slot }) => slot)).toEqual([6, 7]);
    page.show({ type: 'watch', watch: { queue: { device: 'pf0', queue: 77, from: 0, count: 10 } } });
    expect(page.parts.rings).toBeNull();
  });
});

describe('steps on a packed ring', () => {
  it('are told without the words of a split one', () => {
    const page = at(1, 'operator submit');
    const told: string[] = [];
    page.play(60, () => {
      const { moment } = page.parts;
      if (moment) told.push(moment.sentence, ...moment.clauses.map(({ id }) => id));
      told.push(...page.parts.group.owners.map(({ driver }) => driver.doing));
    });
    expect(told.filter(text => /\b(avail|used)\.|used ring|available ring|^split\./.test(text))).toEqual([]);
    expect(told).toContain(
      'Publishes buffer 0: the flags of slot 0 now say available; next is slot 2, wrap 1. From here the device may look.',
    );
    expect(told).toContain('Returns buffer 0: slot 0 = id 0, len 72; its flags are withheld.');
    expect(told).toContain('waits until slot 0 is used');
  });

  it('are announced in words of a packed ring, possible or not', () => {
    const page = at(1, 'operator submit');
    const said = new Set<string>();
    page.play(60, () => {
      for (const { actions } of page.parts.next.groups) for (const { why } of actions) said.add(why);
    });
    expect([...said].filter(why => /virtq_avail|virtq_used|used ring|available ring/.test(why))).toEqual([]);
    expect([...said]).toContain('Writes the flags of the first slot: from then on the device may look.');
    expect([...said]).toContain('The next slot is not used yet.');
  });

  it('move through the stations of a packed ring, the interrupt included', () => {
    const page = at(1, 'driver:pf0 collect');
    const [journey] = page.parts.group.journeys;
    expect(journey).toMatchObject({ format: 'packed', head: 'buffer 0' });
    expect(journey?.stations.map(({ name, step }) => [name, step !== null])).toEqual([
      ['fill', true],
      ['describe', true],
      ['publish', true],
      ['notify', true],
      ['take', true],
      ['execute', true],
      ['return', true],
      ['complete', true],
      ['interrupt', true],
      ['collect', true],
    ]);
  });

  it('name the slots and the table of an indirect buffer, on either kind of ring', () => {
    const page = at(1, 'driver:pf0 describe', { more: ['INDIRECT_DESC'] });
    expect(page.parts.moment?.sentence).toMatch(
      /^Describes the buffers of command 1 in slot 0, which points to a table at 0x[0-9a-f]+: 16 to read, 72 to write\./,
    );
  });
});
