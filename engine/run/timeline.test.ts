import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tameIntent } from '../testing/arbitrary-run.ts';
import { manage, pfTopology, topologyOf } from '../testing/lab.ts';
import { digestOf } from '../world/hash-world.ts';
import type { Intent, ScriptLine } from '../world/intent.ts';
import type { Intervention, RunInputs, Schedule } from './inputs.ts';
import type { Action } from './step.ts';
import { keyOf } from './step.ts';
import { createTimeline } from './timeline.ts';
import type { Timeline } from './timeline-types.ts';

const wanted = manage('assign', 2, '0x100000021');
const line = (intent: Intent): ScriptLine => ({ intent });

const inputs = (differs: Partial<RunInputs> = {}): RunInputs => ({
  dialect: 'draft-2022-07',
  topology: topologyOf(pfTopology({ totalVfs: 2 })),
  script: [
    { do: 'load-driver', device: 'pf0' } as const,
    { do: 'enable-vfs', owner: 'pf0', numVfs: 2 } as const,
    manage('query', 2),
    wanted,
    { do: 'load-driver', device: 'pf0/vf2' } as const,
  ].map(line),
  schedule: { kind: 'fair' },
  ...differs,
});

const submit = (intent: Intent): Action => ({ actor: 'operator', name: 'submit', intent });
const flr = submit({ do: 'flr', device: 'pf0' });
const digest = (timeline: Timeline): string => digestOf(timeline.world());

/** Steps of a branch from the first on. */
const keys = (timeline: Timeline): (string | null)[] =>
  Array.from({ length: timeline.end }, (_, k) => timeline.keyAt(k + 1));

describe('a run', () => {
  it('goes to its end, and the same inputs make the same run', () => {
    const one = createTimeline(inputs());
    const other = createTimeline(inputs());
    expect(one.run(10_000)).toBe(other.run(10_000));
    expect(one.world()).toMatchObject({ script: [], taken: 5, awake: [] });
    expect(one.scheduled()).toBe(null);
    expect(one.forward()).toBe(false);
    expect(digest(one)).toBe(digest(other));
    expect(keys(one)).toEqual(keys(other));
  });

  it('stops at a limit', () => {
    const timeline = createTimeline(inputs());
    expect(timeline.run(7)).toBe(7);
    expect([timeline.step, timeline.end]).toEqual([7, 7]);
  });

  it('goes back, and forward to the same worlds', () => {
    const timeline = createTimeline(inputs());
    const seen = [digest(timeline)];
    while (timeline.forward()) seen.push(digest(timeline));
    expect(new Set(seen).size).toBeGreaterThan(50);
    for (let at = seen.length - 1; at > 0; at -= 1) {
      expect(digest(timeline)).toBe(seen[at]);
      expect(timeline.back()).toBe(true);
    }
    expect(timeline.back()).toBe(false);
    expect(digest(timeline)).toBe(seen[0]);
    expect([timeline.step, timeline.end, timeline.branches.length]).toEqual([0, seen.length - 1, 1]);
  });

  it('seeks anywhere, and no further than its ends', () => {
    const timeline = createTimeline(inputs());
    timeline.run(40);
    timeline.seek(13);
    expect(timeline.step).toBe(13);
    timeline.seek(-5);
    expect(timeline.step).toBe(0);
    timeline.seek(9999);
    expect(timeline.step).toBe(40);
    expect(() => timeline.seek(1, 3)).toThrow('no branch 3');
    expect(() => timeline.worldAt(41)).toThrow('branch 0 has no step 41');
    expect(timeline.record(0)).toBe(null);
    expect(timeline.record(41)).toBe(null);
    expect(timeline.keyAt(41)).toBe(null);
    expect(timeline.markedAt(41)).toBe(false);
  });

  it('records of each step the action, the events and both worlds', () => {
    const timeline = createTimeline(inputs());
    timeline.run(3);
    const record = timeline.record(2);
    expect(record).toMatchObject({ step: 2, key: 'driver:pf0 reset', action: { actor: 'driver:pf0', name: 'reset' } });
    expect(record?.events.map(({ type }) => type)).toContain('reset/began');
    expect(record?.before).toBe(timeline.worldAt(1));
    expect(record?.after).toBe(timeline.worldAt(2));
  });

  it('steps over a whole command, and stops before the next line', () => {
    const timeline = createTimeline(inputs());
    timeline.over();
    expect(timeline.world().taken).toBe(1);
    expect(timeline.scheduled()).toMatchObject({ actor: 'operator' });
    timeline.over();
    expect(timeline.keyAt(timeline.step)).toBe('operator submit');
    timeline.over();
    expect(timeline.keyAt(timeline.step)).toBe('driver:pf0 collect');
    expect(timeline.world().taken).toBe(3);
  });

  it('marks steps that refuse, fault or break a rule', () => {
    const timeline = createTimeline(inputs({ script: [...inputs().script.slice(0, 2), line(manage('query', 9))] }));
    timeline.run(10_000);
    const marked = keys(timeline).filter((_, k) => timeline.markedAt(k + 1));
    expect(marked).toEqual(['device:pf0/avq0 execute', 'driver:pf0 collect']);
  });
});

describe('acting in the past', () => {
  it('forks, and the old branch stays', () => {
    const timeline = createTimeline(inputs());
    timeline.run(50);
    const end = digest(timeline);
    timeline.seek(30);
    expect(timeline.act(flr)).toBe(true);
    expect(timeline.branches).toEqual([
      { id: 0, parent: null, forkAt: 0, end: 50 },
      { id: 1, parent: 0, forkAt: 30, end: 31 },
    ]);
    expect([timeline.branch, timeline.step, timeline.end]).toEqual([1, 31, 31]);
    timeline.run(5);
    timeline.seek(50, 0);
    expect(digest(timeline)).toBe(end);
  });

  it('the same action again re-enters its branch', () => {
    const timeline = createTimeline(inputs());
    timeline.run(50);
    timeline.seek(30);
    timeline.act(flr);
    timeline.run(5);
    timeline.seek(30, 0);
    timeline.act(flr);
    expect([timeline.branch, timeline.step, timeline.end]).toEqual([1, 31, 36]);
    expect(timeline.branches).toHaveLength(2);
  });

  it('the action that the shown branch took there stays on it, also where it is still its parent', () => {
    const timeline = createTimeline(inputs());
    timeline.run(50);
    timeline.seek(30);
    timeline.act(flr);
    timeline.seek(10, 1);
    const next = timeline.scheduled();
    expect(next && timeline.act(next)).toBe(true);
    expect([timeline.branch, timeline.step]).toEqual([1, 11]);
  });

  it('another person’s intent at the same step is another branch', () => {
    const timeline = createTimeline(inputs());
    timeline.run(50);
    for (const value of [1, 2]) {
      timeline.seek(30, 0);
      timeline.act(submit({ do: 'write-register', device: 'pf0', register: 'queue_select', value }));
    }
    expect(timeline.branches.map(({ parent, forkAt }) => [parent, forkAt])).toEqual([
      [null, 0],
      [0, 30],
      [0, 30],
    ]);
  });

  it('what is not possible changes nothing', () => {
    const timeline = createTimeline(inputs());
    expect(timeline.act({ actor: 'driver:pf0', name: 'collect' })).toBe(false);
    expect(timeline.act(submit({ do: 'unload-driver', device: 'pf0' }))).toBe(false);
    expect([timeline.step, timeline.end]).toEqual([0, 0]);
  });
});

describe('interventions', () => {
  const acknowledge: Schedule = { kind: 'fair' };

  it('say what differs from the schedule, and make the same run again', () => {
    const timeline = createTimeline(inputs());
    timeline.run(30);
    timeline.act(submit({ do: 'write-register', device: 'pf0', register: 'queue_select', value: 1 }));
    timeline.run(10_000);
    expect(timeline.interventions()).toEqual([
      { atStep: 30, intent: { do: 'write-register', device: 'pf0', register: 'queue_select', value: 1 } },
    ]);
    const again = createTimeline(inputs({ schedule: acknowledge, interventions: timeline.interventions() }));
    again.run(10_000);
    expect(keys(again)).toEqual(keys(timeline));
    expect(digest(again)).toBe(digest(timeline));
    expect(again.interventions()).toEqual(timeline.interventions());
  });

  it('end when somebody leaves the path of the scenario', () => {
    const interventions: readonly Intervention[] = [{ atStep: 40, intent: { do: 'flr', device: 'pf0' } }];
    const planned = createTimeline(inputs({ interventions }));
    planned.run(41);
    expect(planned.record(41)?.events[0]).toMatchObject({ type: 'intent/taken', intent: { do: 'flr' } });

    const left = createTimeline(inputs({ interventions }));
    left.run(10);
    left.act(submit({ do: 'write-register', device: 'pf0', register: 'queue_select', value: 1 }));
    left.run(10_000);
    expect(left.interventions()).toHaveLength(1);
    expect(left.branch).toBe(0);
  });

  it.each([
    { atStep: 3, intent: { do: 'unload-driver', device: 'pf0/vf1' } },
    { atStep: 3, action: 'driver:pf0 collect' },
  ] as const)('that have become impossible stop the run where they are: %o', intervention => {
    const timeline = createTimeline(inputs({ interventions: [intervention] }));
    expect(timeline.run(10_000)).toBe(3);
    expect(timeline.scheduled()).not.toBe(null);
    expect(timeline.forward()).toBe(false);
  });

  it('an action that the schedule would have taken anyway is none', () => {
    const timeline = createTimeline(inputs());
    timeline.run(5);
    const next = timeline.scheduled();
    if (next) timeline.act(next);
    expect(timeline.interventions()).toEqual([]);
  });
});

describe('what is kept', () => {
  const small = { keepBytes: 20_000, keyframe: 5, keyframes: 6, compactAt: 8192 };

  it('does not matter: dropped worlds and events are made again', () => {
    const all = createTimeline(inputs());
    const few = createTimeline(inputs(), small);
    expect(few.run(10_000)).toBe(all.run(10_000));
    for (let step = all.end; step > 0; step -= 1) {
      expect(digestOf(few.worldAt(step))).toBe(digestOf(all.worldAt(step)));
      expect(few.record(step)?.events).toEqual(all.record(step)?.events);
      expect(digestOf(few.record(step)?.before ?? few.world())).toBe(digestOf(all.worldAt(step - 1)));
      expect(few.markedAt(step)).toBe(all.markedAt(step));
    }
  });

  it('moves to a new arena when the old one has grown', () => {
    const long = inputs({
      script: [...inputs().script, ...Array.from({ length: 30 }, () => line(manage('query', 1)))],
    });
    const few = createTimeline(long, { keepBytes: 20_000, keyframe: 1000, compactAt: 8192 });
    const all = createTimeline(long);
    few.run(10_000);
    all.run(10_000);
    expect(few.bytes).toBeLessThan(all.bytes / 2);
    expect(digest(few)).toBe(digest(all));
  });

  it('is bounded, however long the run is, and every step can be gone to', { timeout: 60_000 }, () => {
    const long = inputs({ script: [...inputs().script.slice(0, 2), { intent: manage('query', 1), repeat: 400 }] });
    const few = createTimeline(long, { keepBytes: 50_000, keyframe: 4, keyframes: 16, compactAt: 65_536 });
    const whole = createTimeline(long, { keepBytes: Number.POSITIVE_INFINITY });
    const wanted = [digest(whole)];
    while (whole.forward()) wanted.push(digest(whole));
    let most = 0;
    while (few.forward()) most = Math.max(most, few.objectBytes);
    expect(few.end).toBe(whole.end);
    expect(few.end).toBeGreaterThan(4000);
    expect(most).toBeLessThan(50_000 + 17 * 2000 + 4000 + 2 * 33 * 8192);
    expect(few.bytes).toBeLessThan(2 * 65_536);
    expect(most).toBeLessThan(whole.objectBytes / 10);
    fc.assert(
      fc.property(fc.nat(few.end), step => {
        few.seek(step);
        expect(digest(few)).toBe(wanted[step]);
        expect(few.record(step)?.events).toEqual(whole.record(step)?.events);
      }),
      { numRuns: 60 },
    );
  });

  it('a run that is taken for endless goes no further, but can be looked at and forked', () => {
    const timeline = createTimeline(inputs(), { steps: 40 });
    expect(timeline.run(1000)).toBe(40);
    expect(timeline.forward()).toBe(false);
    expect(timeline.act(flr)).toBe(false);
    expect(timeline.back()).toBe(true);
    expect(timeline.act(flr)).toBe(true);
    expect([timeline.branch, timeline.end]).toEqual([1, 40]);
  });

  it('a world in the past is made once, however often it is asked for', () => {
    const timeline = createTimeline(inputs(), small);
    timeline.run(10_000);
    timeline.seek(13);
    expect(timeline.world()).toBe(timeline.world());
  });
});

/** A tree that knows nothing but digests. */
interface ModelNode {
  readonly parent: number;
  readonly depth: number;
  readonly branch: number;
  readonly action: string;
  readonly digest: string;
}

type Command =
  | { readonly do: 'forward' | 'back' | 'look' | 'run'; readonly n: number }
  | { readonly do: 'seek'; readonly step: number; readonly branch: number }
  | { readonly do: 'act'; readonly pick: number }
  | { readonly do: 'intend'; readonly intent: Intent };

const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    do: fc.constantFrom('forward' as const, 'back' as const, 'look' as const, 'run' as const),
    n: fc.nat(30),
  }),
  fc.record({ do: fc.constant('seek' as const), step: fc.nat(120), branch: fc.nat(6) }),
  fc.record({ do: fc.constant('act' as const), pick: fc.nat(5) }),
  fc.record({ do: fc.constant('intend' as const), intent: tameIntent }),
);

describe('as a tree', () => {
  it('behaves like one that is kept whole, whatever is dropped and moved meanwhile', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.array(anyCommand, { maxLength: 40, size: 'max' }),
        fc.record({
          keepBytes: fc.integer({ min: 1, max: 40_000 }),
          keyframe: fc.integer({ min: 1, max: 9 }),
          keyframes: fc.integer({ min: 1, max: 12 }),
          compactAt: fc.constantFrom(4096, 65536),
        }),
        fc.constantFrom<Schedule>({ kind: 'fair' }, { kind: 'seeded', seed: 3 }),
        (commands, options, schedule) => {
          const timeline = createTimeline(inputs({ schedule }), options);
          const nodes: ModelNode[] = [{ parent: -1, depth: 0, branch: 0, action: '', digest: digest(timeline) }];
          const tips = [0];
          let cursor = 0;
          let shown = 0;
          const node = (id: number): ModelNode => nodes[id] as ModelNode;
          /** Nodes of a branch from the start on. */
          const path = (branch: number): number[] => {
            const found: number[] = [];
            for (let id = tips[branch] as number; id >= 0; id = node(id).parent) found.unshift(id);
            return found;
          };
          const text = (action: Action): string => `${keyOf(action)} ${JSON.stringify(action.intent)}`;
          const took = (action: Action): void => {
            const known = nodes.findIndex(each => each.parent === cursor && each.action === text(action));
            if (known < 0) {
              const isTip = tips[node(cursor).branch] === cursor;
              const branch = isTip ? node(cursor).branch : tips.length;
              nodes.push({
                parent: cursor,
                depth: node(cursor).depth + 1,
                branch,
                action: text(action),
                digest: digest(timeline),
              });
              tips[branch] = nodes.length - 1;
              shown = branch;
              cursor = nodes.length - 1;
            } else {
              if (!path(shown).includes(known)) shown = node(known).branch;
              cursor = known;
            }
          };
          const forward = (): boolean => {
            const next = path(shown)[node(cursor).depth + 1];
            const action = timeline.scheduled();
            const made = timeline.forward();
            if (next !== undefined) cursor = next;
            else if (made && action) took(action);
            return made;
          };
          for (const command of commands) {
            switch (command.do) {
              case 'forward':
                forward();
                break;
              case 'run':
                for (let k = 0; k < command.n && forward(); k += 1);
                break;
              case 'back':
                expect(timeline.back()).toBe(cursor !== 0);
                cursor = Math.max(0, node(cursor).parent);
                break;
              case 'seek': {
                const branch = command.branch % tips.length;
                timeline.seek(command.step, branch);
                const ids = path(branch);
                cursor = ids[Math.min(command.step, ids.length - 1)] as number;
                shown = branch;
                break;
              }
              case 'act': {
                const possible = timeline.choices().filter(({ enabled }) => enabled);
                const action = possible[command.pick % Math.max(possible.length, 1)]?.action;
                if (action && timeline.act(action)) took(action);
                break;
              }
              case 'intend':
                if (timeline.act(submit(command.intent))) took(submit(command.intent));
                break;
              case 'look': {
                const ids = path(shown);
                const at = command.n % ids.length;
                expect(digestOf(timeline.worldAt(at))).toBe(node(ids[at] as number).digest);
                const record = timeline.record(at);
                if (at === 0) expect(record).toBe(null);
                else {
                  expect(record?.action && text(record.action)).toBe(node(ids[at] as number).action);
                  expect(record && digestOf(record.before)).toBe(node(ids[at - 1] as number).digest);
                  expect(record && digestOf(record.after)).toBe(node(ids[at] as number).digest);
                }
                break;
              }
            }
            expect([timeline.branch, timeline.step]).toEqual([shown, node(cursor).depth]);
            expect(digest(timeline)).toBe(node(cursor).digest);
            expect(timeline.branches.map(({ end }) => end)).toEqual(tips.map(id => node(id).depth));
          }
          // The shown branch as a link carries it.
          const again = createTimeline(inputs({ schedule, interventions: timeline.interventions() }));
          again.run(timeline.end);
          expect(keys(again)).toEqual(keys(timeline));
          expect(digest(again)).toBe(digestOf(timeline.worldAt(timeline.end)));
        },
      ),
      { numRuns: 25 * Number(process.env.EFFORT ?? 1) },
    );
  });
});
