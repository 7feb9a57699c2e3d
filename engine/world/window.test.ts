import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addr } from '../num/addr.ts';
import { anyTopology } from '../testing/arbitrary-run.ts';
import { pfTopology, topologyOf } from '../testing/lab.ts';
import { functionAt, functionCount, functionIndex } from './topology.ts';
import { functionAtAddress, homeOf, memoryBytes, windowOf } from './window.ts';

describe('places of functions', () => {
  const topology = topologyOf(pfTopology({ totalVfs: 2 }), pfTopology({ totalVfs: 0 }), pfTopology({ totalVfs: 1 }));

  it('a PF is followed by its VFs', () => {
    expect(Array.from({ length: functionCount(topology) }, (_, index) => functionAt(topology, index))).toEqual([
      'pf0',
      'pf0/vf1',
      'pf0/vf2',
      'pf1',
      'pf2',
      'pf2/vf1',
    ]);
  });

  it.each(['pf3', 'pf0/vf3', 'pf1/vf1', 'pf0/vf0', 'pf00', '', 'pf0/vf1/vf1', '__proto__'])('there is no %s', id => {
    expect(functionIndex(topology, id)).toBe(-1);
  });

  it('outside of the tables there is nobody', () => {
    expect(() => functionAt(topology, 6)).toThrow('no function 6');
    expect(() => windowOf(topology, 6)).toThrow('no function 6');
  });
});

describe('windows of guest memory', () => {
  it('follow one another without a gap, from 0x1000 to the end', () => {
    fc.assert(
      fc.property(anyTopology, topology => {
        let base = 0x1000;
        for (let index = 0; index < functionCount(topology); index += 1) {
          const window = windowOf(topology, index);
          expect(Number(window.base)).toBe(base);
          expect(window.size % 0x1000).toBe(0);
          for (const at of [base, base + 1, base + window.size - 1])
            expect(functionAtAddress(topology, addr(at))).toBe(index);
          base += window.size;
        }
        expect(memoryBytes(topology)).toBe(base);
        expect(functionAtAddress(topology, addr(base))).toBe(null);
        expect(functionAtAddress(topology, addr(0xfff))).toBe(null);
        expect(functionAtAddress(topology, addr(0xffff_ffff_ffff_ffffn))).toBe(null);
      }),
      { numRuns: 30 },
    );
  });

  it('are the home of everybody who serves the function; the operator has none', () => {
    const topology = topologyOf();
    const { base, size } = windowOf(topology, 0);
    const home = { start: Number(base), end: Number(base) + size };
    for (const actor of ['driver:pf0', 'device:pf0', 'device:pf0/avq0'] as const)
      expect(homeOf(topology, actor)).toEqual(home);
    expect(homeOf(topology, 'driver:pf0/vf1').start).toBe(home.end);
    expect(homeOf(topology, 'operator')).toEqual({ start: 0, end: 0 });
  });
});
