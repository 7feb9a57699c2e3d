import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Shape } from '../../engine/protocol/messages.ts';
import type { ParseError } from '../../engine/scenario/parse.ts';
import { type Json, type Path, setAt } from './json.ts';
import { pretty } from './pretty.ts';

/** What the engine says of every text. */
export interface Checked {
  /** Why the text is no JSON, and from which character on. */
  readonly fault: { readonly at: number; readonly message: string } | null;
  readonly errors: readonly ParseError[];
}

/** A place that somebody wants to see, and where: in the form, in the JSON, or in both. */
interface Wish {
  readonly place: Path | number;
  readonly form: boolean;
  readonly json: boolean;
  /** The focus goes there. */
  readonly focus: 'form' | 'json' | null;
}

export interface DraftState<V extends Checked = Checked> {
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
  readonly checked: { readonly text: string; readonly view: V } | null;
  /** What the schema says of the whole; null: the engine was not asked yet. */
  readonly shape: Shape | null;
  /** Another draft that this browser has kept. */
  readonly other: string | null;
  /** What was just done, in words, for everybody to read. */
  readonly said: string;
  /** The newest; each is an object of its own, so that the same place can be wished for again. */
  readonly wish: Wish | null;
}

/** Something that is being written: one text, and all that changes it. */
export interface Draft<V extends Checked = Checked> {
  /** By which a browser keeps it. */
  readonly name: string;
  readonly store: StoreApi<DraftState<V>>;
  /** What was typed as JSON. */
  readonly typeText: (text: string) => void;
  /** Something else at a place; `together`: it goes on with what was changed there before. */
  readonly edit: (path: Path, next: Json | undefined, together?: string) => void;
  /** Another text altogether; the one before can be had back like any other change. */
  readonly replaceText: (text: string, said?: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** What is there first, and what was being written elsewhere in this browser. */
  readonly beginWith: (text: string, other?: string | null) => void;
  /** What was being written before, instead; the present text can be had back. */
  readonly takeOther: () => void;
  readonly say: (said: string) => void;
  readonly wishFor: (wish: Wish) => void;
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

const bounded = (texts: readonly string[]): readonly string[] => {
  let room = MOST_PAST;
  const from = texts.findLastIndex(text => {
    room -= text.length;
    return room < 0;
  });
  return texts.slice(from + 1);
};

export const createDraft = <V extends Checked>(name: string): Draft<V> => {
  const store = createStore<DraftState<V>>()(() => ({
    ...stateOf('', null),
    past: [],
    future: [],
    checked: null,
    shape: null,
    other: null,
    said: '',
    wish: null,
  }));
  // Typed as what is common to all drafts: none of this touches what the engine says.
  const { getState: get, setState: set } = store as unknown as StoreApi<Omit<DraftState, 'checked'>>;

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

  return {
    name,
    store,
    typeText: text => change(text, 'json'),
    edit: (path, next, together = '') => {
      const { value, readable, shape } = get();
      if (readable) change(pretty(setAt(value, path, next, shape)), together);
    },
    replaceText: (text, said = '') => {
      change(text, '');
      set({ said });
    },
    undo: () => back('past', 'future'),
    redo: () => back('future', 'past'),
    beginWith: (text, other = null) => {
      last = { place: '', at: 0 };
      set(state => ({ ...stateOf(text, state.value), past: [], future: [], other }));
    },
    takeOther: () => {
      const { other } = get();
      if (other !== null) change(other, '');
      set({ other: null });
    },
    say: said => set({ said }),
    wishFor: wish => set({ wish }),
  };
};
