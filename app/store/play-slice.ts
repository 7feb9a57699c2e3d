import type { StateCreator } from 'zustand';
import type { Progress } from './pace.ts';
import type { AppState } from './state.ts';

export interface PlaySlice {
  readonly play: {
    readonly playing: boolean;
    /** Factor: 1 is a step in 240 ms and a pause to read it. */
    readonly speed: number;
    /** The engine works on something that takes time: a run to the end. */
    readonly busy: boolean;
    /** Of that, when it takes so long that somebody waits. */
    readonly progress: Progress | null;
  };
}

export const createPlaySlice: StateCreator<AppState, [], [], PlaySlice> = () => ({
  play: { playing: false, speed: 1, busy: false, progress: null },
});
