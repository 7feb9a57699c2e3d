import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Judged } from './judged.ts';
import { readRecording } from './recording.ts';

const load = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`recordings/${file}`, import.meta.url), 'utf8')) as unknown;
const conversations = load('qemu.json') as readonly Readonly<Record<string, unknown>>[];

const play = (input: unknown) => {
  const read = readRecording(input);
  return read.ok ? read.value() : read.error;
};

describe('recordings at the registers', () => {
  it('are known by what they say of themselves, and each allowed difference says why', () => {
    const loop = conversations.find(({ id }) => id === 'bad-loop-split');
    expect(play(loop)).toEqual([
      {
        name: 'bad-loop-split',
        verdict: 'agrees',
        differences: [],
        allowed: [
          {
            step: 31,
            field: 'isr',
            expected: '0x3',
            got: '0x2',
            rule: 'config-isr-3',
            why: 'a configuration change: here bit 1 alone, there bits 0 and 1 (clause pci.isr.config-bit)',
          },
        ],
        steps: expect.any(Function),
      },
    ]);
    expect(play(load('linux.json'))).toMatchObject([{ verdict: 'agrees' }, { verdict: 'agrees' }]);
  });

  it('tell every step, and what became of it', () => {
    const loop = conversations.find(({ id }) => id === 'bad-loop-split');
    const [judged] = play(loop) as readonly Judged[];
    const steps = judged?.steps?.() ?? [];
    expect(steps.map(({ step }) => step)).toEqual(steps.map((_, k) => k));
    expect(steps[31]).toMatchObject({
      verdict: 'allowed',
      rule: 'config-isr-3',
      expected: '0x3',
      got: '0x2',
      who: 'device',
    });
    expect(steps.filter(({ verdict }) => verdict === 'differs')).toEqual([]);
    const [linux] = play(load('linux.json')) as readonly Judged[];
    expect(new Set(linux?.steps?.().map(({ verdict }) => verdict))).toEqual(new Set(['agrees', 'silent']));
  });

  it('on other transports are unknown, and what is none is refused with its place', () => {
    const [first] = conversations;
    const mmio = { ...first, device: { type: 'rng-mmio', args: ['virtio-rng-device,rng=r,id=d0'] } };
    expect(play(mmio)).toMatchObject([{ verdict: 'unknown' }]);
    expect(play({ ...first, steps: [{ do: 'r', region: 'common', offset: '0x0', width: 'wide' }] })).toEqual([
      { path: 'steps[0].width', message: '"wide" is none of 1, 2, 4, 8' },
    ]);
    expect(play({ ...first, steps: 7 })).toEqual([{ path: 'steps', message: 'not a list' }]);
    expect(play({ schema: 'virtio-register-trace/1', traces: [7] })).toEqual([
      { path: 'traces[0]', message: 'not a name and a list of accesses' },
    ]);
  });
});
