import type { RunView } from '../../engine/view/parts/run.ts';
import { useHistory } from '../keeping/history-store.ts';
import { useStore } from '../store/store.ts';
import { askStudy } from '../store/studying.ts';
import { bounded, type Edits, noEdits, useEdits } from './edits-store.ts';
import { readEdits, withIntents, within } from './read-edits.ts';

const KEY = 'ringside.edits';
/** Edits, and characters of runs that were left: less and less, until the storage of a tab has room for it. */
const bounds = [
  { edits: 100, size: 1_500_000 },
  { edits: 50, size: 200_000 },
  { edits: 10, size: 0 },
];

/** What distinguishes the run that is shown from one that it took the place of, under the same name. */
const markOf = ({ title, dialect, switches }: RunView): string =>
  JSON.stringify([title, dialect.id, switches.map(({ chosen }) => chosen)]);

const forget = (): void => {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was written there.
  }
};

const write = (id: string, mark: string, edits: Edits): void => {
  for (const most of bounds) {
    const { done, undone, live, left } = bounded(edits, most);
    const size = Object.values(left).reduce((sum, each) => sum + each.size, 0);
    if (size > most.size) continue;
    try {
      return sessionStorage.setItem(KEY, JSON.stringify({ id, mark, done, undone, live, left }));
    } catch {
      // Less of it may have room.
    }
  }
  forget();
};

/** Keeps what can be undone for as long as this tab is there. */
export const startKeepingEdits = (): void => {
  const look = (): void => {
    const { keptAs, run } = useStore.getState();
    const edits = useEdits.getState();
    if (useHistory.getState().off) return forget();
    // A list that nobody has written into takes nothing from the one that is about to come back.
    if (keptAs !== null && run.run && edits !== noEdits) write(keptAs, markOf(run.run), edits);
  };
  useEdits.subscribe(look);
  useStore.subscribe((state, before) => {
    if (state.keptAs !== before.keptAs) look();
  });
  useHistory.subscribe((state, before) => {
    if (state.off !== before.off) look();
  });
};

/** What this tab has written about the edits of a run, not judged yet; null: nothing. */
export const storedEdits = (id: string): unknown => {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return typeof found === 'object' && found !== null && 'id' in found && found.id === id ? found : null;
  } catch {
    return null;
  }
};

/** Puts back the edits of the run that has come back, if they are good. */
export const returnEdits = async (found: unknown): Promise<void> => {
  const { run } = useStore.getState().run;
  const read = readEdits(found);
  if (!run || !read || (found as { readonly mark?: unknown }).mark !== markOf(run)) return;
  const judged = await askStudy({ kind: 'intents', intents: read.intents });
  if (!judged.ok || useEdits.getState() !== noEdits) return;
  useEdits.setState(within(withIntents(read.edits, judged.found), run.branches));
};
