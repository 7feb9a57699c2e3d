import { describe, expect, it } from 'vitest';
import { knownComparisons } from '../dialect/comparisons.ts';
import { libraryFile, libraryFiles, scenarioOf } from '../testing/page.ts';
import { readAlign } from './align-event.ts';
import { alignOn, type Comparison, compareRuns, type Sender } from './compare.ts';
import type { Difference } from './difference.ts';
import { readSide, sideOf, sideText } from './side.ts';

const STEPS = 5000;

const compare = (file: unknown, left: string, right: string, sender: Sender, on = 'first') => {
  const scenario = scenarioOf(typeof file === 'string' ? libraryFile(file) : file);
  const [a, b, align] = [readSide(left, scenario, 'left'), readSide(right, scenario, 'right'), readAlign(on, 'align')];
  if (!a.ok || !b.ok || !align.ok) throw new Error(JSON.stringify([a, b, align]));
  return compareRuns(scenario, { left: a.value, right: b.value, sender, align: align.value }, STEPS);
};

const compared = (...asked: Parameters<typeof compare>): Comparison => {
  const found = compare(...asked);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
};

/** What differs at the moment on which two runs are aligned, as a reader would write it down. */
const differences = (comparison: Comparison, kind: Difference['kind']): (readonly (string | null)[])[] =>
  comparison
    .at(comparison.anchor)
    .differences.filter(each => each.kind === kind)
    .map(({ what, left, right }) => [what, left, right]);

const posted = 'draft-2022-07';
const unchanged = 'R1=both,R2=as-posted,R3=as-posted,R4=as-posted,R5=as-posted,R7=as-posted,R8=as-posted,R9=as-posted';
const aligned = `draft-2022-07-reviewed,${unchanged},R6=aligned`;

// Comment R6: the same 16 bytes of data, read in two layouts. The value is bits 0, 5 and 32: 0x100000021.
describe('an aligned driver on a device as posted', () => {
  const found = compared('seven-steps.json', aligned, posted, 'left', 'execute-3');

  it('sends the same bytes to both devices', () => {
    const { command } = found.at(found.anchor);
    expect(command?.left?.then.readable).toEqual(command?.right?.then.readable);
    expect(differences(found, 'bytes').map(([what]) => what)).not.toContainEqual(expect.stringMatching(/^readable/));
  });

  it('has its value read at byte 3 of the data: the low 24 bits, 40 further up', () => {
    // (0x100000021 & 0xffffff) << 40; bits 24 and up are in the reserved bytes.
    expect(differences(found, 'field').slice(0, 2)).toEqual([
      ['data.resource', 'resource at 18: 0 (device feature bits)', 'resource at 17: 0 (device feature bits 0 to 63)'],
      [
        'data.resource_val',
        'resource_val at 24: 0x100000021 (0, 5, 32)',
        'resource_val at 19: 0x210000000000 (40, 45)',
      ],
    ]);
  });

  it('is refused, since bit 40 is not manageable, and nothing is assigned', () => {
    expect(differences(found, 'outcome')).toEqual([
      [
        'outcome',
        'success, 24 bytes used: status 0, command_specific_error 0, resource_val 0x100000021',
        'VIRTIO_ADMIN_CS_RSC_VAL_INVALID, 8 bytes used: status 1, command_specific_error 1',
      ],
    ]);
    expect(differences(found, 'bytes')).toEqual([
      ['writable part, bytes 0 to 1', '0000 (status, command_specific_error)', '0101 (status, command_specific_error)'],
      ['writable part, byte 8', '21 (resource_val)', '00 (resource_val)'],
      ['writable part, byte 12', '01 (resource_val)', '00 (resource_val)'],
    ]);
    expect(differences(found, 'features')).toContainEqual(['assigned', '0 CSUM, 5 MAC, 32 VERSION_1', 'nothing yet']);
    // Bits 0, 1, 5, 7, 11, 15, 16 of the hardware are 0x188a3; bits 0 and 5 are 0x21.
    expect(differences(found, 'register')).toEqual([['device_feature[0]', '0x00000021', '0x000188a3']]);
    // As the device reads it the value is no subset of the manageable bits: to it, the driver broke the rule.
    expect(differences(found, 'clause')).toContainEqual(['draft-2022-07.B3', 'kept', 'violated']);
  });

  it('differs for the first time where the device executes it', () => {
    const first = alignOn(found, { on: 'first' });
    expect(first).toMatchObject({ ok: true, value: { anchor: found.anchor } });
    expect(found.rows[found.anchor]).toMatchObject({ kind: 'differs', left: 52, right: 52 });
    expect(found.alike).toBe(false);
  });
});

describe('a driver as posted on an aligned device', () => {
  const found = compared('seven-steps.json', posted, aligned, 'left', 'execute-3');

  it('has the low byte of its value taken for the upper byte of resource', () => {
    // (0x21 << 8) is 8448, and value >> 40 is 0.
    expect(differences(found, 'field').slice(0, 2)).toEqual([
      ['data.resource', 'resource at 17: 0 (device feature bits 0 to 63)', 'resource at 18: 8448'],
      ['data.resource_val', 'resource_val at 19: 0x100000021 (0, 5, 32)', 'resource_val at 24: 0x0 (none)'],
    ]);
    expect(differences(found, 'outcome')).toEqual([
      [
        'outcome',
        'success, 24 bytes used: status 0, command_specific_error 0, resource_val 0x100000021',
        'VIRTIO_ADMIN_CS_RSC_UNSUPPORTED, 8 bytes used: status 1, command_specific_error 2',
      ],
    ]);
  });
});

// The opcodes 0x0000 and 0x0001 of the draft are LIST_QUERY and LIST_USE of 1.3.
describe('a driver of the draft on a device of 1.3', () => {
  it('DEVICE_MGMT first: the bitmap of opcodes is read back as features', () => {
    const found = compared('query-before-assign.json', posted, 'virtio-1.3', 'left', 'collect-1');
    expect(differences(found, 'outcome')).toEqual([
      [
        'outcome',
        'success, 24 bytes used: status 0, command_specific_error 0, resource_val 0x100010021',
        'VIRTIO_ADMIN_STATUS_OK, 16 bytes used: status 0, status_qualifier 0, device_admin_cmd_opcodes 0x7f',
      ],
      [
        'as its driver reads it',
        'success, 24 bytes used: status 0, command_specific_error 0, resource_val 0x100010021',
        'success: status 0, command_specific_error 0, resource_val 0x7f',
      ],
    ]);
    expect(differences(found, 'field')[0]).toEqual([
      'header.command',
      'command at 0: 0 (VIRTIO_ADMIN_DEVICE_MGMT)',
      'opcode at 0: 0 (VIRTIO_ADMIN_CMD_LIST_QUERY)',
    ]);
    expect(found.right).toMatchObject({ leftOut: ['SR_IOV_MGMT_DEVICE', 'FEATURE_63_0_MGMT'], added: [] });
  });

  it('ATTRS first: an empty list is declared, and from then on every opcode is refused', () => {
    const found = compared('one-set-for-all.json', posted, 'virtio-1.3', 'left', 'collect-1');
    const [outcome, read] = differences(found, 'outcome');
    expect(outcome?.[2]).toBe('VIRTIO_ADMIN_STATUS_OK, 8 bytes used: status 0, status_qualifier 0');
    // The driver sees success, and a mask of no valid fields.
    expect(read?.[2]).toBe(
      'success: status 0, command_specific_error 0, attrs_mask 0x0, managed_device_features_63_0 0x0',
    );
    expect(differences(found, 'state')).toEqual([['used lists', 'none', 'group 1: 0x0']]);
    const after = alignOn(found, { on: 'collect', command: 2, owner: 'pf0' });
    if (!after.ok) throw new Error(JSON.stringify(after.error));
    // EINVAL is 22, INVALID_OPCODE is qualifier 2.
    expect(differences(after.value, 'outcome').at(-2)?.[2]).toMatch(
      /^VIRTIO_ADMIN_STATUS_EINVAL .*status 22, status_qualifier 2$/,
    );
  });
});

describe('the draft as posted and with its review', () => {
  const reviewed = [
    'draft-2022-07-reviewed',
    ...[2, 3, 4, 5].map(n => `R${n}=${['', '', 'terms-first', 'owner-member', 'by-group', 'refused'][n]}`),
  ].join();

  it('end the seven steps alike: what was assigned is negotiated, whatever bit 42 says', () => {
    const found = compared('seven-steps.json', posted, reviewed, 'each', 'end');
    // Bit 43 has another name there and is the same feature; bit 42 is gone.
    expect(found.right).toMatchObject({ leftOut: ['SR_IOV_MGMT_DEVICE'], added: [] });
    const ends = ({ track }: Comparison['left']) => track.commands.map(({ parts }) => parts?.writable[0]);
    expect([ends(found.left), ends(found.right)]).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(differences(found, 'features').filter(([what]) => what === 'assigned')).toEqual([]);
  });

  it('bring bit 42 back where the posted text asks for it', () => {
    const found = compared('review-all-applied.json', '', posted, 'each', 'first');
    expect(found.right).toMatchObject({ leftOut: [], added: ['SR_IOV_MGMT_DEVICE'] });
  });
});

describe('a driver of 1.3 on a device of the draft', () => {
  it('asks for the list of commands, which is a DEVICE_MGMT with a reserved operation there', () => {
    const found = compared('v13-discovery.json', 'virtio-1.3', posted, 'left', 'collect-1');
    expect(differences(found, 'outcome')[0]).toEqual([
      'outcome',
      'VIRTIO_ADMIN_STATUS_OK, 16 bytes used: status 0, status_qualifier 0, device_admin_cmd_opcodes 0x7f',
      'VIRTIO_ADMIN_CS_OP_UNSUPPORTED, 8 bytes used: status 1, command_specific_error 3',
    ]);
    expect(found.right).toMatchObject({ leftOut: [], added: ['SR_IOV_MGMT_DEVICE', 'FEATURE_63_0_MGMT'] });
  });
});

describe('a comparison', () => {
  it('of a run with itself finds nothing', () => {
    for (const file of libraryFiles.filter((_, k) => k % 6 === 0)) {
      const { dialect } = libraryFile(file) as { dialect: string };
      const found = compared(file, dialect, '', 'each');
      expect({ file, alike: found.alike, kinds: new Set(found.rows.map(({ kind }) => kind)) }).toEqual({
        file,
        alike: true,
        kinds: new Set(['same']),
      });
      expect(found.at(found.anchor).differences).toEqual([]);
    }
  });

  it('puts every step of both runs in one row, in order', () => {
    const { rows, left, right } = compared('assignment-dropped.json', 'persistence=keep', 'persistence=drop', 'each');
    expect(rows.flatMap(row => row.left ?? [])).toEqual(left.track.steps.map((_, k) => k + 1));
    expect(rows.flatMap(row => row.right ?? [])).toEqual(right.track.steps.map((_, k) => k + 1));
  });

  it('of two readings shows where a reset forgets what was assigned', () => {
    const found = compared('assignment-dropped.json', 'persistence=keep', 'persistence=drop', 'each');
    expect(differences(found, 'features').find(([what]) => what === 'assigned')?.[2]).toBe('nothing yet');
    expect(found.rows[found.anchor]?.kind).toBe('differs');
  });

  it('says with its path what a text has no word for, instead of running it', () => {
    expect(compare('seven-steps.json', posted, 'virtio-1.3', 'each')).toMatchObject({
      ok: false,
      error: [
        { path: 'right: script[2].command', message: expect.stringContaining('VIRTIO_ADMIN_DEVICE_MGMT_ATTRS') },
        { path: 'right: script[4].command' },
        { path: 'right: script[5].command' },
      ],
    });
    expect(compare('v13-discovery.json', 'virtio-1.3', posted, 'each')).toMatchObject({
      ok: false,
      error: [{ path: 'right: script[2].do' }, { path: 'right: script[3].command' }],
    });
  });

  it('shows what the posted opcode is to 1.3 in bytes alone', () => {
    const found = compared('seven-steps.json', posted, 'virtio-1.3', 'left', 'execute-1');
    const { command } = found.at(found.anchor);
    expect(command?.right?.then.outcome?.name).toMatch(/INVALID_GROUP/);
  });

  it.each(['execute-9', 'left-4000', 'right-0'])('cannot be aligned on %s, which never happens', on => {
    expect(compare('seven-steps.json', posted, 'persistence=drop', 'each', on)).toMatchObject({
      ok: false,
      error: [{ path: 'align' }],
    });
  });

  it('looks at a command of one’s own choice', () => {
    const found = compared('seven-steps.json', aligned, posted, 'left', 'end');
    expect(found.at(found.anchor).command).toMatchObject({ owner: 'pf0', id: 3 });
    expect(found.at(found.anchor, { owner: 'pf0', id: 1 }).command).toMatchObject({ owner: 'pf0', id: 1 });
    expect(found.at(0).command).toBeNull();
  });

  it('of every known pair of texts and every scenario it is for ends in rows or in errors with paths', () => {
    for (const [k, file] of libraryFiles.filter((_, place) => place % 2 === 0).entries()) {
      const scenario = scenarioOf(libraryFile(file));
      const fitting = knownComparisons.filter(({ of, file: own }) => of.includes(scenario.dialect) && own === null);
      const known = fitting[k % fitting.length];
      if (!known) throw new Error(`nothing is compared with ${scenario.dialect}`);
      const { left, right, sender } = known;
      const asked = {
        left: sideOf(left, scenario),
        right: sideOf(right, scenario),
        sender,
        align: { on: 'first' },
      } as const;
      const found = compareRuns(scenario, asked, STEPS);
      if (found.ok) expect(found.value.rows.length).toBeGreaterThan(0);
      else expect(found.error.every(({ path }) => /^(left|right): /.test(path))).toBe(true);
    }
  });
});

describe('a side', () => {
  const run = { dialect: 'draft-2022-07-reviewed', readings: { R6: 'as-posted', persistence: 'drop' } };

  it.each([
    ['', { R6: 'as-posted', persistence: 'drop', R9: 'any-bits' }],
    ['R6=aligned-b', { R6: 'aligned-b', persistence: 'drop' }],
    ['draft-2022-07', { persistence: 'drop' }],
    ['draft-2022-07,persistence=keep', { persistence: 'keep' }],
  ])('%j takes the rest from the run', (text, readings) => {
    const side = readSide(text, run, 'left');
    expect(side).toMatchObject({ ok: true, value: { readings } });
    if (side.ok) expect(readSide(sideText(side.value, run), run, 'left')).toEqual(side);
  });

  it.each([
    ['virtio-1.9', 'right', 'allowed: draft-2022-07'],
    ['__proto__', 'right', 'allowed: draft-2022-07'],
    ['R6=sideways', 'right.R6', 'allowed: aligned, aligned-b, as-posted'],
    ['constructor=1', 'right', 'has no switch "constructor"'],
    ['R6', 'right', 'found "R6"'],
    [`${'x'.repeat(3000)}`, 'right', 'found 3000 characters'],
  ])('%j is refused with its path', (text, path, message) => {
    expect(readSide(text, run, 'right')).toMatchObject({
      ok: false,
      error: [{ path, message: expect.stringContaining(message) }],
    });
  });
});
