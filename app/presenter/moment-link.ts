import { share } from '../store/sharing.ts';

/** A link for a code that is read from a distance. */
export interface MomentLink {
  /** Without `#`; null: there is none that is short enough. */
  readonly fragment: string | null;
  /** Length of the link of this very moment, where it is too long for a code; null: it is the one above. */
  readonly tooLong: number | null;
}

/** Longer ones make codes that nobody in the last row can read; the share dialog has the same bound. */
const MOST = 2000;

/** The shortest link to the step that is shown; null when the engine could not make one. */
export const linkOfMoment = async (): Promise<MomentLink | null> => {
  const shared = await share({ atStep: true, view: false, notes: false });
  if (!shared) return null;
  if (shared.length <= MOST) return { fragment: shared.fragment, tooLong: null };
  return { fragment: null, tooLong: shared.length };
};
