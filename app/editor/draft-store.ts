import { create } from 'zustand';
import type { DraftFrame, DraftRun, DraftView } from '../../engine/protocol/messages.ts';
import { type Json, type Path, setAt } from './json.ts';
import { pretty } from './pretty.ts';

/** The run that was open before a draft was tried. */
interface Former {
  readonly file: string;
  readonly title: string;
  readonly step: number;
}

export interface DraftState {
  /** What is written: the one truth, of which the forms show what can be read. */
  readonly text: string;
  /** The newest text that was JSON, as a value. */
  readonly value: Json;
  /** The text is JSON; while it is none the forms wait. */
  readonly readable: boolean;
  /** Texts before, the newest last, and texts that were undone, the next one last. */
  readonly past: readonly string[];
  readonly future: readonly string[];
  /** What the engine said of a text, and of which. */
  readonly checked: { readonly text: string; readonly view: DraftView } | null;
  readonly frame: DraftFrame | null;
  /** How a text ran. */
  readonly played: { readonly text: string; readonly value: Json; readonly run: DraftRun } | null;
  readonly former: Former | null;
  /** Another draft that this browser has kept. */
  readonly other: string | null;
  /** It is being played. */
  readonly playing: boolean;
  /** What was just done, in words, for everybody to read. */
  readonly said: string;
}

/** Characters of all that can be undone: beyond them the oldest is given up. */
const MOST_PAST = 40_000_000;
/** Longer texts are not read on every key; the engine says what is in them. */
const MOST_READ = 4_000_000;
/** Changes of one place within so many milliseconds are undone together. */
const TOGETHER = 1000;

const read = (text: string): Json | undefined => {
  if (text.length > MOST_READ) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};

const stateOf = (text: string, before: Json): Pick<DraftState, 'text' | 'value' | 'readable'> => {
  const value = read(text);
  return { text, value: value ?? before, readable: value !== undefined };
};

export const useDraft = create<DraftState>()(() => ({
  ...stateOf('', null),
  past: [],
  future: [],
  checked: null,
  frame: null,
  played: null,
  former: null,
  other: null,
  playing: false,
  said: '',
}));

const { getState: get, setState: set } = useDraft;

const bounded = (texts: readonly string[]): readonly string[] => {
  let room = MOST_PAST;
  const from = texts.findLastIndex(text => {
    room -= text.length;
    return room < 0;
  });
  return texts.slice(from + 1);
};

let last = { place: '', at: 0 };

/** Another text. Changes of the same place that follow each other quickly are undone together. */
const change = (text: string, place: string): void => {
  const { text: before, past } = get();
  if (text === before) return;
  const now = Date.now();
  const together = place !== '' && place === last.place && now - last.at < TOGETHER;
  last = { place, at: now };
  set(state => ({
    ...stateOf(text, state.value),
    past: together ? past : bounded([...past, before]),
    future: [],
    said: '',
  }));
};

/** What was typed as JSON. */
export const typeText = (text: string): void => change(text, 'json');

/** Something else at a place; `together`: it goes on with what was changed there before. */
export const edit = (path: Path, next: Json | undefined, together = ''): void => {
  const { value, readable, frame } = get();
  if (!readable) return;
  change(pretty(setAt(value, path, next, frame?.shape ?? null)), together);
};

/** Another scenario altogether; the one before can be had back like any other change. */
export const replaceText = (text: string, said = ''): void => {
  change(text, '');
  set({ said });
};

const back = (from: 'past' | 'future', to: 'past' | 'future'): void => {
  const texts = get()[from];
  const text = texts.at(-1);
  if (text === undefined) return;
  last = { place: '', at: 0 };
  set(state => ({
    ...stateOf(text, state.value),
    [from]: texts.slice(0, -1),
    [to]: [...state[to], state.text],
    said: '',
  }));
};

export const undo = (): void => back('past', 'future');
export const redo = (): void => back('future', 'past');

/** What is there first, and what was being written elsewhere in this browser. */
export const beginWith = (text: string, other: string | null = null): void => {
  last = { place: '', at: 0 };
  set(state => ({ ...stateOf(text, state.value), past: [], future: [], other }));
};

/** What was being written before, instead; the present text can be had back. */
export const takeOther = (): void => {
  const { other } = get();
  if (other !== null) change(other, '');
  set({ other: null });
};

export const say = (said: string): void => set({ said });
