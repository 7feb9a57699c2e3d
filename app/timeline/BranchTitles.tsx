import { drawn } from '../ui/scale.ts';
import { yOf } from './glyphs.ts';
import { xOf } from './scale.ts';
import type { Shown } from './use-timeline.ts';

/** How each branch came about, in its row where it is free: before the fork, or behind the end. */
export const BranchTitles = ({ shown: { branches, scale } }: { readonly shown: Shown }) => (
  <>
    {branches.map((branch, row) => {
      if (branch.parent === null || branch.title === '' || branch.forkAt < scale.from) return null;
      const start = xOf(scale, branch.forkAt) - 12;
      const end = xOf(scale, Math.min(branch.end, scale.to)) + 12;
      const left = start >= 160;
      return (
        <p
          key={branch.id}
          aria-hidden
          data-left={left}
          style={{
            top: drawn(yOf(row) - 8),
            ...(left ? { width: drawn(start), left: 0 } : { left: drawn(end), right: 0 }),
          }}
          className="pointer-events-none absolute truncate text-ink-2 text-t1 leading-4 data-[left=true]:text-right"
        >
          {branch.title}
        </p>
      );
    })}
  </>
);
