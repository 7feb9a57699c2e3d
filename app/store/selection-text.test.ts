import { describe, expect, it } from 'vitest';
import { nothingSelected } from './selection-slice.ts';
import { readSelection, writeSelection } from './selection-text.ts';

describe('the selection in a link', () => {
  it('comes back as it was', () => {
    const selection = {
      ...nothingSelected,
      device: 'pf0/vf2',
      queue: { device: 'pf0', queue: 2 },
      command: { owner: 'pf0', id: 3 },
      field: 'data.resource_val',
      clause: 'draft-2022-07.B4',
    } as const;
    const { bytes: _bytes, step: _step, ...kept } = selection;
    expect(readSelection(writeSelection(selection, 'clause'))).toEqual({ selection: kept, detail: 'clause' });
  });

  it('is short when little is selected', () => {
    expect(writeSelection(nothingSelected, 'command')).toBe('pf0');
  });

  it.each([
    '',
    'pf99999999',
    'javascript:alert(1)',
    'pf0;queue=pf0/vf1/vf2:1;command=pf0/vf1:2;detail=nothing',
    ';;;===',
  ])('leaves out what it does not understand: %j', text => {
    const { selection, detail } = readSelection(text);
    expect(Object.keys(selection).filter(name => name !== 'device')).toEqual([]);
    expect(detail).toBeNull();
  });
});
