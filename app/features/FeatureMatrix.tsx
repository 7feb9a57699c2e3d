import { useMemo, useState } from 'react';
import type { FeatureRow } from '../../engine/view/parts.ts';
import { FunctionPicker } from '../registers/FunctionPicker.tsx';
import { useApp } from '../store/app-state.ts';
import { features as text } from '../text/registers.ts';
import { Changed } from '../ui/Changed.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { FeatureLine, STAGES } from './FeatureLine.tsx';

/** Whether anything but the hardware has to do with the bit. */
const inPlay = (row: FeatureRow): boolean =>
  row.changed.length > 0 || [row.manageable, row.assigned, row.accepted, row.negotiated, row.offered].some(Boolean);

const FILTERS = [
  { value: 'play', text: text.interesting },
  { value: 'all', text: text.all },
] as const;

/** Every feature bit of a function from what the hardware can do to what was negotiated. */
export const FeatureMatrix = () => {
  const view = useApp(state => state.run.features);
  const [filter, setFilter] = useState<'play' | 'all'>('play');
  const rows = useMemo(() => view?.rows.filter(row => filter === 'all' || inPlay(row)) ?? [], [view, filter]);
  if (!view) return <p className="p-4 text-ink-3">{text.nothing}</p>;
  return (
    <section aria-label={text.title} className="flex h-full min-h-0 flex-col">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-hair border-b px-4 py-2">
        <FunctionPicker device={view.device} />
        <Segmented label={text.filter} options={FILTERS} value={filter} onChange={setFilter} />
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
        <table className="w-full border-separate border-spacing-0 whitespace-nowrap">
          <caption className="sr-only">{text.caption(view.device)}</caption>
          <Head />
          <tbody>
            {rows.map(row => (
              <FeatureLine key={row.bit} row={row} unknown={view.unknown} />
            ))}
          </tbody>
        </table>
        <Sets sets={view.sets} />
      </div>
    </section>
  );
};

const Head = () => (
  <thead className="sticky top-0 z-10 bg-sunken text-left align-bottom text-ink-3">
    <tr className="[&>th]:border-hair [&>th]:border-b [&>th]:py-1 [&>th]:font-normal">
      <th scope="col" className="pr-2 pl-4 text-right">
        {text.columns.bit}
      </th>
      <th scope="col" className="px-2">
        {text.columns.name}
      </th>
      {STAGES.map(stage => (
        <th key={stage} scope="col" className="w-7 px-0.5">
          <span className="mx-auto block rotate-180 leading-tight [writing-mode:vertical-rl]">
            {text.columns[stage]}
          </span>
        </th>
      ))}
    </tr>
  </thead>
);

const Sets = ({
  sets,
}: {
  readonly sets: readonly { name: string; value: { text: string; was?: string }; hint: string }[];
}) => (
  <dl aria-label={text.sets} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 px-4 py-3">
    {sets.map(({ name, value, hint }) => (
      <div key={name} className="contents">
        <dt className="text-ink-3" title={hint}>
          {name}
        </dt>
        <dd className="break-all font-mono">
          <Changed value={value} />
        </dd>
      </div>
    ))}
  </dl>
);
