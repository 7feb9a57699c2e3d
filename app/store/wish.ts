import { counting } from './newest.ts';
import type { AppState } from './state.ts';
import { useStore } from './store.ts';

/** Something that a person wants to be opened, which may take its time. */
export interface Wish extends Pick<AppState, 'study'> {
  /** Nothing else was wanted since: of two things only the later one is opened, whichever is there first. */
  readonly isNewest: () => boolean;
}

const count = counting();

export const wish = (): Wish => ({ isNewest: count(), study: useStore.getState().study });

/** The study that is shown when the run has come: one that was opened meanwhile stays. */
export const studyAfter = (
  { study: before }: Pick<Wish, 'study'>,
  come: AppState['study'] = null,
): AppState['study'] => {
  const { study } = useStore.getState();
  return study?.name === before?.name ? come : study;
};
