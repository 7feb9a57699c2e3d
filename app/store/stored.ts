import { embed } from './embed.ts';

/**
 * The browser's storage, which may be full, forbidden, or hold something of another version. A page inside another one
 * keeps nothing, and looks at nothing.
 */

const PREFIX = 'ringside.';

export const readStored = (name: string): unknown => {
  if (embed) return null;
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null');
  } catch {
    return null;
  }
};

export const writeStored = (name: string, value: unknown): void => {
  if (embed) return;
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // What is not remembered is the default next time.
  }
};
