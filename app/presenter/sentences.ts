import type { AppState } from '../store/app-state.ts';

/** The sentence of a step, where the log holds it; '' where it does not. */
export const sentenceAt = ({ run: { log } }: AppState, step: number): string =>
  log?.rows.find(row => row.step === step)?.sentence ?? '';

/** The sentence of the step that comes next, as far as anybody knows; '' at the end. */
export const nextSentence = (state: AppState): string => {
  const { run, next } = state.run;
  const scheduled = next?.groups.flatMap(({ actions }) => actions).find(action => action.next);
  return sentenceAt(state, (run?.step ?? 0) + 1) || (scheduled?.why ?? '');
};
