import { useRef, useState } from 'react';
import type { RingsView } from '../../engine/view/parts.ts';
import { useSize } from '../graph/use-size.ts';
import { actions, useApp } from '../store/app-state.ts';
import { rings as text } from '../text/rings.ts';
import { Panel } from '../ui/Panel.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Decisions } from './Decisions.tsx';
import { FoundLine } from './FoundMark.tsx';
import { QueuePicker } from './QueuePicker.tsx';
import { RingGrid } from './RingGrid.tsx';
import type { RingPart } from './SplitGrid.tsx';

/** Below this width the three tables are shown one at a time. */
const NARROW = 560;
/** And below this one words that a shape says as well are left out. */
const TIGHT = 740;

/** And below this height what was found wrong takes the place of the last decisions, so that rows are left to see. */
const CROWDED = 200;

/** The descriptor table and the two rings of a virtqueue on one grid of rows. */
export const RingPanel = () => {
  const rings = useApp(state => state.run.rings);
  // Before its driver has set it up there is nothing in a queue.
  const isThere = !!rings && (rings.format === 'split' ? rings.descriptors : rings.slots).length > 0;
  const view = isThere ? rings : null;
  const pane = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(pane);
  const [part, setPart] = useState<RingPart>('desc');
  const crowded = view?.found != null && height < CROWDED;
  const narrow = width > 0 && width < NARROW;
  return (
    <Panel title={<QueuePicker />} aside={rings && <Aside rings={rings} legend={view !== null && !narrow} />}>
      <div
        ref={pane}
        data-tight={width < TIGHT}
        data-narrow={narrow}
        className="group/ring flex h-full min-h-0 flex-col"
      >
        {view?.found && <FoundLine found={view.found} />}
        {view?.format === 'split' && narrow && <PartPicker part={part} show={setPart} />}
        {view && width > 0 && (
          <RingGrid key={`${view.device} ${view.queue} ${view.format}`} view={view} only={narrow ? part : null} />
        )}
        {view && !crowded && <Decisions decisions={view.lastDecisions} />}
        {!view && <p className="p-4 text-ink-3">{text.nothing}</p>}
      </div>
    </Panel>
  );
};

/** The ring format is a feature of the PF; the story stays the same with the other one. */
const Aside = ({ rings, legend }: { readonly rings: RingsView; readonly legend: boolean }) => (
  <>
    {legend && <Legend />}
    {!rings.device.includes('/') && (
      <Segmented
        label={text.format}
        options={[
          { value: 'split', text: text.formats.split },
          { value: 'packed', text: text.formats.packed },
        ]}
        value={rings.format}
        onChange={format => {
          if (format !== rings.format) void actions.chooseRing(format);
        }}
      />
    )}
  </>
);

const Legend = () => (
  <span className="flex items-center gap-1.5 whitespace-nowrap text-ink-2">
    <span aria-hidden className="hatch inline-block h-2.5 w-5 border border-edge" /> {text.hatch}
  </span>
);

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
