import { useRef } from 'react';
import { timeline as text } from '../text/time.ts';
import { drawn } from '../ui/scale.ts';
import { Bookmarks } from './Bookmarks.tsx';
import { Brackets } from './Brackets.tsx';
import { BranchHeads } from './BranchHeads.tsx';
import { BranchTitles } from './BranchTitles.tsx';
import { Glyphs } from './Glyphs.tsx';
import { ROW } from './glyphs.ts';
import { Numbers } from './Numbers.tsx';
import { Overview } from './Overview.tsx';
import { Playhead } from './Playhead.tsx';
import { useDrag } from './use-drag.ts';
import { useTimeline } from './use-timeline.ts';

/** Rows that are always there, so that the first fork moves nothing; and rows before it scrolls. */
const LEAST_ROWS = 2;
const MOST_ROWS = 5;

/** Time as a tree: a row for each branch, the actors' shapes along it, one playhead for all. */
export const Timeline = () => {
  const track = useRef<HTMLDivElement>(null);
  const shown = useTimeline(track);
  const drag = useDrag(shown);
  const rows = Math.max(LEAST_ROWS, shown.branches.length);
  const height = rows * ROW;
  return (
    <section aria-label={text.name} className="shrink-0 border-hair border-b bg-sunken">
      <div className="flex overflow-y-auto" style={{ maxHeight: drawn(MOST_ROWS * ROW + 36) }}>
        <BranchHeads />
        <div className="relative min-w-0 flex-1 overflow-hidden pb-0.5">
          <Brackets scale={shown.scale} />
          <div
            ref={track}
            {...drag}
            className="relative cursor-pointer touch-none select-none"
            style={{ height: drawn(height) }}
          >
            <Glyphs shown={shown} height={height} />
            <BranchTitles shown={shown} />
            <Bookmarks shown={shown} />
            <Playhead shown={shown} />
          </div>
          <Numbers scale={shown.scale} step={shown.step} />
        </div>
      </div>
      {shown.scale.windowed && <Overview shown={shown} />}
    </section>
  );
};
