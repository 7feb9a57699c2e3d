import type { StateCreator } from 'zustand';
import { languages } from '../text/catalogue.ts';
import type { AppState } from './state.ts';
import { readStored, writeStored } from './stored.ts';

export const themes = ['system', 'light', 'dark', 'projector'] as const;
/** How the page speaks; `system`: as the browser prefers. */
export const tongues = ['system', ...languages] as const;
const motions = ['system', 'off'] as const;
export const layouts = ['review', 'bytes', 'sequence', 'teach'] as const;
/** `lesson` and `next` are tabs only where they have no column of their own. */
export const details = [
  'lesson',
  'next',
  'command',
  'compose',
  'orders',
  'features',
  'registers',
  'memory',
  'clause',
] as const;

type Theme = (typeof themes)[number];
export type DetailName = (typeof details)[number];

export interface Preferences {
  readonly theme: Theme;
  readonly motion: (typeof motions)[number];
  readonly language: (typeof tongues)[number];
  readonly layout: (typeof layouts)[number];
  readonly detail: DetailName;
}

const oneOf = <T extends string>(allowed: readonly T[], value: unknown, otherwise: T): T =>
  allowed.find(each => each === value) ?? otherwise;

/** What was stored may be from another version, or typed by hand. */
const checkPreferences = (stored: unknown): Preferences => {
  const found = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<Record<string, unknown>>;
  return {
    theme: oneOf(themes, found.theme, 'system'),
    motion: oneOf(motions, found.motion, 'system'),
    language: oneOf(tongues, found.language, 'system'),
    layout: oneOf(layouts, found.layout, 'review'),
    detail: oneOf(details, found.detail, 'command'),
  };
};

export interface PreferencesSlice {
  readonly preferences: Preferences;
  readonly prefer: (some: Partial<Preferences>) => void;
}

export const createPreferencesSlice: StateCreator<AppState, [], [], PreferencesSlice> = (set, get) => ({
  preferences: checkPreferences(readStored('preferences')),
  prefer: some => {
    const preferences = { ...get().preferences, ...some };
    set({ preferences });
    writeStored('preferences', preferences);
  },
});
