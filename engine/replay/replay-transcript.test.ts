import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { replayTranscript } from './replay-transcript.ts';
import { transcriptRules } from './transcript-rules.ts';

interface Step {
  readonly do: string;
  readonly expect?: unknown;
  readonly how?: string;
}
interface Recording {
  readonly id: string;
  readonly verdict: string;
  readonly steps: readonly Step[];
}
const load = (file: string): readonly Recording[] =>
  JSON.parse(readFileSync(new URL(`recordings/${file}`, import.meta.url), 'utf8')) as readonly Recording[];
const recordings = [...load('qemu.json'), ...load('qemu-own.json')];
const named = recordings.map(recording => [recording.id, recording] as const);

const replay = (input: unknown) => {
  const report = replayTranscript(input);
  if (!report.ok) throw new Error(report.error);
  return report.value;
};

/** The recorded answer with its lowest bit turned, in a copy of the step; null: the step asks nothing. */
const altered = (step: Step): Step | null => {
  if (step.do === 'end') return { ...step, how: step.how === 'hang' ? 'abort' : 'hang' };
  if (Array.isArray(step.expect)) return { ...step, expect: step.expect.length > 0 ? [] : [0] };
  if (typeof step.expect !== 'string') return null;
  const last = Number.parseInt(step.expect.at(-1) ?? '0', 16) ^ 1;
  return { ...step, expect: step.expect.slice(0, -1) + last.toString(16) };
};

describe('recorded conversations', () => {
  it.each(named)('%s agrees, or falls under a rule', (_, recording) => {
    expect(replay(recording).differences).toEqual([]);
  });

  it('that conform part from ours in nothing but WRITE in used descriptors and the queue bit of ISR', () => {
    const rules = recordings
      .filter(({ verdict }) => verdict === 'conforms')
      .flatMap(recording => replay(recording).allowed.map(({ rule }) => rule));
    expect([...new Set(rules)].sort()).toEqual(['config-isr-3', 'used-without-write']);
  });

  it.each(named)('%s fails when any one of its answers is changed', (_, recording) => {
    const passed = recording.steps.flatMap((step, at) => {
      const other = altered(step);
      if (!other) return [];
      const changed = { ...recording, steps: recording.steps.with(at, other) };
      return replay(changed).differences.length === 0 ? [at] : [];
    });
    expect(passed).toEqual([]);
  });

  it('say which rule a step fell under', () => {
    const loop = recordings.find(({ id }) => id.startsWith('bad-loop'));
    expect(replay(loop).allowed).toEqual([
      { rule: 'config-isr-3', step: 31, field: 'isr', expected: '0x3', ours: '0x2' },
    ]);
    expect(transcriptRules.map(({ id }) => id)).toContain('config-isr-3');
  });

  it('are refused when they are none, with the place', () => {
    const [first] = recordings;
    const broken = (change: object) => replayTranscript({ ...first, ...change });
    expect(broken({ format: 'x' })).toEqual({ ok: false, error: 'format: not virtio-qemu-transcript/1' });
    expect(broken({ qemu: [] })).toMatchObject({ ok: false, error: expect.stringContaining('qemu') });
    expect(broken({ steps: [{ do: 'sing' }] })).toMatchObject({
      ok: false,
      error: 'steps[0].do: "sing" is no step of the format',
    });
    expect(broken({ steps: [{ do: 'memr', addr: '0x0', len: 'long' }] })).toMatchObject({
      ok: false,
      error: 'steps[0].len: "long" is no number',
    });
    expect(broken({ steps: [{ do: 'memr', addr: '0x3ffffff', len: '0x2', expect: '0000' }] }).ok).toBe(false);
    expect(broken({ qemu: ['banana'] })).toMatchObject({ ok: false, error: expect.stringContaining('qemu') });
    expect(broken({ device: { type: 'rng-mmio', args: ['virtio-rng-device,rng=r,id=d0'] } })).toMatchObject({
      ok: false,
      error: expect.stringContaining('only virtio-rng, virtio-blk and virtio-net on PCI'),
    });
  });
});

describe('steps from strangers', () => {
  const [first] = recordings;
  const big = { do: 'memfill', addr: '0x0', len: '0x4000000', byte: '0x0' };
  const read = { do: 'r', region: 'common', offset: '0x14', width: 1, expect: '0x0' };
  it.each<[string, readonly object[]]>([
    ['steps[0].width: 3 is none of 1, 2, 4, 8', [{ ...read, width: 3 }]],
    ['steps[1].offset: "0xffffffffff" is more than 0xffffffff', [read, { ...read, offset: '0xffffffffff' }]],
    ['steps[0].region: "moon" is none of common, isr, device, notify, mmio', [{ ...read, region: 'moon' }]],
    ['steps[0].function: "x" is no function', [{ do: 'use', function: 'x' }]],
    ['steps[0].byte: 256 is more than 0xff', [{ ...big, byte: 256 }]],
    ['steps[0].addr: 2 bytes from there are outside of memory', [{ ...big, addr: '0x3ffffff', len: 2 }]],
    ['steps[8].len: more than 536870912 bytes in all', Array.from({ length: 20 }, () => big)],
  ])('%s', (error, steps) => {
    expect(replayTranscript({ ...first, steps })).toEqual({ ok: false, error });
  });

  it('with a buffer of nearly 2^32 bytes break our entropy device, and are no exception', () => {
    const bad = recordings.find(({ id }) => id === 'bad-readable-only-rng-packed');
    const at = bad?.steps.findIndex(step => 'addr' in step && step.do === 'memw') ?? -1;
    const steps = bad?.steps.with(at, { ...bad.steps[at], hex: '0000040000000000ffffffff00008200' } as Step);
    expect(at).toBeGreaterThan(0);
    expect(replayTranscript({ ...bad, steps }).ok).toBe(true);
  });

  it('of a function that is not there read all ones', () => {
    const steps = [
      { do: 'use', function: '01:00.7' },
      { ...read, expect: '0xff' },
    ];
    expect(replay({ ...first, steps }).differences).toEqual([]);
  });

  it.each(['num-queues=1000000000', 'queue-size=-1', 'vectors=1e99', 'mac=zz'])('with options such as %s', option => {
    const device = { type: 'blk', args: [`virtio-blk-pci,id=d0,${option}`] };
    const [name] = option.split('=');
    expect(replayTranscript({ ...first, device, steps: [] })).toMatchObject({
      ok: false,
      error: expect.stringContaining(`device.args: ${name}`),
    });
  });
});
