import { create } from 'zustand';
import type { Path } from './json.ts';

/** A place that somebody wants to see, and where: in the form, in the JSON, or in both. */
export interface Wish {
  readonly place: Path | number;
  readonly form: boolean;
  readonly json: boolean;
  /** The focus goes there. */
  readonly focus: 'form' | 'json' | null;
}

/** The newest wish; each is an object of its own, so that the same place can be wished for again. */
export const usePlace = create<{ readonly wish: Wish | null }>()(() => ({ wish: null }));

export const wishFor = (wish: Wish): void => usePlace.setState({ wish });
