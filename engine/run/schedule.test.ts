import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLab, manage } from '../testing/lab.ts';
import type { Intent, ScriptLine } from '../world/intent.ts';
import type { Schedule } from './inputs.ts';
import { nextAction, schedule } from './schedule.ts';
import type { Action, Choice } from './step.ts';
import { choicesAt, keyOf } from './step.ts';

const choice = (actor: string, name: string, enabled = true): Choice => ({
  action: { actor, name } as Action,
  enabled,
  why: '',
});

const three = [choice('driver:pf0', 'publish'), choice('device:pf0/avq0', 'take'), choice('operator', 'submit')];
const next = (how: Schedule, choices: readonly Choice[], steps = 0, last: Action | null = null): string | null => {
  const action = schedule(how, choices, steps, last);
  return action && keyOf(action);
};

describe('who acts next', () => {
  it('fair: who acted goes on while it can, then the first in order', () => {
    expect(next({ kind: 'fair' }, three)).toBe('driver:pf0 publish');
    expect(next({ kind: 'fair' }, three, 1, three[1]?.action)).toBe('device:pf0/avq0 take');
    const without = [choice('device:pf0/avq0', 'take', false), ...three.slice(2)];
    expect(next({ kind: 'fair' }, without, 1, three[1]?.action)).toBe('operator submit');
  });

  it('nobody, when nothing is possible', () => {
    for (const how of [
      { kind: 'fair' },
      { kind: 'seeded', seed: 1 },
      { kind: 'chosen', actions: ['driver:pf0 publish'] },
    ] as const) {
      expect(next(how, [])).toBe(null);
      expect(next(how, [choice('driver:pf0', 'publish', false)])).toBe(null);
    }
  });

  it('chosen: the named action at its step; fair where it is not possible, and after the list', () => {
    const how: Schedule = { kind: 'chosen', actions: ['operator submit', 'driver:pf0 fill'] };
    expect(next(how, three, 0)).toBe('operator submit');
    expect(next(how, three, 1)).toBe('driver:pf0 publish');
    expect(next(how, three, 2)).toBe('driver:pf0 publish');
  });

  it('seeded: the same for the same seed and step, and every choice comes up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), fc.nat(100_000), (seed, steps) => {
        const first = next({ kind: 'seeded', seed }, three, steps);
        expect(next({ kind: 'seeded', seed }, three, steps)).toBe(first);
        expect(first).not.toBe(null);
      }),
    );
    const seen = new Map<string | null, number>();
    for (let steps = 0; steps < 3000; steps += 1) {
      const found = next({ kind: 'seeded', seed: 7 }, three, steps);
      seen.set(found, (seen.get(found) ?? 0) + 1);
    }
    expect([...seen.values()].every(count => count > 800)).toBe(true);
  });
});

describe('in a world', () => {
  const line = (intent: Intent, differs: Partial<ScriptLine> = {}): ScriptLine => ({ intent, ...differs });
  const script = [
    line({ do: 'load-driver', device: 'pf0' }),
    line({ do: 'enable-vfs', owner: 'pf0', numVfs: 2 }),
    line(manage('query', 1), { repeat: 3 }),
    line({ do: 'load-driver', device: 'pf0/vf1' }, { concurrent: true }),
    line({ do: 'load-driver', device: 'pf0/vf2' }, { concurrent: true }),
    line(manage('assign', 1, '0x1')),
  ];

  it('whoever is asked alone does what it would do among all others', () => {
    const anyHow: fc.Arbitrary<Schedule> = fc.oneof(
      fc.constant<Schedule>({ kind: 'fair' }),
      fc.record({ kind: fc.constant('seeded' as const), seed: fc.nat() }),
      fc.record({
        kind: fc.constant('chosen' as const),
        actions: fc.array(fc.constantFrom('operator submit', 'driver:pf0/vf1 reset', 'device:pf0/avq0 take'), {
          maxLength: 60,
        }),
      }),
    );
    fc.assert(
      fc.property(anyHow, how => {
        const lab = createLab({ script });
        let last: Action | null = null;
        for (let steps = 0; steps < 300; steps += 1) {
          const wanted = schedule(how, choicesAt(lab.world), steps, last);
          expect(nextAction(how, lab.world, steps, last)).toEqual(wanted);
          if (!wanted) return;
          lab.act(keyOf(wanted));
          last = wanted;
        }
      }),
      { numRuns: 30 },
    );
  });
});
