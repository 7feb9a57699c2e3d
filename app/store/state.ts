import type { LessonSlice } from './lesson-slice.ts';
import type { PlaySlice } from './play-slice.ts';
import type { PreferencesSlice } from './preferences-slice.ts';
import type { RunSlice } from './run-slice.ts';
import type { SelectionSlice } from './selection-slice.ts';
import type { ShellSlice } from './shell-slice.ts';
import type { StudySlice } from './study-slice.ts';
import type { WatchSlice } from './watch-slice.ts';

export type AppState = RunSlice &
  SelectionSlice &
  LessonSlice &
  PlaySlice &
  PreferencesSlice &
  ShellSlice &
  StudySlice &
  WatchSlice;
