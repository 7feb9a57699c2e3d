import { describe, expect, it } from 'vitest';
import { featureSet } from '../../num/feature-set.ts';
import { createLab, manage, pfTopology, readyLab, topologyOf } from '../../testing/lab.ts';
import type { Readings } from '../../world/world.ts';
import { dialectOf } from '../dialects.ts';
import { draft202207 } from '../draft-2022-07/dialect.ts';
import { marginOf } from '../margin.ts';
import { countStem, lintProse } from '../prose.ts';
import { draft202207Reviewed } from './dialect.ts';

const { id } = draft202207Reviewed;
const comments = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9'];
const none: Readings = Object.fromEntries(comments.slice(1).map(each => [each, 'as-posted']));
const only = (on: Readings) => dialectOf(id, { ...none, ...on });
const proseWith = (on: Readings) => marginOf(draft202207Reviewed, { ...none, ...on }).prose;
const shape = (on: Readings, opcode: number, part: 'data' | 'result') => {
  const struct = only(on).commands.find(each => each.opcode === opcode)?.[part];
  return struct && { size: struct.size, offsets: struct.offsets };
};
const labWith = (on: Readings, pf = {}) => {
  const lab = createLab({ dialect: id, readings: { ...none, ...on }, topology: topologyOf(pfTopology(pf)) });
  lab.do({ do: 'load-driver', device: 'pf0' }, { do: 'enable-vfs', owner: 'pf0', numVfs: 3 });
  return lab;
};

describe('the reviewed draft', () => {
  it('has one amendment for each comment, with what was asked, apart from what was invented', () => {
    const amending = draft202207Reviewed.switches.filter(each => each.amends);
    expect(amending.map(each => each.amends?.comment)).toEqual(comments);
    for (const { source, amends } of amending) {
      expect(source).toEqual({ kind: 'review', note: amends?.asked });
    }
    expect(amending.filter(({ amends }) => amends?.invented.length === 0).map(each => each.id)).toEqual(['R8']);
  });

  it('is the draft as posted with every amendment off', () => {
    const { id: _id, title: _t, summary: _s, switches: _sw, clauses: _c, read: _r, ...off } = only({});
    const { id: _pid, title: _pt, summary: _ps, switches: _psw, clauses: _pc, ...posted } = draft202207;
    expect(JSON.stringify({ ...off, features: off.features.bits })).toBe(
      JSON.stringify({ ...posted, features: posted.features.bits }),
    );
  });

  it('R1: with the definitions alone no opcode means anything, with the commands alone nobody has a role', () => {
    expect(only({ R1: 'definitions' }).commands).toEqual([]);
    expect(only({ R1: 'definitions' }).ownerFeatures).toEqual(['SR_IOV_MGMT_DEVICE']);
    expect(only({ R1: 'commands' }).commands.map(({ opcode }) => opcode)).toEqual([0, 1]);
    expect(only({ R1: 'commands' }).ownerFeatures).toEqual([]);
    // 42 goes with the definitions, 43 with the commands, and neither half needs the other's bit.
    const own = (reading: string) => [41, 42, 43].filter(bit => only({ R1: reading }).features.byBit.has(bit));
    expect([own('both'), own('definitions'), own('commands')]).toEqual([
      [41, 42, 43],
      [41, 42],
      [41, 43],
    ]);
    expect(only({ R1: 'commands' }).features.byBit.get(43)?.requires).toEqual({ all: ['ADMIN_VQ', 'SR_IOV'] });
  });

  it('R2, R3, R8: a lint finds what the reviewer found, and finds nothing after the amendment', () => {
    const rules = (on: Readings) => lintProse(proseWith(on)).map(({ rule, word }) => `${rule} ${word}`);
    expect(rules({})).toEqual([
      'used-before-defined management device',
      'used-before-defined managed device',
      'said-again manag',
      'abbreviation mgmt',
    ]);
    expect(rules({ R2: 'terms-first' })).toEqual(['said-again manag', 'abbreviation mgmt']);
    expect(rules({ R3: 'owner-member' })).toEqual([
      'used-before-defined owner device',
      'used-before-defined member device',
      'abbreviation mgmt',
    ]);
    expect(rules({ R8: 'spelled-out' })).not.toContain('abbreviation mgmt');
    expect(rules({ R2: 'terms-first', R3: 'owner-member', R8: 'spelled-out' })).toEqual([]);
    const opening = (on: Readings) => proseWith(on).find(each => each.id === 'device-mgmt')?.text ?? '';
    expect(countStem(opening({}), 'manag')).toBe(3);
    expect(countStem(opening({ R3: 'owner-member' }), 'manag')).toBe(0);
  });

  it('R9: bit 43 loses 63_0 in its name, and is still found by the posted one', () => {
    const { features } = only({ R9: 'any-bits' });
    expect(features.byBit.get(43)?.name).toBe('FEATURE_MGMT');
    expect(features.byBit.get(43)?.source.kind).toBe('ours');
    expect(features.byBit.get(43)?.formerly).toBe('FEATURE_63_0_MGMT');
    expect(only({}).features.byName.has('FEATURE_MGMT')).toBe(false);
  });

  it('R4: bit 42 is gone, and 43 needs 41 and 37', () => {
    const { features, ownerFeatures } = only({ R4: 'by-group' });
    expect(features.byBit.get(42)).toBeUndefined();
    expect(features.byBit.get(43)?.requires).toEqual({ all: ['ADMIN_VQ', 'SR_IOV'] });
    expect(ownerFeatures).toEqual([]);
  });

  it('R5: as posted an assign to Self says in use, amended it says invalid group', () => {
    const toSelf = manage('assign', 0, '0x100000021', { header: { group_id: 0 } });
    expect(labWith({}).send(toSelf).bytes).toBe('010000000000000000000000000000000000000000000000');
    expect(labWith({ R5: 'refused' }).send(toSelf).bytes).toBe('030000000000000000000000000000000000000000000000');
  });

  it.each([
    ['as-posted', { operation: 0, resource: 1, resource_val: 3, reserved: 11 }],
    ['aligned', { operation: 0, reserved0: 1, resource: 2, reserved1: 4, resource_val: 8 }],
    ['aligned-b', { operation: 0, reserved: 1, resource: 6, resource_val: 8 }],
  ])('R6: the data is 16 bytes %s', (way, offsets) => {
    expect(shape({ R6: way }, 0, 'data')).toEqual({ size: 16, offsets });
  });

  it('R7: results end after their last field', () => {
    expect(shape({}, 0, 'result')?.size).toBe(16);
    expect(shape({}, 1, 'result')?.size).toBe(64);
    expect(shape({ R7: 'none' }, 0, 'result')?.size).toBe(8);
    expect(shape({ R7: 'none' }, 1, 'result')?.size).toBe(16);
  });

  it.each([
    ['as-posted', 3],
    ['aligned', 8],
    ['aligned-b', 8],
  ])('R9: words start where the value stood, layout %s', (way, at) => {
    expect(shape({ R6: way, R9: 'any-bits' }, 0, 'data')?.offsets.resource_val).toBe(at);
    expect(shape({ R6: way, R9: 'any-bits' }, 1, 'result')).toEqual({
      size: 8,
      offsets: { attrs_mask: 0, managed_device_features: 8 },
    });
  });

  it('R9: what an assign leaves out is cleared, or stays, as the reading says', () => {
    const wide = featureSet([0, 1, 5, 7, 11, 15, 16, 32, 69, 70]);
    const build = { manageable: wide, vfDefault: { type: 'net', features: wide, driverFeatures: wide } } as const;
    const offered = (missing: string) => {
      const lab = labWith({ R9: 'any-bits', 'missing-words': missing }, build);
      lab.send(manage('assign', 2, '0x100000021'));
      return lab.device('pf0/vf2').offered;
    };
    expect(offered('clear')).toBe(featureSet([0, 5, 32]));
    expect(offered('untouched')).toBe(featureSet([0, 5, 32, 69, 70]));
  });

  it.each([
    [0, ''],
    [1, '2100000000000000'],
    [7, '2100000001000000'],
    [8, '2100000001000000'],
    [9, '21000000010000000000000000000000'],
  ])('R9: an answer has whole words, as many as the %i bytes of the value have begun', (bytes, words) => {
    const lab = labWith({ R6: 'aligned', R9: 'any-bits' });
    const command = `000001000000000002000000000000000100000000000000${'210000000100000000'.slice(0, 2 * bytes)}`;
    const answer = lab.send({ do: 'command', owner: 'pf0', raw: command, writable: 40 });
    expect(answer.bytes.slice(0, 2 * (answer.usedLength ?? 0))).toBe(`0000000000000000${words}`);
  });

  it.each([
    ['whole words', 16, 'success'],
    ['the second one cut', 12, 'VIRTIO_ADMIN_CS_RSC_VAL_INVALID'],
    ['the first one cut', 4, 'VIRTIO_ADMIN_CS_RSC_VAL_INVALID'],
    ['none', 0, 'VIRTIO_ADMIN_CS_RSC_VAL_INVALID'],
  ])('R9: where cut values are refused, so is each word that is not whole: %s', (_, bytes, name) => {
    const wide = featureSet([0, 5, 32, 69]);
    const lab = labWith(
      { R6: 'aligned', R9: 'any-bits', 'short-data': 'refuse' },
      { manageable: wide, vfDefault: { type: 'net', features: wide, driverFeatures: wide } },
    );
    const value = '01000000010000002000000000000000'.slice(0, 2 * bytes);
    const command = `000001000000000002000000000000000100000000000000${value}`;
    expect(lab.send({ do: 'command', owner: 'pf0', raw: command, writable: 40 }).outcome?.name).toBe(name);
  });

  it.each([
    ['clear', 'validity', 'enforce', 'VIRTIO_ADMIN_CS_RSC_VAL_INVALID'],
    ['clear', 'zero-assign', 'refused', 'VIRTIO_ADMIN_CS_RSC_VAL_INVALID'],
    ['untouched', 'validity', 'enforce', 'success'],
    ['untouched', 'zero-assign', 'refused', 'success'],
  ])('R9: an assign without a word is judged by what the member ends up with: %s, %s %s', (missing, id, way, name) => {
    const lab = labWith({ R6: 'aligned', R9: 'any-bits', 'missing-words': missing, [id]: way });
    const command = '000001000000000002000000000000000100000000000000';
    expect(lab.send({ do: 'command', owner: 'pf0', raw: command, writable: 40 }).outcome?.name).toBe(name);
  });

  it('R9: two words name bits beyond 63, and what cannot be managed is refused there too', () => {
    const wide = featureSet([0, 5, 32, 69]);
    const lab = labWith(
      { R6: 'aligned', R9: 'any-bits' },
      { manageable: wide, vfDefault: { type: 'net', features: wide, driverFeatures: wide } },
    );
    const assign = (words: string) => lab.send(manage('assign', 2, `hex:${words}`)).outcome?.name;
    expect(assign('01000000010000002000000000000000')).toBe('success');
    expect(lab.device('pf0/vf2').offered).toBe(featureSet([0, 32, 69]));
    expect(assign('01000000010000004000000000000000')).toBe('VIRTIO_ADMIN_CS_RSC_VAL_INVALID');
  });

  it('as posted, a posted lab answers the same bytes under either name', () => {
    const assign = manage('assign', 2, '0x100000021');
    expect(labWith({}).send(assign).bytes).toBe(readyLab().send(assign).bytes);
  });
});
