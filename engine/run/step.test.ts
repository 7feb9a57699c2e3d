import { describe, expect, it } from 'vitest';
import { createLab, labOn, manage, readyLab } from '../testing/lab.ts';
import type { Intent, ScriptLine } from '../world/intent.ts';
import { choicesAt, keyOf, refusesAction, step } from './step.ts';

const load = (device: 'pf0' | 'pf0/vf1'): Intent => ({ do: 'load-driver', device });
const line = (intent: Intent, differs: Partial<ScriptLine> = {}): ScriptLine => ({ intent, ...differs });

describe('the script', () => {
  it('waits until everybody else has finished', () => {
    const lab = createLab({ script: [line(load('pf0')), line({ do: 'enable-vfs', owner: 'pf0', numVfs: 1 })] });
    expect(lab.can('operator submit')).toBe(true);
    lab.act('operator submit');
    expect(lab.choices().find(({ action }) => action.actor === 'operator')).toMatchObject({
      enabled: false,
      why: 'Waits until everybody else has finished.',
    });
    lab.run({ before: 'operator submit' });
    expect(lab.driver('pf0').stage).toBe('running');
    lab.run();
    expect(lab.device('pf0/vf1').present).toBe(true);
    expect(lab.world).toMatchObject({ script: [], taken: 2 });
  });

  it('a concurrent line may be taken at any time after the one before it', () => {
    const lab = createLab({
      script: [
        line(load('pf0')),
        line({ do: 'flr', device: 'pf0' }, { concurrent: true, label: 'A reset from outside' }),
      ],
    });
    lab.act('operator submit');
    expect(lab.choices().find(({ action }) => action.actor === 'operator')).toMatchObject({
      enabled: true,
      why: 'A reset from outside',
    });
    lab.act('operator submit');
    expect(lab.world.script).toEqual([]);
  });

  it('takes a line as often as it says, and the next one only then', () => {
    const query = line(manage('query', 1), { repeat: 3 });
    const lab = createLab({ script: [line(load('pf0')), query, line({ do: 'enable-vfs', owner: 'pf0', numVfs: 1 })] });
    lab.run();
    expect(lab.log.filter(key => key === 'operator submit')).toHaveLength(5);
    expect(lab.log.filter(key => key === 'driver:pf0 collect')).toHaveLength(3);
    expect(lab.world).toMatchObject({ script: [], taken: 3 });

    const half = createLab({ script: [line(load('pf0')), query] });
    half.run({ before: 'driver:pf0 fill' });
    expect(half.world).toMatchObject({ taken: 1, script: [{ repeat: 2 }] });
    half.act('driver:pf0 fill');
    half.run({ before: 'driver:pf0 fill' });
    expect(half.world).toMatchObject({ taken: 1, script: [{ intent: query.intent }] });
    expect(half.world.script[0]).not.toHaveProperty('repeat');
  });

  it('stops at a line that is not possible, and says why', () => {
    const lab = createLab({ script: [line(load('pf0/vf1')), line(load('pf0'))] });
    lab.run();
    expect(lab.log).toEqual([]);
    expect(lab.choices()).toMatchObject([
      { enabled: false, why: 'VF 1 does not exist: VF Enable is clear, or NumVFs is smaller.' },
    ]);
  });

  it('a person can act at any time, and the script stays as it was', () => {
    const lab = createLab({ script: [line(load('pf0'))] });
    lab.take({ do: 'flr', device: 'pf0' });
    expect(lab.world).toMatchObject({ taken: 0, script: [{ intent: load('pf0') }] });
  });
});

describe('choices', () => {
  it('come in a stable order: functions by their place, each with driver, device and virtqueues, then the operator', () => {
    const lab = createLab({ script: [line(load('pf0'), { concurrent: true })] });
    lab.take(load('pf0'));
    lab.act('driver:pf0 reset');
    expect(lab.choices().map(({ action, enabled }) => [keyOf(action), enabled])).toEqual([
      ['driver:pf0 wait-reset', false],
      ['device:pf0 reset', true],
      ['operator submit', false],
    ]);
  });

  it('one that is not possible says why', () => {
    const lab = readyLab();
    expect(refusesAction(lab.world, { actor: 'driver:pf0', name: 'collect' })).toBe(
      'driver:pf0 collect is not something that could happen now.',
    );
    lab.take(manage('query', 1));
    lab.run({ holding: ['device:pf0/avq0'] });
    expect(refusesAction(lab.world, { actor: 'driver:pf0', name: 'collect' })).toBe('Nothing new in the used ring.');
    expect(refusesAction(lab.world, { actor: 'device:pf0/avq0', name: 'take' })).toBe(null);
  });

  it('are asked of nobody while all is quiet', () => {
    const { world } = readyLab();
    expect(world.awake).toEqual([]);
    expect(choicesAt(world)).toEqual([]);
  });
});

describe('a step', () => {
  it('leaves the world before it as it was', () => {
    const lab = readyLab();
    const before = lab.world;
    const twin = labOn(before);
    lab.send(manage('assign', 1, 32));
    expect(lab.world).not.toBe(before);
    expect(twin.send(manage('assign', 1, 32)).bytes).toBe(lab.answers[0]?.bytes);
  });

  it('that throws leaves the world usable', () => {
    const { world } = readyLab();
    expect(() => step(world, { actor: 'device:pf0/avq0', name: 'execute' })).toThrow('no chain is taken');
    expect(() => step(world, { actor: 'driver:pf9', name: 'look' })).toThrow('no function has an actor driver:pf9');
    expect(() => step(world, { actor: 'operator', name: 'submit' })).toThrow('the script is used up');
    expect(labOn(world).send(manage('query', 1)).outcome?.ok).toBe(true);
  });
});
