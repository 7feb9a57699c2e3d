import { useMemo, useState } from 'react';
import type { FeatureRow } from '../../engine/view/parts/features.ts';
import { useAskedFeatures } from '../lesson/Here.tsx';
import { FunctionPicker } from '../registers/FunctionPicker.tsx';
import { useApp } from '../store/app-state.ts';
import { togglePin } from '../store/pinning.ts';
import { features as text } from '../text/registers.ts';
import { watches } from '../text/watches.ts';
import { Button } from '../ui/Button.tsx';
import { Changed } from '../ui/Changed.tsx';
import { NothingChanged } from '../ui/NothingChanged.tsx';
import { optionsOf, Segmented } from '../ui/Segmented.tsx';
import { FeatureLine, STAGES } from './FeatureLine.tsx';

/** Whether anything but the hardware has to do with the bit. */
const inPlay = (row: FeatureRow): boolean =>
  row.changed.length > 0 || [row.manageable, row.assigned, row.accepted, row.negotiated, row.offered].some(Boolean);

const filters = ['play', 'all'] as const;

/** Every feature bit of a function from what the hardware can do to what was negotiated. */
const FeatureMatrix = () => {
  const view = useApp(state => state.run.features);
  const [filter, setFilter] = useState<'play' | 'all'>('play');
  const only = useApp(state => state.changes.only);
  const asked = useAskedFeatures(view?.device);
  // Which rows are in play may tell what is asked.
  const all = filter === 'all' || asked !== null;
  const rows = useMemo(
    () => view?.rows.filter(row => (only ? row.changed.length > 0 : all || inPlay(row))) ?? [],
    [view, all, only],
  );
  if (!view) return <p className="p-4 text-ink-3">{text.nothing}</p>;
  const sets = only ? view.sets.filter(({ value }) => value.was !== undefined) : view.sets;
  return (
    <section aria-label={text.title} className="flex h-full min-h-0 flex-col">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-hair border-b px-4 py-2">
        <FunctionPicker device={view.device} />
        {!only && (
          <Segmented
            label={text.filter}
            options={optionsOf(filters, text.filters)}
            value={all ? 'all' : filter}
            onChange={setFilter}
          />
        )}
        <span className="ml-auto text-ink-3">{text.count(rows.length, view.rows.length)}</span>
      </header>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset does not scroll in every browser. */}
      <div
        role="group"
        aria-label={text.caption(view.device)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard.
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
      >
        {only && rows.length + sets.length === 0 ? (
          <NothingChanged />
        ) : (
          <>
            <table className="w-full border-separate border-spacing-0 whitespace-nowrap">
              <caption className="sr-only">{text.caption(view.device)}</caption>
              <Head asked={asked} />
              <tbody>
                {rows.map(row => (
                  <FeatureLine key={row.bit} row={row} unknown={view.unknown} asked={asked} />
                ))}
              </tbody>
            </table>
            <Sets device={view.device} sets={sets} />
          </>
        )}
      </div>
    </section>
  );
};

const Head = ({ asked }: { readonly asked: (typeof STAGES)[number] | null }) => (
  <thead className="sticky top-0 z-10 bg-sunken text-left align-bottom text-ink-3">
    <tr className="[&>th]:border-hair [&>th]:border-b [&>th]:py-1 [&>th]:font-normal">
      <th scope="col" className="pr-2 pl-4 text-right">
        {text.columns.bit}
      </th>
      <th scope="col" className="px-2">
        {text.columns.name}
      </th>
      {STAGES.map(stage => (
        <th key={stage} scope="col" className="w-4.5 px-0.5">
          <span
            data-asked={stage === asked}
            className="mx-auto block rotate-180 leading-tight [writing-mode:vertical-rl] data-[asked=true]:font-semibold data-[asked=true]:text-ink"
          >
            {text.columns[stage]}
          </span>
        </th>
      ))}
    </tr>
  </thead>
);

/** What its column is called. */
const setName = (name: string): string => {
  const stage = STAGES.find(each => each === (name === 'driver knows' ? 'driverKnows' : name));
  return stage ? text.columns[stage] : name;
};

const Sets = ({
  device,
  sets,
}: {
  readonly device: string;
  readonly sets: readonly { name: string; value: { text: string; was?: string }; hint: string }[];
}) => (
  <dl aria-label={text.sets} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 px-4 py-3">
    {sets.map(({ name, value, hint }) => (
      <div key={name} className="contents">
        <dt className="text-ink-3" title={hint}>
          {setName(name)}
        </dt>
        <dd className="flex items-center gap-2 font-mono">
          <span className="min-w-0 flex-1 break-all">
            <Changed value={value} />
          </span>
          <WatchSet device={device} name={name} />
        </dd>
      </div>
    ))}
  </dl>
);

const WatchSet = ({ device, name }: { readonly device: string; readonly name: string }) => {
  const pin = `features ${device} ${name}`;
  const watched = useApp(state => state.pins.includes(pin));
  return (
    <Button
      aria-pressed={watched}
      aria-label={(watched ? watches.remove : watches.watchNamed)(setName(name))}
      title={watches.watchHint}
      onClick={() => togglePin(pin)}
      className="h-6! px-2! font-sans"
    >
      {watched ? watches.watched : watches.watch}
    </Button>
  );
};

export default FeatureMatrix;
