import { memo, type ReactNode, useMemo } from 'react';
import type { FoundView } from '../../engine/view/parts/queue.ts';
import type { SplitRingsView } from '../../engine/view/parts/split-rings.ts';
import type { Marked } from '../../engine/view/parts/values.ts';
import { RingValue, useAskedOfRing } from '../lesson/Here.tsx';
import { moveByArrows } from '../rows/move-by-arrows.ts';
import { rings as text } from '../text/rings.ts';
import { Changed } from '../ui/Changed.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { tracedLabel } from '../ui/Traced.tsx';
import { FoundMark, foundAt } from './FoundMark.tsx';
import { useRingHost } from './host.ts';
import type { Lines } from './lines.ts';
import { Marks, useFaulty } from './Marks.tsx';
import { foundClass, Gap, headClass, pressClass, rowClass, Th, tableClass } from './parts.tsx';
import type { RowsShown } from './sizes.ts';

interface Props {
  readonly view: SplitRingsView;
  readonly rows: RowsShown;
  readonly lines: Lines;
  /** It stands alone. */
  readonly only: boolean;
}

/** The ring in which the driver makes heads available. */
export const AvailTable = ({ view, rows, lines, only }: Props) => {
  const bySlot = useMemo(() => new Map(view.avail.ring.map(entry => [entry.slot, entry])), [view.avail.ring]);
  const selected = useSelectedSlot(view.avail.ring);
  const asked = useAsked();
  return (
    <Ring ring="avail" view={view} titles={[text.columns.head]} rows={rows} lines={lines} only={only}>
      {slot => {
        const entry = bySlot.get(slot);
        return (
          <Entry
            key={slot}
            ring="avail"
            slot={slot}
            at={entry?.at}
            size={view.sizes.avail}
            hatched={entry?.hatched ?? false}
            values={entry ? [entry.head] : [null]}
            asked={asked === `avail.ring[${slot}]` ? 0 : null}
            found={foundAt(view.found, 'avail', slot)}
            stop={slot === (selected ?? lines.at(rows.shown[0] ?? 0).slot)}
            driverNext={view.avail.driverNext === slot}
            deviceNext={view.avail.deviceNext === slot}
          />
        );
      }}
    </Ring>
  );
};

/** The ring in which the device gives chains back. */
export const UsedTable = ({ view, rows, lines, only }: Props) => {
  const bySlot = useMemo(() => new Map(view.used.ring.map(entry => [entry.slot, entry])), [view.used.ring]);
  const selected = useSelectedSlot(view.used.ring);
  const asked = useAsked();
  return (
    <Ring ring="used" view={view} titles={[text.columns.id, text.columns.len]} rows={rows} lines={lines} only={only}>
      {slot => {
        const entry = bySlot.get(slot);
        return (
          <Entry
            key={slot}
            ring="used"
            slot={slot}
            at={entry?.at}
            size={view.sizes.used}
            hatched={entry?.hatched ?? false}
            values={entry ? [entry.id, entry.len] : [null, null]}
            skipped={entry?.skipped ?? false}
            asked={asked === `used.ring[${slot}].id` ? 0 : asked === `used.ring[${slot}].len` ? 1 : null}
            found={foundAt(view.found, 'used', slot)}
            stop={slot === (selected ?? lines.at(rows.shown[0] ?? 0).slot)}
            driverNext={view.used.driverNext === slot}
            deviceNext={view.used.deviceNext === slot}
          />
        );
      }}
    </Ring>
  );
};

/** What is asked of the ring of the run; of somebody else's nothing is. */
const useAsked = (): string | null => {
  const asked = useAskedOfRing();
  return useRingHost().menuOf ? asked : null;
};

/** The slot whose bytes are selected; null when they are none of this ring. */
const useSelectedSlot = (ring: readonly { readonly slot: number; readonly at: string }[]): number | null =>
  useRingHost().useSelected(at => ring.find(entry => entry.at === at)?.slot ?? null);

interface RingProps extends Props {
  readonly ring: 'avail' | 'used';
  readonly titles: readonly string[];
  readonly children: (slot: number) => ReactNode;
}

/** Side by side they keep their width, whatever their numbers: nothing may jump while somebody reads. */
const WIDTHS = {
  avail: 'w-35 group-data-[tight=true]/ring:w-28',
  used: 'w-46 group-data-[tight=true]/ring:w-39',
};

const Ring = ({ ring, view, titles, rows, lines, only, children }: RingProps) => {
  const asked = useAsked();
  return (
    <div className={`border-hair border-l ${only ? '' : WIDTHS[ring]}`}>
      <table className={`${tableClass} w-full table-fixed`}>
        <caption className="sr-only">{text.captions[ring]}</caption>
        <thead className={headClass}>
          <tr>
            <Th>{text.columns[ring]}</Th>
            {titles.map(title => (
              <Th key={title} right>
                {title}
              </Th>
            ))}
            <th scope="col" className="w-16 font-normal group-data-[tight=true]/ring:w-10">
              <span className="sr-only">{text.columns.position}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <Gap height={rows.before} />
          {rows.shown.map(line => {
            const { slot, entry } = lines.at(line);
            // Beside the entries of an open table there is nothing.
            return entry === null ? children(slot) : <Blank key={`${slot} ${entry}`} cells={titles.length + 2} />;
          })}
          <Gap height={rows.after} />
        </tbody>
      </table>
      <p className="flex w-0 min-w-full flex-wrap gap-x-4 px-1.5 py-1 text-ink-2">
        <span className="font-mono">
          <HeadField at={view[ring].at.idx} name={text.idx} ring={ring} />{' '}
          <b className="font-semibold text-ink">
            <RingValue asked={asked === `${ring}.idx`}>
              <Changed value={view[ring].idx} />
            </RingValue>
          </b>{' '}
          <MaybeFound found={foundAt(view.found, `${ring}-idx`)} />
        </span>
        <span className="font-mono" title={view[ring].flagText}>
          <HeadField at={view[ring].at.flags} name={text.flags} ring={ring} />{' '}
          <RingValue asked={asked === `${ring}.flags`}>
            <Changed value={view[ring].flags} />
          </RingValue>{' '}
          <MaybeFound found={ring === 'avail' ? foundAt(view.found, 'avail-flags') : null} />
        </span>
      </p>
    </div>
  );
};

const FIELD = 2;

/** `idx` or `flags` of a ring: pressed, its bytes are selected everywhere. */
const HeadField = ({ at, name, ring }: { readonly at: string; readonly name: string; readonly ring: string }) => {
  const { useSelected, useTraced, select } = useRingHost();
  const selected = useSelected(shown => at !== '' && shown === at);
  const traced = useTraced(at, FIELD) && !selected;
  return (
    <button
      type="button"
      aria-label={`${ring}.${name}${tracedLabel(traced)}`}
      aria-pressed={selected}
      data-traced={traced}
      onClick={() => select({ at, size: FIELD })}
      className="-mx-1 min-h-6 px-1 data-[traced=true]:traced aria-pressed:bg-ink aria-pressed:text-on-ink"
    >
      {name}
    </button>
  );
};

const MaybeFound = ({ found }: { readonly found: FoundView | null }) => found && <FoundMark found={found} />;

const Blank = ({ cells }: { readonly cells: number }) => (
  <tr aria-hidden className={`${rowClass} bg-sunken`}>
    <td colSpan={cells} />
  </tr>
);

interface EntryProps {
  readonly ring: 'avail' | 'used';
  readonly slot: number;
  readonly at: string | undefined;
  readonly size: number;
  readonly hatched: boolean;
  readonly values: readonly (Marked | null)[];
  /** A batch passed over it: what stands there is old. */
  readonly skipped?: boolean;
  /** Which of its values is asked for; null: none. */
  readonly asked: number | null;
  readonly found: FoundView | null;
  /** The one row of the table that Tab reaches. */
  readonly stop: boolean;
  readonly driverNext: boolean;
  readonly deviceNext: boolean;
}

const Entry = memo(function Entry({
  ring,
  slot,
  at,
  size,
  hatched,
  values,
  skipped = false,
  asked,
  found,
  stop,
  driverNext,
  deviceNext,
}: EntryProps) {
  const { useSelected, useTraced, select } = useRingHost();
  const selected = useSelected(shown => at !== undefined && shown === at);
  const faulty = useFaulty(at);
  const traced = useTraced(at, size) && !selected;
  return (
    <tr
      data-traced={traced}
      data-selected={selected}
      data-found={found !== null || faulty}
      className={`${rowClass} ${foundClass}`}
    >
      <th scope="row" className="text-left text-ink-3">
        <button
          type="button"
          aria-label={`${text.slotLabel(ring, slot, hatched, skipped, values[0]?.unknown)}${text.found(found)}${tracedLabel(traced)}`}
          aria-pressed={selected}
          tabIndex={stop ? 0 : -1}
          onKeyDown={moveByArrows}
          onClick={() => at !== undefined && select({ at, size })}
          className={pressClass}
        >
          {slot}
        </button>
      </th>
      {skipped && (
        <td colSpan={values.length} title={text.skippedWhy} className="text-right font-sans! text-ink-3">
          {text.skipped}
        </td>
      )}
      {(skipped ? [] : values).map((value, k) => (
        <td key={k === 0 ? 'first' : 'second'} data-hatched={hatched} className="text-right data-[hatched=true]:hatch">
          {value && (
            <RingValue asked={asked === k}>
              <Changed value={value} brief />
            </RingValue>
          )}
        </td>
      ))}
      <td>
        <span className="flex items-center justify-end gap-1 font-sans text-ink-2">
          {found && <FoundMark found={found} />}
          <Marks at={at} />
          {driverNext && <Position role="driver" title={text.driverNext[ring]} />}
          {deviceNext && <Position role="device" title={text.deviceNext[ring]} />}
          {(driverNext || deviceNext) && !found && (
            <span aria-hidden className="group-data-[tight=true]/ring:hidden">
              {text.next}
            </span>
          )}
        </span>
      </td>
    </tr>
  );
});

const Position = ({ role, title }: { readonly role: 'driver' | 'device'; readonly title: string }) => (
  <span title={title}>
    <RoleGlyph role={role} />
    <span className="sr-only">{title}</span>
  </span>
);
