import { describe, expect, it } from 'vitest';
import { readBytes } from '../memory/memory.ts';
import { addr } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';
import { featureSet, union } from '../num/feature-set.ts';
import { askAttrs, eventsOfType, manage, OWNER_BITS, readyLab, violations } from '../testing/lab.ts';
import { meets } from '../testing/meets.ts';

const AVQ = 2;
const IN_ORDER = 35;
const PACKED = 34;
const EVENT_IDX = 29;
const avq = 'device:pf0/avq0';
const query = (member: number, writable = 24) => manage('query', member, 0, { writable });

const labWith = (...bits: readonly number[]) => {
  const features = union(OWNER_BITS, featureSet(bits));
  return readyLab({}, { features, driverFeatures: features });
};
type Lab = ReturnType<typeof labWith>;

const bytesAt = (lab: Lab, area: 'desc' | 'device', offset: number, size: number): string => {
  const at = lab.device('pf0').queues[AVQ]?.registers[area] ?? 0n;
  return bytesToHex(readBytes(lab.world.memory, addr(at + BigInt(offset)), size));
};
/** Commands that are given at once, up to the moment before the first of them is returned. */
const executed = (lab: Lab, ...members: readonly number[]): void => {
  for (const member of members) lab.take(query(member));
  lab.run({ before: `${avq} return-batch` });
};
const told = (lab: Lab) => lab.answers.map(({ token, usedLength }) => [token.head, usedLength]);

describe('several commands with IN_ORDER', () => {
  it('split: one used element at the slot of the first, with the id of the last; the index moves over all', () => {
    meets('split.in-order.batch-id');
    meets('features.device.in-order-use');
    const lab = labWith(IN_ORDER);
    executed(lab, 1, 2, 3);
    expect(lab.device('pf0').queues[AVQ]?.held.map(({ stage }) => stage)).toEqual(['executed', 'executed', 'executed']);
    lab.act(`${avq} return-batch`);
    expect(bytesAt(lab, 'device', 2, 2 + 3 * 8)).toBe(`0000${'0400000018000000'}${'00'.repeat(16)}`);
    lab.act(`${avq} complete`);
    expect(bytesAt(lab, 'device', 2, 2)).toBe('0300');
    const events = lab.run();
    expect(eventsOfType(lab.events, 'queue/returned')).toHaveLength(1);
    expect(eventsOfType(events, 'note/decided').filter(({ about }) => about === 'interrupt')).toHaveLength(1);
    expect(told(lab)).toEqual([
      [0, 24],
      [2, 24],
      [4, 24],
    ]);
    expect(lab.answers.map(({ outcome }) => outcome?.name)).toEqual(['success', 'success', 'success']);
  });

  it('packed: one used descriptor in the slot of the first, and both sides skip the slots of all', () => {
    meets('packed.in-order.batch-id');
    const lab = labWith(IN_ORDER, PACKED);
    executed(lab, 1, 2, 3);
    lab.act(`${avq} return-batch`);
    lab.act(`${avq} complete`);
    // len 24, id 4, flags WRITE, AVAIL, USED
    expect(bytesAt(lab, 'desc', 8, 8)).toBe('1800000004008280');
    // the slots behind it are as their driver left them: available
    expect([1, 2, 3, 4, 5].map(slot => bytesAt(lab, 'desc', 16 * slot + 14, 2))).toEqual([
      '8200',
      '8100',
      '8200',
      '8100',
      '8200',
    ]);
    expect(lab.device('pf0').queues[AVQ]?.ring).toMatchObject({ usedIdx: 0x8006, publishedUsedIdx: 0x8006 });
    lab.run();
    expect(lab.driver('pf0').queues[AVQ]).toMatchObject({ lastUsed: 0x8006, numFree: 8, batch: null });
    expect(told(lab)).toEqual([
      [0, 24],
      [2, 24],
      [4, 24],
    ]);
  });

  it.each([
    ['split', []],
    ['packed', [PACKED]],
  ] as const)('%s: again and again, over the end of the ring', (_, bits) => {
    const lab = labWith(IN_ORDER, EVENT_IDX, ...bits);
    for (let round = 0; round < 5; round += 1) {
      executed(lab, 1, 2, 3);
      lab.run();
    }
    expect(eventsOfType(lab.events, 'queue/returned')).toHaveLength(5);
    expect(lab.answers.map(({ token, usedLength }) => `${token.head} ${usedLength}`)).toEqual(
      Array.from({ length: 15 }, (_each, k) => `${(2 * k) % 8} 24`),
    );
    expect(violations(lab.events)).toEqual([]);
  });

  it('may be returned one by one all the same', () => {
    const lab = labWith(IN_ORDER);
    executed(lab, 1, 2, 3);
    lab.act(`${avq} return`);
    lab.act(`${avq} return-batch`);
    lab.run();
    expect(eventsOfType(lab.events, 'queue/returned').map(({ head }) => head)).toEqual([0, 4]);
    expect(bytesAt(lab, 'device', 2, 2 + 3 * 8)).toBe(
      `0300${'0000000018000000'}${'0400000018000000'}${'00'.repeat(8)}`,
    );
    expect(told(lab)).toHaveLength(3);
  });

  it('a buffer that was not written to its end is not skipped, since it would count as if it were', () => {
    const lab = labWith(IN_ORDER);
    lab.take(query(1));
    lab.take(query(2, 40));
    lab.take(query(3));
    lab.run({ before: `${avq} return-batch` });
    lab.act(`${avq} return-batch`);
    const { held = [] } = lab.device('pf0').queues[AVQ] ?? {};
    expect(held.map(({ stage, skipped }) => [stage, skipped ?? false])).toEqual([
      ['returned', true],
      ['returned', false],
      ['executed', false],
    ]);
    expect(bytesAt(lab, 'device', 4, 8)).toBe('0200000018000000');
    lab.run();
    expect(told(lab)).toEqual([
      [0, 24],
      [2, 24],
      [4, 24],
    ]);
  });

  it('and where it is the first one, says why there is no batch', () => {
    const lab = labWith(IN_ORDER);
    lab.take(query(1, 40));
    lab.take(query(2));
    lab.run({ before: `${avq} return` });
    expect(lab.choices().find(({ action }) => action.name === 'return-batch')).toMatchObject({
      enabled: false,
      why: 'A buffer that is skipped counts as written completely, but only 24 of 40 bytes were written into head 0.',
    });
    lab.run();
    expect(told(lab)).toEqual([
      [0, 24],
      [2, 24],
    ]);
  });

  it('one alone, and any number without IN_ORDER, have no batch', () => {
    const one = labWith(IN_ORDER);
    one.do(askAttrs());
    const free = labWith();
    free.take(query(1));
    free.take(query(2));
    free.run();
    const names = (lab: Lab) => [...new Set(lab.log)].filter(key => key.includes('return'));
    expect(names(one)).toEqual([`${avq} return`]);
    expect(names(free)).toEqual([`${avq} return`]);
    expect(eventsOfType(free.events, 'queue/returned')).toHaveLength(2);
  });
});
