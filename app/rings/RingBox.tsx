import { type ReactNode, useRef, useState } from 'react';
import type { RingsView } from '../../engine/view/parts/rings.ts';
import { useSize } from '../graph/use-size.ts';
import { rings as text } from '../text/rings.ts';
import { RingGrid } from './RingGrid.tsx';
import type { RingPart } from './SplitGrid.tsx';

/** Below this width the three tables are shown one at a time. */
const NARROW = 560;
/** And below this one words that a shape says as well are left out. */
const TIGHT = 740;
/** And below this one there is no room for what a split ring's buffers are, which is said below the tables. */
const CLOSE = 632;
/** And below this height what was found wrong takes the place of what stands below, so that rows are left to see. */
const CROWDED = 200;
/** Below these heights it scrolls with the rows: a packed ring has its two sides above it. */
const LOW = { split: 130, packed: 200 };

interface Props {
  /** Null: there are no tables to show. */
  readonly view: RingsView | null;
  readonly above?: ReactNode;
  readonly below?: ReactNode;
}

/** The tables of a virtqueue in as much room as there is. */
export const RingBox = ({ view, above, below }: Props) => {
  const pane = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(pane);
  const [part, setPart] = useState<RingPart>('desc');
  const crowded = view?.found != null && height < CROWDED;
  const narrow = width > 0 && width < NARROW;
  const tight = width < TIGHT;
  const close = view?.format === 'split' && !narrow && width < CLOSE;
  const low = view !== null && height < LOW[view.format];
  return (
    <div
      ref={pane}
      data-tight={tight}
      data-close={close}
      data-narrow={narrow}
      className="group/ring flex h-full min-h-0 flex-col"
    >
      {above}
      {view?.format === 'split' && narrow && <PartPicker part={part} show={setPart} />}
      {view && width > 0 && (
        <RingGrid
          key={`${view.device} ${view.queue} ${view.format}`}
          view={view}
          only={narrow ? part : null}
          room={close ? 'close' : tight ? 'tight' : 'wide'}
          narrow={narrow}
          below={low && !crowded && below}
        />
      )}
      {!crowded && !low && below}
    </div>
  );
};

const PartPicker = ({ part, show }: { readonly part: RingPart; readonly show: (part: RingPart) => void }) => (
  <fieldset className="flex gap-px border-hair border-b px-4 py-2">
    <legend className="sr-only">{text.part}</legend>
    {(['desc', 'avail', 'used'] as const).map(each => (
      <button
        key={each}
        type="button"
        aria-pressed={part === each}
        onClick={() => show(each)}
        className="min-h-8 flex-1 border border-rule px-2 text-ink-2 aria-pressed:bg-ink aria-pressed:text-on-ink"
      >
        {text.parts[each]}
      </button>
    ))}
  </fieldset>
);
