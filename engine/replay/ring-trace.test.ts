import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRecording } from './recording.ts';

const folder = new URL('testdata/', import.meta.url);
const traces = readdirSync(folder).filter(file => /^[sp]o?\d{3}.*\.json$/.test(file));

// biome-ignore lint/suspicious/noExplicitAny: tests alter any member of a recording
type Json = any;
const read = (file: string): Json => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));

const judge = (trace: Json) => {
  const recording = readRecording(trace);
  if (!recording.ok) throw new Error(JSON.stringify(recording.error));
  return recording.value()[0]!;
};

describe('traces of the rings of Linux', () => {
  it.each(traces)('%s: our device and our driver do the same, byte for byte', file => {
    expect(judge(read(file))).toMatchObject({ verdict: 'agrees', differences: [] });
  });
});

/** A value of the same kind that is not the same. */
const altered = (value: Json): Json => {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (value === null) return 0;
  const last = value.at(-1);
  return value.slice(0, -1) + (last === '0' ? '1' : '0');
};

/** Every leaf of a value, as ways to alter it and to put it back. */
const leavesOf = (holder: Json, key: string | number, path: string): { path: string; flip: () => () => void }[] => {
  const value = holder[key];
  if (typeof value === 'object' && value !== null) {
    return Object.keys(value).flatMap(name => leavesOf(value, name, `${path}.${name}`));
  }
  const flip = () => {
    holder[key] = altered(value);
    return () => {
      holder[key] = value;
    };
  };
  return [{ path, flip }];
};

/** What a trace says that this engine has to reach by itself; of a write its bytes, and whether there is one. */
const expectedValues = (trace: Json) => [
  ...trace.steps.flatMap((step: Json, i: number) => [
    ...leavesOf(step, 'out', `steps[${i}].out`),
    ...step.writes.flatMap((write: Json, k: number) => [
      ...leavesOf(write, 1, `steps[${i}].writes[${k}]`),
      {
        path: `steps[${i}] without writes[${k}]`,
        flip: () => {
          step.writes.splice(k, 1);
          return () => void step.writes.splice(k, 0, write);
        },
      },
    ]),
  ]),
  ...leavesOf(trace, 'end', 'end'),
];

describe('a trace in which an expected value was changed', () => {
  it.each(['s002-w.json', 'p001-i-e-w.json', 'po003-w.json'])(
    '%s fails, whichever value that is',
    file => {
      const trace = read(file);
      const passing: string[] = [];
      for (const { path, flip } of expectedValues(trace)) {
        const back = flip();
        if (judge(trace).verdict === 'agrees') passing.push(path);
        back();
      }
      expect(passing).toEqual([]);
      expect(judge(trace).verdict).toBe('agrees');
    },
    60_000,
  );

  it.each(traces)('%s fails, by a value here and there', file => {
    const trace = read(file);
    const values = expectedValues(trace);
    const passing: string[] = [];
    for (let nth = file.length; nth < values.length; nth += 97) {
      const back = values[nth]!.flip();
      if (judge(trace).verdict === 'agrees') passing.push(values[nth]!.path);
      back();
    }
    expect(passing).toEqual([]);
  });
});

describe('a trace that contradicts itself', () => {
  it.each<[string, (trace: Json) => void]>([
    ['feature bits', t => (t.features.bits = '0x140000000')],
    ['feature names', t => t.features.names.push('RING_PACKED')],
    ['start.driver.numFree', t => (t.start.driver.numFree = 1)],
    ['i', t => (t.steps[7].i = 8)],
    [
      'i',
      t =>
        t.steps.splice(
          t.steps.findIndex((step: Json) => step.op === 'kick_prepare'),
          1,
        ),
    ],
  ])('fails: %s', (field, change) => {
    const trace = read('s002-w.json');
    change(trace);
    expect(judge(trace).differences.map(each => each.field)).toContain(field);
  });
});

describe('a trace that cannot be used', () => {
  const wrong = (change: (trace: Json) => void) => {
    const trace = read('s002-w.json');
    change(trace);
    const recording = readRecording(trace);
    return recording.ok ? 'usable' : recording.error.map(({ path }) => path);
  };
  it.each<[string, (trace: Json) => void, string[]]>([
    ['a size that is no power of two', t => (t.num = 3), ['num']],
    ['an area outside memory', t => (t.addr.device = '0x7fffe'), ['addr.device']],
    ['an area that is not aligned', t => (t.addr.desc = '0x101'), ['addr.desc']],
    ['bytes outside memory at the start', t => (t.start.memory = [['0xffffffffffffffff', '00']]), ['start.memory[0]']],
    ['a free list with a descriptor twice', t => (t.start.driver.freeList = [1, 1]), ['start.driver.freeList']],
    ['an operation that nobody has', t => (t.steps[0].op = 'explode'), ['steps[0].op']],
    ['another kind of recording', t => (t.schema = 'something/1'), ['schema']],
  ])('%s', (_, change, paths) => expect(wrong(change)).toEqual(paths));

  it('is none where a write is outside memory: that is a difference', () => {
    const trace = read('s002-w.json');
    trace.steps[0].writes[0][0] = '0xfffffffffffffffe';
    expect(judge(trace)).toMatchObject({ verdict: 'differs' });
  });

  it('is told in few words, whatever stands there', () => {
    const trace = read('s002-w.json');
    trace.steps[0].op = 'add'.repeat(10_000);
    const recording = readRecording(trace);
    expect(recording.ok).toBe(false);
    if (!recording.ok) expect(recording.error.every(({ message }) => message.length < 400)).toBe(true);
  });

  it('never throws, whatever member is missing', () => {
    const trace = read('s002-w.json');
    for (const name of Object.keys(trace)) {
      const { [name]: _, ...rest } = trace;
      const recording = readRecording(rest);
      if (recording.ok) recording.value();
    }
    expect(readRecording(null).ok).toBe(false);
    expect(readRecording([]).ok).toBe(false);
  });
});
