import type { AppState } from './state.ts';

/** Before the first step. */
export const isAtStart = ({ run: { run } }: AppState): boolean => run?.step === 0;

/** Nobody can do anything any more: the run is finished, or stands still for good. */
export const isAtEnd = ({ run: { run, next } }: AppState): boolean =>
  !!run && run.step === run.end && (run.finished || next?.possible === 0);
