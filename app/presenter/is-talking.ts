/** Where a tab keeps what of a talk survives a reload. */
export const TALK = 'ringside.talk';

/** In this tab somebody has presented something. */
export const isTalking = (): boolean => {
  try {
    return sessionStorage.getItem(TALK) !== null;
  } catch {
    return false;
  }
};
