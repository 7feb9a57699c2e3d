import { create } from 'zustand';
import type { Target } from './target.ts';

export interface MenuState {
  readonly target: Target | null;
  /** Where it opens, in pixels of the page. */
  readonly x: number;
  readonly y: number;
  /** What has the focus again afterwards. */
  readonly back: HTMLElement | null;
}

export const useMenu = create<MenuState>()(() => ({ target: null, x: 0, y: 0, back: null }));
