import { useState } from 'react';

/** Sections that are open; kept while the page is, since the panel comes and goes with its tab. */
let last: ReadonlySet<string> = new Set(['common']);

interface OpenSections {
  readonly isOpen: (id: string) => boolean;
  readonly toggle: (id: string) => void;
  readonly setAll: (ids: readonly string[]) => void;
  readonly open: (id: string) => void;
}

export const useOpenSections = (): OpenSections => {
  const [ids, setIds] = useState(last);
  const put = (next: ReadonlySet<string>): void => {
    last = next;
    setIds(next);
  };
  return {
    isOpen: id => ids.has(id),
    toggle: id => put(ids.has(id) ? new Set([...ids].filter(each => each !== id)) : new Set([...ids, id])),
    setAll: all => put(new Set(all)),
    open: id => put(new Set([...ids, id])),
  };
};
