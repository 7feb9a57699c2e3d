import { change, putBack, readContent, remove } from './database.ts';
import type { Entry } from './entry.ts';
import { changed, noteTrouble, useHistory } from './history-store.ts';

/** Removes entries; they can be taken back until others are removed or the page is left. */
export const forget = async (entries: readonly Entry[]): Promise<void> => {
  try {
    const all = await Promise.all(entries.map(async entry => ({ entry, text: await readContent(entry.id) })));
    await remove(entries.map(({ id }) => id));
    useHistory.setState({ removed: all.map(({ entry, text }) => ({ entry, text: text ?? '' })) });
  } catch (error) {
    noteTrouble(error);
  }
  await changed();
};

export const takeBack = async (): Promise<void> => {
  try {
    await putBack(useHistory.getState().removed);
    useHistory.setState({ removed: [] });
  } catch (error) {
    noteTrouble(error);
  }
  await changed();
};

/** What nobody can read goes for good. */
export const forgetDamaged = async (): Promise<void> => {
  await remove(useHistory.getState().damaged).catch(noteTrouble);
  await changed();
};

export const alter = async (
  id: string,
  some: Pick<Entry, 'pinned'> | Pick<Entry, 'title' | 'named'>,
): Promise<void> => {
  await change(id, some).catch(noteTrouble);
  await changed();
};

/** All that is kept, as the text of a file: entries with what they are made of, which the page opens again. */
export const fileOf = async (entries: readonly Entry[]): Promise<string> => {
  const all = await Promise.all(
    entries.map(async entry => ({ entry, run: JSON.parse((await readContent(entry.id)) ?? 'null') as unknown })),
  );
  return `${JSON.stringify({ history: 1, entries: all }, null, 1)}\n`;
};
