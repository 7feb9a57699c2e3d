import { memo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { BranchView } from '../../engine/view/parts/run.ts';
import { actions, useApp } from '../store/app-state.ts';
import { timeline as text } from '../text/time.ts';
import { drawn } from '../ui/scale.ts';
import { BRACKETS } from './Brackets.tsx';
import { ROW } from './glyphs.ts';

const none: readonly BranchView[] = [];

/** A button for each branch, left of its row: to its end. */
export const BranchHeads = () => {
  const [branches, shown] = useApp(useShallow(({ run: { run } }) => [run?.branches ?? none, run?.branch] as const));
  return (
    <ul aria-label={text.branches} className="w-24 shrink-0 pl-4" style={{ paddingTop: drawn(BRACKETS) }}>
      {branches.map(branch => (
        <Head key={branch.id} branch={branch} shown={branch.id === shown} />
      ))}
    </ul>
  );
};

const Head = memo(function Head({ branch, shown }: { readonly branch: BranchView; readonly shown: boolean }) {
  return (
    <li style={{ height: drawn(ROW) }} className="flex items-center">
      <button
        type="button"
        aria-current={shown}
        aria-label={text.branch(branch.letter, branch.title, branch.end, shown)}
        title={branch.title}
        onClick={() => void actions.seek(branch.end, branch.id)}
        className="flex h-6 min-w-6 items-center gap-1.5 rounded-1 text-ink-3 text-t1 hover:text-ink aria-[current=true]:text-ink"
      >
        <b className="font-mono font-semibold">{branch.letter}</b>
        <span>{shown ? text.shown : text.steps(branch.end)}</span>
      </button>
    </li>
  );
});
