import { describe, expect, it } from 'vitest';
import { readTarget } from './target.ts';

describe('a thing that has a menu', () => {
  it.each([
    ['device pf0/vf2', { kind: 'device', device: 'pf0/vf2' }],
    ['queue pf0 2', { kind: 'queue', device: 'pf0', queue: 2 }],
    ['descriptor pf0 2 3', { kind: 'descriptor', device: 'pf0', queue: 2, index: 3 }],
    ['command pf0 7', { kind: 'command', owner: 'pf0', id: 7 }],
    ['step 17', { kind: 'step', step: 17 }],
    ['field header.group_id', { kind: 'field', path: 'header.group_id' }],
  ])('is named by "%s"', (text, target) => {
    expect(readTarget(text)).toEqual(target);
  });

  it.each([
    '',
    'device',
    'device x',
    'queue pf0',
    'queue pf0 -1',
    'descriptor pf0 2',
    'command pf0/vf1 1',
    'step x',
    'field',
    'vf pf0',
  ])('is not named by "%s"', text => {
    expect(readTarget(text)).toBeNull();
  });
});
