import { most } from '../scenario/limits.ts';
import type { Rejection } from './rejection.ts';
import { rejection } from './rejection.ts';
import type { Session } from './session.ts';

/** Puts a note on a step, replaces it, or takes it away (null). */
export const bookmark = (session: Session, atStep: number, text: string | null): Session | Rejection => {
  const { end } = session.timeline;
  if (atStep > end) return rejection('bookmark', 'atStep', `found ${atStep}, but the run has ${end} steps`);
  const others = session.bookmarks.filter(each => each.atStep !== atStep);
  if (text === null) return { ...session, bookmarks: others };
  if (others.length >= most.notes) return rejection('bookmark', 'text', `allowed: at most ${most.notes} bookmarks`);
  return { ...session, bookmarks: [...others, { atStep, text }].sort((a, b) => a.atStep - b.atStep) };
};
