import { named as text } from '../text/presenter.ts';
import { readNamed } from './named-link.ts';
import type { LibraryEntry } from './shell-slice.ts';
import { useStore } from './store.ts';

const say = (what: string, message: string): false => {
  useStore.setState({ failure: { kind: 'rejected', what, errors: [{ path: '', message }] } });
  return false;
};

/** Opens a step of a scenario of the library, and says when it is no longer the one that was linked. */
export const openNamed = async (
  hash: string,
  openEntry: (entry: LibraryEntry, step: number) => Promise<boolean>,
  loadLibrary: () => Promise<readonly LibraryEntry[]>,
): Promise<boolean> => {
  const named = readNamed(hash);
  if (!named) return say(text.link, text.bad);
  const library = await loadLibrary().catch(() => null);
  const entry = library?.find(({ file }) => file === named.file);
  if (!entry) return say(text.link, library ? text.unknown(named.file) : text.offline);
  if (!(await openEntry(entry, named.step))) return false;
  const { run } = useStore.getState().run;
  const same = named.digest === null || (run?.step === named.step && run.digest.startsWith(named.digest));
  if (!same) say(entry.title, text.other);
  return true;
};
