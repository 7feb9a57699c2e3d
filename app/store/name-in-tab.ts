const KEY = 'ringside.name';

/** The place in the tab's history; empty where the browser does not tell. */
const place = (): string => globalThis.navigation?.currentEntry?.key ?? '';

const isReload = (): boolean =>
  performance.getEntriesByType('navigation').some(entry => (entry as PerformanceNavigationTiming).type === 'reload');

/**
 * The name of the run that the tab keeps with its address; null: none. When the address is written while a reload has
 * begun already, Chromium forgets what stands with it, not its place.
 */
export const nameInTab = (): string | null => {
  const { kept } = (history.state ?? {}) as { readonly kept?: unknown };
  if (typeof kept === 'string') return kept;
  try {
    const [at, id] = (sessionStorage.getItem(KEY) ?? '').split(' ');
    return id && at === place() && isReload() ? id : null;
  } catch {
    return null;
  }
};

/** Another address is on its way. */
export const leaveName = (): void => {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was written there.
  }
};

/** Names the run that is shown, so that whoever loads the page again finds it. */
export const writeName = (id: string | null): void => {
  const { kept, ...rest } = (history.state ?? {}) as { readonly kept?: unknown };
  if (kept !== (id ?? undefined)) history.replaceState(id === null ? rest : { ...rest, kept: id }, '');
  if (id === null || place() === '') return leaveName();
  try {
    sessionStorage.setItem(KEY, `${place()} ${id}`);
  } catch {
    // Then it stands with the address only.
  }
};
