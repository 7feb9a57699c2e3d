import * as v from 'valibot';
import { err, ok, type Result } from '../num/result.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import { playAsDevice } from './as-device.ts';
import { playAsDriver } from './as-driver.ts';
import { Comparison } from './compare.ts';
import { type Judged, judged } from './judged.ts';
import { errorsOf } from './parse-errors.ts';
import { type RingTrace, ringTraceSchema } from './ring-trace-schema.ts';
import { checkTrace } from './trace-setup.ts';

/** A trace of both sides of a virtqueue: it is played twice, once with our device and once with our driver. */
export const readRingTrace = (input: unknown): Result<() => readonly Judged[], ParseError[]> => {
  const parsed = v.safeParse(ringTraceSchema, input);
  if (!parsed.success) return err(errorsOf(parsed.issues));
  const errors = checkTrace(parsed.output);
  return errors.length > 0 ? err(errors) : ok(() => [play(parsed.output)]);
};

const play = (trace: RingTrace): Judged => {
  const device = new Comparison();
  playAsDevice(trace, device);
  const driver = new Comparison();
  playAsDriver(trace, driver);
  const told = (role: string, { found }: Comparison) =>
    found.map(each => ({ ...each, field: `${role}: ${each.field}` }));
  return judged(trace.name, [...told('as device', device), ...told('as driver', driver)]);
};
