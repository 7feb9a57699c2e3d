import { describe, expect, it } from 'vitest';
import type { FeatureBitView } from '../../engine/view/parts/features.ts';
import type { MemberNodeView } from '../../engine/view/parts/group.ts';
import { bitState } from './bit-state.ts';

const bits = (...numbers: number[]): FeatureBitView[] =>
  numbers.map(bit => ({ bit, name: `BIT_${bit}`, source: 'posted' as const }));
const member = (parts: Partial<MemberNodeView>) =>
  ({ offered: [], assigned: null, negotiated: null, ...parts }) as unknown as MemberNodeView;

describe('a manageable bit on a member', () => {
  it('is offered until somebody assigns', () => {
    expect(bitState(member({ offered: bits(0, 5) }), 5)).toBe('offered');
    expect(bitState(member({ offered: bits(0) }), 5)).toBe('none');
  });

  it('is assigned, or taken away by an assignment without it', () => {
    const assigned = member({ offered: bits(0), assigned: bits(0) });
    expect(bitState(assigned, 0)).toBe('assigned');
    expect(bitState(assigned, 5)).toBe('taken');
  });

  it('is negotiated once its driver has it, whoever offered it', () => {
    expect(bitState(member({ offered: bits(0), assigned: bits(0), negotiated: bits(0) }), 0)).toBe('negotiated');
    expect(bitState(member({ offered: bits(0), negotiated: bits(0) }), 0)).toBe('negotiated');
  });
});
