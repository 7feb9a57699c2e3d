import { describe, expect, it } from 'vitest';
import { nothingSelected } from './selection-slice.ts';
import { readSelection, writeSelection } from './selection-text.ts';

describe('the selection in a link', () => {
  const shown = { device: 'pf0/vf2', queue: { device: 'pf0', queue: 2 }, command: { owner: 'pf0', id: 3 } } as const;

  it.each([
    { clause: 'draft-2022-07.B4', subject: 'clause' },
    { step: 49, subject: 'step' },
    { step: 49, until: 12, subject: 'step' },
    { register: 'common.device_status', subject: 'register' },
    { bytes: { at: '0x13c8', size: 8 }, field: 'header.group_member_id', subject: 'bytes' },
    { bytes: { at: '0x1280', size: 16 }, subject: 'bytes' },
    { field: 'data.resource_val', subject: 'field' },
    { subject: 'command' },
    { subject: 'queue' },
    { subject: 'device' },
    { lens: 'member-driver' },
    {},
  ] as const)('comes back as it was: %j', marks => {
    const selection = { ...nothingSelected, ...shown, ...marks };
    const read = readSelection(writeSelection(selection, 'clause'));
    expect(read.detail).toBe('clause');
    expect({ ...nothingSelected, ...read.selection }).toEqual(selection);
  });

  it('is short when little is selected', () => {
    expect(writeSelection(nothingSelected, 'command')).toBe('pf0');
  });

  it.each([
    '',
    'pf99999999',
    'javascript:alert(1)',
    'pf0;queue=pf0/vf1/vf2:1;command=pf0/vf1:2;detail=nothing;lens=god',
    ';;;===',
    'pf0;bytes=0x1:0;at=-1;register=a b;of=bytes',
    'pf0;bytes=0x123456789abcdef01:2;at=12345678;of=__proto__',
  ])('leaves out what it does not understand: %j', text => {
    const { selection, detail } = readSelection(text);
    expect(Object.keys(selection).filter(name => name !== 'device')).toEqual([]);
    expect(detail).toBeNull();
  });
});
