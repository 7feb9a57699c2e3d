import type { DiffAsk } from '../../engine/protocol/messages.ts';
import type { RunView } from '../../engine/view/parts/run.ts';
import type { StudyArgs } from '../store/study-slice.ts';

const number = (text: string | undefined): number | null => (/^\d{1,7}$/.test(text ?? '') ? Number(text) : null);

/** Both steps: as they were chosen, else from the last bookmark before the shown step, or the start, to that step. */
export const askOf = (
  { from, to, a, b }: StudyArgs,
  run: Pick<RunView, 'step' | 'branch' | 'bookmarks'> | undefined,
): Required<DiffAsk> => {
  const here = run?.step ?? 0;
  const branch = run?.branch ?? 0;
  const marked = run?.bookmarks.findLast(({ atStep }) => atStep < here)?.atStep ?? 0;
  return {
    from: number(from) ?? marked,
    to: number(to) ?? here,
    fromBranch: number(a) ?? branch,
    toBranch: number(b) ?? branch,
  };
};
