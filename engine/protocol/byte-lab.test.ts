import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../dialect/dialect.ts';
import { dialectOf } from '../dialect/dialects.ts';
import { bytesToHex } from '../num/bytes.ts';
import { featureSet, union } from '../num/feature-set.ts';
import type { Lab } from '../testing/lab.ts';
import { manage, OWNER_BITS, readyLab } from '../testing/lab.ts';
import { command, publishedLab } from '../testing/published-lab.ts';
import { digestOf } from '../world/hash-world.ts';
import type { CommandIntent } from '../world/intent.ts';
import { byteLab, lengthsOf } from './byte-lab.ts';

const dialectIn = ({ world }: Lab): Dialect => dialectOf(world.dialect, world.readings);
const labOf = (lab: Lab, intent: CommandIntent) => {
  const found = byteLab(dialectIn(lab), lab.world, intent);
  if (!found.ok) throw new Error(found.error);
  return found.value;
};
const lengthsIn = (lab: Lab, intent: CommandIntent) => {
  const found = lengthsOf(dialectIn(lab), lab.world, intent);
  if (!found.ok) throw new Error(found.error);
  return found.value;
};
const NEEDS_RESET = 0x40;

const readyWith = (...bits: readonly number[]): Lab => {
  const features = union(OWNER_BITS, featureSet(bits));
  return readyLab({}, { features, driverFeatures: features });
};
/** Owners that are ready to send anything, one for each version and ring. */
const makers: readonly (readonly [string, () => Lab])[] = [
  ['the draft', () => readyWith()],
  ['the draft, packed, with tables', () => readyWith(34, 28)],
  ['the draft, reading by reading', () => readyLab({ missing: 'fault' })],
  ['1.3', () => publishedLab({ dialect: 'virtio-1.3', discovers: [1] })],
  ['1.4', () => publishedLab({ dialect: 'virtio-1.4', discovers: [0, 1] })],
];

/** A command of a dialect whose header is mostly right and whose data are anything. */
const anyCommand = ({ commands, header, headerFields, groupTypes }: Dialect): fc.Arbitrary<CommandIntent> =>
  fc
    .record({
      opcode: fc.constantFrom(...commands.map(each => each.opcode), 0x7777),
      group: fc.constantFrom(...groupTypes.map(({ id }) => id), ...groupTypes.map(({ id }) => id), 9),
      member: fc.constantFrom(0n, 1n, 1n, 2n, 77n),
      data: fc.uint8Array({ maxLength: 64, size: 'max' }),
      zeros: fc.boolean(),
      readable: fc.integer({ min: 0, max: 120 }),
      writable: fc.integer({ min: 0, max: 120 }),
    })
    .map(({ opcode, group, member, data, zeros, readable, writable }) => {
      const { opcode: o, group: g, member: m } = headerFields;
      const head = header.encode({ [o]: opcode, [g]: group, [m]: member } as never);
      const raw = bytesToHex(Uint8Array.from([...head, ...(zeros ? data.map(each => each & 3) : data)]));
      const all = readable + writable > 0 ? { readable, writable } : { readable: 8, writable };
      return { do: 'command', owner: 'pf0', raw, ...all };
    });

describe('the byte lab', () => {
  it.each(makers)('%s: says what comes of a command at any length, as sending it does', (_, make) => {
    const dialect = dialectIn(make());
    fc.assert(
      fc.property(anyCommand(dialect), intent => {
        const lab = make();
        const before = digestOf(lab.world);
        const found = labOf(lab, intent);
        expect(digestOf(lab.world)).toBe(before);
        const at = lab.answers.length;
        lab.do(intent);
        const answer = lab.answers[at];
        const { became, rehearsed } = found;
        if (became.name === null) {
          expect(answer?.usedLength ?? null).toBe(null);
          expect(lab.device('pf0').status & NEEDS_RESET).toBe(NEEDS_RESET);
          return;
        }
        expect(became).toMatchObject({ usedLength: answer?.usedLength, name: answer?.outcome?.name });
        expect(answer?.bytes.slice(0, 2 * (became.usedLength ?? 0))).toBe(found.answer.bytes);
        expect(rehearsed).toMatchObject({ done: true, usedLength: became.usedLength, name: became.name, same: null });
      }),
      { numRuns: 12 },
    );
  });

  it.each(makers.slice(0, 2))('%s: however a part is cut, the device makes the same of it', (_, make) => {
    const places = (size: number) =>
      fc.uniqueArray(fc.integer({ min: 1, max: size - 1 }), { maxLength: 2 }).map(all => all.sort((a, b) => a - b));
    fc.assert(
      fc.property(places(32), places(24), fc.boolean(), (splitReadable, splitWritable, table) => {
        const lab = make();
        const mayBeTable = lab.driver('pf0').queues[2]?.options.indirect ?? false;
        const intent: CommandIntent = {
          ...manage('assign', 1, '0x100000001'),
          splitReadable,
          splitWritable,
          ...(mayBeTable && { indirect: table }),
        };
        const found = labOf(lab, intent);
        const isPlain = splitReadable.length + splitWritable.length === 0 && !mayBeTable;
        expect(found.rehearsed).toMatchObject({ done: true, usedLength: 24, same: isPlain ? null : true });
        const count = 2 + splitReadable.length + splitWritable.length;
        const rows = found.rehearsed.done ? found.rehearsed.descriptors : [];
        expect(rows.filter(({ part }) => part !== 'table')).toHaveLength(count);
        expect(rows.filter(({ inTable }) => inTable)).toHaveLength(mayBeTable && table ? count : 0);
        const lens = rows.filter(({ part }) => part === 'readable').map(({ len }) => len);
        expect(lens.reduce((sum, len) => sum + len, 0)).toBe(32);
        // The same for real.
        const answer = lab.send(intent);
        expect(answer).toMatchObject({ usedLength: 24, outcome: { ok: true } });
        expect(lab.device('pf0/vf1').facets.assigned).toBe(0x100000001n);
      }),
      { numRuns: 10 },
    );
  });

  it('1.3: LIST_QUERY with parts of every length is answered, never refused for want of data', () => {
    const lab = publishedLab({ dialect: 'virtio-1.3' });
    const ask = command('LIST_QUERY', [1, 0]);
    const { specified, whole, rules } = labOf(lab, ask);
    const { byReadable, byWritable } = lengthsIn(lab, ask);
    expect([specified, whole.size]).toEqual([24, 16]);
    // Without the two bytes of group_type there is no group: type 0 is none of 1.3.
    expect(
      byReadable.map(({ from, to, name, ok }) => [from, to, name?.replace('VIRTIO_ADMIN_STATUS_', ''), ok]),
    ).toEqual([
      [0, 0, 'no answer', false],
      [1, 2, expect.stringContaining('INVALID_GROUP'), false],
      [3, 40, expect.anything(), true],
    ]);
    expect(byWritable.at(-1)).toMatchObject({ ok: true, used: { least: 1, most: 16 } });
    expect(rules.missing).toBe('admin.vq.short-readable-zero');
    const short = labOf(lab, { ...ask, readable: 8, writable: 8 });
    expect(short.became).toMatchObject({ ok: true, usedLength: 8 });
    expect(short.dropped).toBe(8);
    expect(short.readable.fields.filter(({ present }) => present === 'missing').map(({ name }) => name)).toEqual([
      'group_member_id',
    ]);
    const odd = labOf(lab, { ...ask, readable: 12 });
    expect(odd.broken.map(({ clause }) => clause)).toContain('admin.vq.parts-multiple-of-8');
  });

  it('at each length says the same as the command that has it', () => {
    const lab = publishedLab({ dialect: 'virtio-1.4', discovers: [0] });
    const ask = command('CAP_ID_LIST_QUERY', [0, 0]);
    const { byReadable, byWritable } = lengthsIn(lab, ask);
    for (const { from, to, name, check, used } of byReadable) {
      for (const readable of [from, to]) {
        const { became } = labOf(lab, { ...ask, readable });
        expect(became).toMatchObject({ name, check });
        expect(became.usedLength).toBeGreaterThanOrEqual(used?.least ?? 0);
      }
    }
    for (const { from, to, name, used } of byWritable) {
      expect(labOf(lab, { ...ask, writable: from }).became).toMatchObject({ name, usedLength: used?.least });
      expect(labOf(lab, { ...ask, writable: to }).became).toMatchObject({ name, usedLength: used?.most });
    }
  });

  it('says which check decides, with its clause', () => {
    const lab = readyLab();
    const assign = manage('assign', 1, '0x100000001', { readable: 8 });
    const { became } = labOf(lab, assign);
    expect(became).toMatchObject({ ok: false, usedLength: 8 });
    expect(lengthsIn(lab, assign).byReadable.at(-1)).toMatchObject({ ok: true });
    expect(became.clause).not.toBe(null);
  });

  it('refuses a table that was not negotiated, a chain that is longer than the virtqueue, and a cut outside', () => {
    const lab = readyLab();
    const assign = manage('assign', 1, '0x100000001');
    expect(labOf(lab, { ...assign, indirect: true }).rehearsed).toMatchObject({
      done: false,
      why: expect.stringContaining('(split.indirect.negotiated-only)'),
    });
    const many = { ...assign, splitReadable: [1, 2, 3, 4, 5, 6, 7, 8] };
    expect(labOf(lab, many).rehearsed).toMatchObject({
      done: false,
      why: expect.stringContaining('(split.indirect.chain-le-queue-size)'),
    });
    expect(byteLab(dialectIn(lab), lab.world, { ...assign, splitReadable: [32] })).toMatchObject({ ok: false });
    expect(byteLab(dialectIn(lab), lab.world, { ...assign, splitWritable: [8, 8] })).toMatchObject({ ok: false });
  });
});
