import { returnEdits, storedEdits } from '../edits/keep-edits.ts';
import { edited } from '../store/editing.ts';
import { unlessCrashed } from '../store/engine.ts';
import { useStore } from '../store/store.ts';
import { readContent } from './database.ts';
import { useHistory } from './history-store.ts';
import { restore } from './open-kept.ts';
import { failedToReturn, readWhere, setReturning } from './tab.ts';

/** Shows the run that this tab showed before it was loaded again. False: there is none, or it cannot be used. */
export const returnTo = async (id: string): Promise<boolean> => {
  if (failedToReturn(id) || useHistory.getState().off) {
    setReturning(null);
    return false;
  }
  const text = await readContent(id).catch(() => null);
  if (text === null) return false;
  setReturning(id);
  // Before the run has its name again, under which they are written anew.
  const edits = storedEdits(id);
  const returned = await unlessCrashed(
    edited({ kind: 'opened' }, () => restore(text, readWhere(id) ?? { id, title: null, source: null, touched: true })),
    false,
  );
  if (useStore.getState().failure?.kind !== 'crashed') setReturning(null);
  if (returned && edits !== null) await unlessCrashed(returnEdits(edits), undefined);
  return returned;
};
