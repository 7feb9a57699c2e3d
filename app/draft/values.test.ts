import { describe, expect, it } from 'vitest';
import type { FormField } from '../../engine/view/parts/catalog.ts';
import { hasBit, strangers, toggled } from './bits.ts';
import { shownValue, writtenValue } from './command-values.ts';
import { summaryOf } from './summary.ts';
import { typeOfDevice } from './types.ts';

const bits = [
  { bit: 0, name: 'CSUM', written: 'CSUM' },
  { bit: 5, name: 'MAC', written: 'MAC' },
  { bit: 32, name: 'VERSION_1', written: 'VERSION_1' },
];
const [csum, mac] = [bits[0]!, bits[1]!];

describe('a list of feature bits', () => {
  it('has a bit by its name or by its number', () => {
    expect(hasBit(['MAC'], mac)).toBe(true);
    expect(hasBit([5], mac)).toBe(true);
    expect(hasBit(['CSUM', 50], mac)).toBe(false);
    expect(hasBit('MAC', mac)).toBe(false);
  });

  it('gets a bit where its number belongs, and keeps what it does not know', () => {
    expect(toggled(['CSUM', 'VERSION_1', 99], mac, bits)).toEqual(['CSUM', 'MAC', 'VERSION_1', 99]);
    expect(toggled(['ODD', 32], csum, bits)).toEqual(['ODD', 'CSUM', 32]);
    expect(toggled([5, 'ODD'], mac, bits)).toEqual(['ODD']);
    expect(strangers(['ODD', 5, 99], bits)).toEqual(['ODD', 99]);
  });
});

const field = (type: string): FormField => ({
  name: 'x',
  offset: 0,
  size: 8,
  type,
  values: [],
  show: 'dec',
  doc: '',
  source: { kind: 'ours', text: '' },
  reserved: false,
});

describe('a field of a command', () => {
  it.each([
    ['le64', 7, '7'],
    ['le64', '0x100000021', '0x100000021'],
    ['u8[4]', 'hex:0a0b', '0a 0b'],
  ])('%s: %j is shown as %j, and written as it was', (type, value, shown) => {
    expect(shownValue(field(type), value)).toBe(shown);
    expect(writtenValue(field(type), shown)).toBe(value);
  });

  it('keeps what makes no sense, so that nothing typed is lost', () => {
    expect(writtenValue(field('le64'), '12x')).toBe('12x');
    expect(writtenValue(field('u8[4]'), '0g')).toBe('hex:0g');
    expect(writtenValue(field('le64'), '9007199254740993')).toBe('9007199254740993');
    expect(writtenValue(field('le64'), '  ')).toBeUndefined();
  });
});

describe('an item in one line', () => {
  it('says what is done, to whom, and what its writer calls it', () => {
    const line = { do: 'command', owner: 'pf0', header: { group_id: 1 }, raw: '00', concurrent: true, label: 'why' };
    expect(summaryOf(line)).toEqual({
      head: 'command',
      rest: 'pf0 · group_id 1 · raw 00 · concurrent',
      label: 'why',
    });
    expect(summaryOf({ atStep: 3, intent: { do: 'flr', device: 'pf0' } })).toMatchObject({
      head: 'step 3',
      rest: 'flr pf0',
    });
    expect(summaryOf({ that: 'outcome', command: 1, is: null })).toMatchObject({ rest: 'command 1 · is null' });
    expect(summaryOf('A step')).toEqual({ head: '', rest: 'A step', label: '' });
  });
});

it('the type of a function is its own, or that of its kind, or that of its PF', () => {
  const pfs = [{ type: 'blk', vf: {}, vfs: { 2: { type: 'rng' } } }, { vf: { type: 'rng' } }];
  const scenario = { topology: { pfs } };
  expect(['pf0', 'pf0/vf1', 'pf0/vf2', 'pf1', 'pf1/vf9', 'nobody', null].map(id => typeOfDevice(scenario, id))).toEqual(
    ['blk', 'blk', 'rng', 'net', 'rng', 'net', 'net'],
  );
});
