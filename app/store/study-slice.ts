import type { StateCreator } from 'zustand';
import type { AppState } from './state.ts';

/** Pages beside the run; a link names them. */
export const studies = [
  'readings',
  'compare',
  'diff',
  'clauses',
  'decode',
  'structs',
  'dialects',
  'recording',
  'editor',
  'lesson-editor',
  'handout',
] as const;
export type StudyName = (typeof studies)[number];

/** What a study is about, as a link holds it: each study reads its own, and leaves out what it does not understand. */
export type StudyArgs = Readonly<Record<string, string>>;

export interface StudySlice {
  /** Null: the run is shown. */
  readonly study: { readonly name: StudyName; readonly args: StudyArgs } | null;
}

export const createStudySlice: StateCreator<AppState, [], [], StudySlice> = () => ({ study: null });
