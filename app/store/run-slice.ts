import type { StateCreator } from 'zustand';
import type { ViewParts } from '../../engine/view/parts.ts';
import { asBefore } from './as-before.ts';
import type { AppState } from './state.ts';

export interface RunSlice {
  /** What the engine said, newest of each part. Only the client writes it. */
  readonly run: Partial<ViewParts>;
  /** Merges what changed; after another scenario was loaded nothing of the one before stays. */
  readonly applyParts: (parts: Partial<ViewParts>, fresh: boolean) => void;
}

export const createRunSlice: StateCreator<AppState, [], [], RunSlice> = set => ({
  run: {},
  applyParts: (parts, fresh) =>
    set(({ run }) => {
      if (fresh) return { run: parts };
      const next = asBefore(run, parts);
      const members = next.members ? { ...run.members, ...next.members } : run.members;
      return { run: { ...run, ...next, ...(members && { members }) } };
    }),
});
