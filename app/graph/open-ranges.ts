import { createContext } from 'react';

/** Which ranges of members are open, and how one is opened or closed. */
export const OpenRanges = createContext<{ readonly open: ReadonlySet<string>; readonly toggle: (id: string) => void }>({
  open: new Set(),
  toggle: () => {},
});
