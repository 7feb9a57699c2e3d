/** One tab at a time writes an entry. Names of locks say who has which one open. */
const nameOf = (id: string): string => `ringside.entry.${id}`;

/** A tab that is loaded again may have to wait until the one before it is gone. */
const PATIENCE = 1500;

let held: { readonly id: string; readonly release: () => void } | null = null;

const locks = (): LockManager | null => ('locks' in navigator ? navigator.locks : null);

/** Takes an entry for this tab, and lets go of the one before. False: another tab, a copy of this one, has it open. */
export const hold = async (id: string): Promise<boolean> => {
  if (held?.id === id) return true;
  letGo();
  const all = locks();
  if (!all) {
    held = { id, release: () => {} };
    return true;
  }
  return new Promise(resolve => {
    all
      .request(
        nameOf(id),
        { signal: AbortSignal.timeout(PATIENCE) },
        () =>
          new Promise<void>(release => {
            held = { id, release };
            resolve(true);
          }),
      )
      .catch(() => resolve(false));
  });
};

const letGo = (): void => {
  held?.release();
  held = null;
};

/** Entries that some tab has open, this one included. */
export const heldNow = async (): Promise<(id: string) => boolean> => {
  const names = new Set(((await locks()?.query())?.held ?? []).map(({ name }) => name));
  return id => id === held?.id || names.has(nameOf(id));
};
