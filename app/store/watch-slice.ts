import type { StateCreator } from 'zustand';
import type { AppState } from './state.ts';

export interface WatchSlice {
  /** Values that are watched, as a link writes them. */
  readonly pins: readonly string[];
  readonly changes: {
    /** Views show only what is marked as changed. */
    readonly only: boolean;
    /** Step since which something counts as changed; null: the last step. */
    readonly since: number | null;
  };
}

export const createWatchSlice: StateCreator<AppState, [], [], WatchSlice> = () => ({
  pins: [],
  changes: { only: false, since: null },
});
