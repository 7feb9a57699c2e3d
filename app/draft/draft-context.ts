import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { DraftFrame, Shape } from '../../engine/protocol/messages.ts';
import type { ParseError } from '../../engine/scenario/parse.ts';
import type { Draft, DraftState } from './draft-store.ts';
import { getAt, type Json, type Key, type Path, shapeInside, writePath } from './json.ts';

/** The draft whose forms these are. */
export const DraftContext = createContext<Draft | null>(null);

export const useDraft = (): Draft => {
  const draft = use(DraftContext);
  if (!draft) throw new Error('a form of a draft stands in no draft');
  return draft;
};

export const useDraftState = <T>(select: (state: DraftState) => T): T => useStore(useDraft().store, select);

/** What is at a place; undefined: nothing. */
export const useAt = (path: Path): Json | undefined => useDraftState(state => getAt(state.value, path));

/** What the schema says of a place; null: it knows of nothing there. */
export const useShapeAt = (path: Path): Shape | null =>
  useDraftState(({ shape, value }) => {
    const inwards = (at: Shape | null, key: Key, i: number): Shape | null =>
      shapeInside(at, getAt(value, path.slice(0, i)), key);
    return path.reduce(inwards, shape);
  });

const none: readonly ParseError[] = [];

export const useErrors = (): readonly ParseError[] => useDraftState(state => state.checked?.view.errors ?? none);

export const useErrorsAt = (path: Path): readonly string[] => {
  const at = writePath(path);
  return useErrors()
    .filter(each => each.path === at)
    .map(({ message }) => message);
};

/** The scenario whose names a form can choose from, and its version. */
export interface Around {
  readonly scenario: Json;
  readonly dialect: string;
  readonly readings: string;
  readonly functions: readonly string[];
  /** Who can be told to break a rule. */
  readonly actors: readonly string[];
  readonly frame: DraftFrame | null;
}

export const AroundContext = createContext<Around>({
  scenario: null,
  dialect: '',
  readings: '',
  functions: [],
  actors: [],
  frame: null,
});

export const useAround = (): Around => use(AroundContext);
