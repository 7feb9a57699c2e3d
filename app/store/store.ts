import { create } from 'zustand';
import { createLessonSlice } from './lesson-slice.ts';
import { createPlaySlice } from './play-slice.ts';
import { createPreferencesSlice } from './preferences-slice.ts';
import { createRunSlice } from './run-slice.ts';
import { createSelectionSlice } from './selection-slice.ts';
import { createShellSlice } from './shell-slice.ts';
import type { AppState } from './state.ts';
import { createStudySlice } from './study-slice.ts';
import { createWatchSlice } from './watch-slice.ts';

export const useStore = create<AppState>()((...store) => ({
  ...createRunSlice(...store),
  ...createSelectionSlice(...store),
  ...createLessonSlice(...store),
  ...createPlaySlice(...store),
  ...createPreferencesSlice(...store),
  ...createShellSlice(...store),
  ...createStudySlice(...store),
  ...createWatchSlice(...store),
}));
