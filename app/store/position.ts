import type { AppState } from './state.ts';

/** Before the first step. */
export const isAtStart = ({ run: { run } }: AppState): boolean => run?.step === 0;

/** Nobody can do anything any more: the run is finished, or stands still for good, or until a question is answered. */
export const isAtEnd = ({ run: { run, next }, lesson }: AppState): boolean =>
  !!run &&
  ((run.step === run.end && (run.finished || next?.possible === 0)) || run.step >= (lesson?.until ?? run.step + 1));
