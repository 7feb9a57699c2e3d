import { describe, expect, it } from 'vitest';
import { read8 } from '../memory/memory.ts';
import { createLab } from '../testing/lab.ts';
import type { Event } from './event.ts';
import { digestOf } from './hash-world.ts';
import { takeTurn } from './turn.ts';
import type { World } from './world.ts';

const first = createLab().world;
const byte = (world: World, at: number): number => read8(world.memory, 0, at);
const said = (text: string): Event => ({ type: 'note/said', by: 'driver:pf0', text });

describe('a turn', () => {
  it('leaves the world before it alone, and keeps what happened', () => {
    const events: Event[] = [];
    const after = takeTurn(first, events, turn => {
      turn.memory('driver:pf0').write16(0, 0x1000, 0x1234, 'x');
      turn.memory('driver:pf0').write32(0, 0x1003, 0xaabbccdd, 'y');
      turn.emit({ type: 'status/wrote', by: 'driver:pf0', device: 'pf0', from: 0, to: 1 });
    });
    expect([byte(first, 0x1000), byte(after, 0x1000), byte(after, 0x1001), byte(after, 0x1006)]).toEqual([
      0, 0x34, 0x12, 0xaa,
    ]);
    expect(events).toMatchObject([
      { type: 'memory/wrote', at: 0x1000n, bytes: Uint8Array.of(0x34, 0x12), was: Uint8Array.of(0, 0), what: 'x' },
      { type: 'memory/wrote', at: 0x1003n, bytes: Uint8Array.of(0xdd, 0xcc, 0xbb, 0xaa), what: 'y' },
      { type: 'status/wrote' },
    ]);
  });

  it('makes the same world without a recorder', () => {
    const body = (turn: Parameters<Parameters<typeof takeTurn>[2]>[0]) => {
      const memory = turn.memory('driver:pf0');
      memory.writeBytes(0, 0x103e, Uint8Array.of(1, 2, 3, 4), 'across a slot');
      memory.write16(0, 0x1fff, 0xffff, 'across a page');
      turn.memory('device:pf0').write32(0, memory.read8(0, 0x103f) + 0x2000, 7, 'by what was read');
    };
    const events: Event[] = [];
    expect(digestOf(takeTurn(first, null, body))).toBe(digestOf(takeTurn(first, events, body)));
    expect(events).toHaveLength(3);
  });

  it('a branch that is dropped leaves nothing: no byte, no state, no event', () => {
    const events: Event[] = [];
    const after = takeTurn(first, events, turn => {
      const memory = turn.memory('driver:pf0');
      memory.write16(0, 0x1000, 1, 'before');
      expect(
        turn.branch(() => {
          memory.write16(0, 0x1000, 2, 'inside');
          turn.emit({ type: 'status/wrote', by: 'driver:pf0', device: 'pf0', from: 0, to: 1 });
          turn.emit(said('inside'));
          expect(memory.read16(0, 0x1000)).toBe(2);
          return false;
        }),
      ).toBe(false);
      expect(memory.read16(0, 0x1000)).toBe(1);
      turn.emit(said('after'));
    });
    expect(events.map(({ type }) => type)).toEqual(['memory/wrote', 'note/said']);
    expect(byte(after, 0x1000)).toBe(1);
    expect(digestOf(after)).toBe(
      digestOf(takeTurn(first, null, turn => turn.memory('driver:pf0').write16(0, 0x1000, 1, 'before'))),
    );
  });

  it('a branch that is adopted stays, also inside one that is dropped around it', () => {
    const after = takeTurn(first, null, turn => {
      const memory = turn.memory('driver:pf0');
      turn.branch(() => {
        memory.write16(0, 0x1000, 1, 'kept');
        turn.branch(() => {
          memory.write16(0, 0x1002, 1, 'dropped');
          turn.branch(() => {
            memory.write16(0, 0x1004, 1, 'dropped with it');
            return true;
          });
          return false;
        });
        return true;
      });
    });
    expect([0x1000, 0x1002, 0x1004].map(at => byte(after, at))).toEqual([1, 0, 0]);
  });

  it('that throws leaves the world before it usable', () => {
    expect(() =>
      takeTurn(first, null, turn => {
        turn.branch(() => {
          turn.memory('driver:pf0').write16(0, 0x1000, 1, 'x');
          throw new Error('our own mistake');
        });
      }),
    ).toThrow('our own mistake');
    expect(byte(first, 0x1000)).toBe(0);
    const after = takeTurn(first, null, turn => turn.memory('driver:pf0').write16(0, 0x1000, 1, 'x'));
    expect([byte(first, 0x1000), byte(after, 0x1000)]).toEqual([0, 1]);
  });

  it('wakes whose memory was written from elsewhere, recorded or not', () => {
    const far = 0x1000 + 0x9000;
    for (const events of [null, []]) {
      const at = (by: 'driver:pf0' | 'operator', lo: number) =>
        takeTurn(first, events, turn => turn.memory(by).write16(0, lo, 1, 'x')).awake;
      expect(at('driver:pf0', 0x1000)).toEqual([]);
      expect(at('operator', 0x1000)).toEqual([0]);
      expect(at('driver:pf0', far)).toEqual([1]);
      expect(at('operator', 0x10)).toEqual([]);
    }
  });
});

describe('the hash of a world', () => {
  it('does not see the ready set, which is derived', () => {
    expect(digestOf({ ...first, awake: [0, 1, 2] })).toBe(digestOf(first));
  });

  it.each<[string, Partial<World>]>([
    ['a reading', { readings: { ...first.readings, persistence: 'drop' } }],
    ['a wire', { wires: { 'device:pf0/q2': 2 } }],
    ['a line of the script', { script: [{ intent: { do: 'flr', device: 'pf0' } }] }],
    ['the count of lines', { taken: 1 }],
    ['the topology', { topology: { pfs: [...first.topology.pfs, ...first.topology.pfs] } }],
    ['the dialect', { dialect: 'another' }],
    ['a byte', { memory: takeTurn(first, null, turn => turn.memory('operator').write16(0, 0, 1, 'x')).memory }],
  ])('sees %s', (_, differs) => {
    expect(digestOf({ ...first, ...differs })).not.toBe(digestOf(first));
  });

  it('is 16 hex digits', () => {
    expect(digestOf(first)).toMatch(/^[0-9a-f]{16}$/);
    expect(digestOf({ ...first })).toBe(digestOf(first));
  });
});
