/**
 * Lets one piece of work run at a time. What waits is asked whether it is still wanted when its turn has come: of all
 * that was wanted meanwhile, only the newest then is.
 */
export const oneAtATime = () => {
  let last: Promise<unknown> = Promise.resolve();
  return async (isWanted: () => boolean, work: () => Promise<unknown>): Promise<void> => {
    for (let before = last; ; before = last) {
      await before;
      if (!isWanted()) return;
      if (before === last) break;
    }
    last = work().catch(() => {});
    await last;
  };
};
