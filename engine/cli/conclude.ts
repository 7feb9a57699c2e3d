import { jsonLine } from './json-line.ts';
import type { ExitCode, Streams } from './verb.ts';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** What could not be judged, where that can be. */
  readonly unknown?: number;
}

/** The last line of a verb that judges, and whether all of it passed. */
export const conclude = ({ print }: Streams, json: boolean | undefined, counts: Counts): ExitCode => {
  const { passed, failed, unknown = 0 } = counts;
  print(json ? jsonLine(counts) : `${passed} passed, ${failed} failed${unknown > 0 ? `, ${unknown} unknown` : ''}`);
  return failed === 0 ? 0 : 1;
};
