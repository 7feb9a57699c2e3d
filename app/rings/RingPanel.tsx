import type { RingsView } from '../../engine/view/parts/rings.ts';
import { HatchWords } from '../lens/HatchWords.tsx';
import { MoreButton } from '../menu/MoreButton.tsx';
import { actions, useApp } from '../store/app-state.ts';
import { menu } from '../text/menu.ts';
import { rings as text } from '../text/rings.ts';
import { Panel } from '../ui/Panel.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Decisions } from './Decisions.tsx';
import { FoundLine } from './FoundMark.tsx';
import { QueuePicker } from './QueuePicker.tsx';
import { RingBox } from './RingBox.tsx';
import { RingChanges } from './RingChanges.tsx';

/** The descriptor table and the two rings of a virtqueue on one grid of rows. */
const RingPanel = () => {
  const rings = useApp(state => state.run.rings);
  // Before its driver has set it up there is nothing in a queue.
  const isThere = !!rings && (rings.format === 'split' ? rings.descriptors : rings.slots).length > 0;
  const view = isThere ? rings : null;
  const only = useApp(state => state.changes.only);
  return (
    <Panel title={<QueuePicker />} aside={rings && <Aside rings={rings} legend={view !== null && !only} />}>
      {view && only ? (
        <RingChanges view={view} />
      ) : (
        <RingBox
          view={view}
          above={view?.found && <FoundLine found={view.found} />}
          below={view ? <Decisions decisions={view.lastDecisions} /> : <p className="p-4 text-ink-3">{text.nothing}</p>}
        />
      )}
    </Panel>
  );
};

/** The ring format is a feature of the PF; the story stays the same with the other one. */
const Aside = ({ rings, legend }: { readonly rings: RingsView; readonly legend: boolean }) => (
  <>
    {legend && <Legend />}
    <More rings={rings} />
    {!rings.device.includes('/') && (
      <span data-changes>
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
      </span>
    )}
  </>
);

/** The menu of the virtqueue, and of the descriptor that is selected. */
const More = ({ rings: { device, queue, name, ...rings } }: { readonly rings: RingsView }) => {
  const at = useApp(state => state.selection.bytes?.at);
  const index =
    rings.format === 'split'
      ? rings.descriptors.find(row => row.at === at)?.index
      : rings.slots.find(row => row.at === at)?.slot;
  const of = index === undefined ? menu.names.queue(device, name) : menu.names.descriptor(index, name);
  return (
    <MoreButton
      of={of}
      menu={index === undefined ? `queue ${device} ${queue}` : `descriptor ${device} ${queue} ${index}`}
    />
  );
};

const Legend = () => (
  <span className="@max-[35rem]:hidden flex items-center gap-1.5 whitespace-nowrap text-ink-2">
    <span aria-hidden className="hatch inline-block h-2.5 w-5 border border-edge" /> <HatchWords words={text.hatch} />
  </span>
);

export default RingPanel;
