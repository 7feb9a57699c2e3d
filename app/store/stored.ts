/** The browser's storage, which may be full, forbidden, or hold something of another version. */

const PREFIX = 'ringside.';

export const readStored = (name: string): unknown => {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null');
  } catch {
    return null;
  }
};

export const writeStored = (name: string, value: unknown): void => {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // What is not remembered is the default next time.
  }
};
