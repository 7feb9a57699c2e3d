import * as v from 'valibot';
import { reservedFeatures } from '../device/reserved-features.ts';
import { hex } from '../num/addr.ts';
import { featureSet } from '../num/feature-set.ts';
import { err, ok, type Result } from '../num/result.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import { playAsDevice } from './as-device.ts';
import { playAsDriver } from './as-driver.ts';
import { Comparison } from './compare.ts';
import { type Judged, type JudgedStep, judged } from './judged.ts';
import { errorsOf } from './parse-errors.ts';
import { type RingStep, type RingTrace, ringTraceSchema } from './ring-trace-schema.ts';
import { checkTrace, setUp } from './trace-setup.ts';

/** A trace as data from outside, checked as far as it can be without playing it. */
export const parseRingTrace = (input: unknown): Result<RingTrace, ParseError[]> => {
  const parsed = v.safeParse(ringTraceSchema, input);
  if (!parsed.success) return err(errorsOf(parsed.issues));
  const errors = checkTrace(parsed.output);
  return errors.length > 0 ? err(errors) : ok(parsed.output);
};

/** A trace of both sides of a virtqueue: it is played twice, once with our device and once with our driver. */
export const readRingTrace = (input: unknown): Result<() => readonly Judged[], ParseError[]> => {
  const trace = parseRingTrace(input);
  return trace.ok ? ok(() => [playTrace(trace.value).judged]) : trace;
};

/** Where both sides of this engine stood after each step; place 0 is before the first one. */
export interface Places {
  readonly lastAvail: Uint16Array;
  readonly usedIdx: Uint16Array;
  readonly availIdx: Uint16Array;
  readonly lastUsed: Uint16Array;
}

/** Plays a trace in both roles and keeps where they stood. A side that stops at a difference stands still from there on. */
export const playTrace = (trace: RingTrace): { readonly judged: Judged; readonly places: Places } => {
  const count = trace.steps.length + 1;
  const places: Places = {
    lastAvail: new Uint16Array(count),
    usedIdx: new Uint16Array(count),
    availIdx: new Uint16Array(count),
    lastUsed: new Uint16Array(count),
  };
  const written = new Comparison();
  const start = setUp(trace, written);
  compareWritten(written, trace, start.driver.numFree);
  let reached = 0;
  const stands = (step: number, some: Partial<Record<keyof Places, number>>): void => {
    reached = step;
    for (const [side, at] of Object.entries(some)) places[side as keyof Places][step] = at;
  };
  const stops = (...sides: readonly (keyof Places)[]): void => {
    for (const side of sides) places[side].fill(places[side][reached]!, reached);
  };
  const device = new Comparison();
  stands(0, { lastAvail: start.device.lastAvail, usedIdx: start.device.publishedUsedIdx });
  playAsDevice(trace, device, (step, { lastAvail, publishedUsedIdx: usedIdx }) =>
    stands(step + 1, { lastAvail, usedIdx }),
  );
  stops('lastAvail', 'usedIdx');
  const driver = new Comparison();
  stands(0, { availIdx: start.driver.publishedIdx, lastUsed: start.driver.lastUsed });
  playAsDriver(trace, driver, (step, { publishedIdx: availIdx, lastUsed }) => stands(step + 1, { availIdx, lastUsed }));
  stops('availIdx', 'lastUsed');
  const told = (role: string, { found }: Comparison) =>
    found.map(each => ({ ...each, field: `${role}: ${each.field}` }));
  const result = judged(trace.name, [...written.found, ...told('as device', device), ...told('as driver', driver)]);
  return { judged: { ...result, steps: () => stepsOf(trace, result, { device, driver }) }, places };
};

/** What a trace says of itself twice: places of its steps, features by name and by bit, how many descriptors are free. */
const compareWritten = (
  comparison: Comparison,
  { steps, features, layout, start }: RingTrace,
  numFree: number,
): void => {
  const known = reservedFeatures.filter(({ name }) => features.names.includes(name));
  if (features.bits !== undefined && known.length === features.names.length)
    comparison.same('feature bits', features.bits, hex(featureSet(known.map(({ bit }) => bit))));
  comparison.same('feature names', features.names.includes('RING_PACKED') ? 'packed' : 'split', layout);
  if (start.driver.numFree !== undefined) comparison.same('start.driver.numFree', start.driver.numFree, numFree);
  for (const [at, { i }] of steps.entries()) {
    comparison.step = at;
    if (i !== undefined) comparison.same('i', i, at);
  }
};

const json = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

const stepsOf = (
  trace: RingTrace,
  { differences }: Judged,
  sides: Readonly<Record<'device' | 'driver', Comparison>>,
): JudgedStep[] =>
  trace.steps.map((step, i) => {
    const answer = sides[step.actor].answers.get(i);
    const here = differences.filter(each => each.step === i);
    return {
      step: i,
      who: step.actor,
      text: textOf(step),
      expected: json(step.out),
      got: answer ? json(answer.got) : null,
      verdict: here.length > 0 ? 'differs' : answer ? 'agrees' : 'unplayed',
      rule: null,
      why:
        here.length > 0
          ? here.map(each => `${each.field}: expected ${each.expected}, got ${each.got}`).join('; ')
          : null,
    };
  });

/** What a step does, in a few words. */
const textOf = (step: RingStep): string => {
  switch (step.op) {
    case 'add': {
      const { token, out, in: writable } = step.in;
      return `add buffer ${token}: ${out.flat().length} readable, ${writable.flat().length} writable`;
    }
    case 'push':
      return `push ${step.in.entries.map(({ head, id, len }) => `${head ?? id} (len ${len})`).join(', ')}${step.in.batched ? ' as one batch' : ''}`;
    case 'poll':
      return `poll ${step.in.opaque}`;
    case 'set_avail_event':
      return `set_avail_event ${step.in.value}`;
    case 'set_event_suppression':
      return `set_event_suppression flags ${step.in.flags}, slot ${step.in.off}, wrap ${step.in.wrap}`;
    default:
      return step.op;
  }
};
