import { useSyncExternalStore } from 'react';

const read = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;

let scale = 1;
const listeners = new Set<() => void>();

/** Looks again how large the type is: after the theme or the window has changed. */
export const readScale = (): void => {
  const now = read();
  if (now === scale) return;
  scale = now;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/**
 * How much larger than drawn everything is: 1, or what the theme and the type size of the browser ask for. Whoever
 * counts in pixels (rows of long lists, places in the timeline) multiplies with it; styles use the unit of the tokens.
 */
export const useScale = (): number => useSyncExternalStore(subscribe, () => scale);

/** The same for who is no component. */
export const scaleNow = (): number => scale;

/** A length for a style: as many pixels as drawn, larger where the type is. */
export const drawn = (pixels: number): string => `calc(var(--u) * ${pixels / 4})`;
