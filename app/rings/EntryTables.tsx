import { memo, useMemo } from 'react';
import type { FoundView } from '../../engine/view/parts/queue.ts';
import type { SplitRingsView } from '../../engine/view/parts/split-rings.ts';
import type { Marked } from '../../engine/view/parts/values.ts';
import { RingValue, useAskedOfRing } from '../lesson/Here.tsx';
import { Gap } from '../rows/Gap.tsx';
import type { Rows } from '../rows/use-rows.ts';
import { rings as text } from '../text/rings.ts';
import { Changed } from '../ui/Changed.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { drawn } from '../ui/scale.ts';
import { tracedLabel } from '../ui/Traced.tsx';
import { FoundMark, foundAt } from './FoundMark.tsx';
import { useRingHost } from './host.ts';
import type { Lines } from './lines.ts';
import { Marks } from './Marks.tsx';
import { cutClass, foundClass, headClass, rowClass, Th, tableClass, wholeOf } from './parts.tsx';
import { RowButton, useRowMarks } from './RowButton.tsx';
import { type Room, widthFor } from './sizes.ts';

interface Props {
  readonly view: SplitRingsView;
  readonly rows: Rows;
  readonly lines: Lines;
  /** It stands alone. */
  readonly only: boolean;
  readonly room: Room;
}

/** The ring in which the driver makes heads available. */
export const AvailTable = (props: Props) => (
  <Ring
    ring="avail"
    entries={props.view.avail.ring}
    titles={[text.columns.head]}
    valuesOf={({ head }) => [head]}
    pathsOf={slot => [`avail.ring[${slot}]`]}
    {...props}
  />
);

/** The ring in which the device gives chains back. */
export const UsedTable = (props: Props) => (
  <Ring
    ring="used"
    entries={props.view.used.ring}
    titles={[text.columns.id, text.columns.len]}
    valuesOf={({ id, len }) => [id, len]}
    pathsOf={slot => [`used.ring[${slot}].id`, `used.ring[${slot}].len`]}
    {...props}
  />
);

interface InRing {
  readonly slot: number;
  readonly at: string;
  readonly hatched: boolean;
  readonly skipped?: boolean;
}

interface RingProps<E extends InRing> extends Props {
  readonly ring: 'avail' | 'used';
  readonly entries: readonly E[];
  readonly titles: readonly string[];
  readonly valuesOf: (entry: E) => readonly Marked[];
  /** Names of its values, as a question asks for them. */
  readonly pathsOf: (slot: number) => readonly string[];
}

/**
 * Of a column, of the places of both sides, and of `len`, which has three digits as a rule; side by side they keep their
 * width, as long as no number is long.
 */
const WIDTHS = { wide: [38, 64, 40], tight: [36, 40, 40], close: [36, 36, 36] } as const;

const Ring = <E extends InRing>(props: RingProps<E>) => {
  const { ring, entries, titles, valuesOf, pathsOf, view, rows, lines, only, room } = props;
  const [column, places, length] = WIDTHS[room];
  const numbers = titles.map((_, k) =>
    widthFor(
      k === 0 ? column : length,
      entries.map(entry => valuesOf(entry)[k]?.text ?? ''),
    ),
  );
  const width = numbers.reduce((sum, each) => sum + each, column + places);
  const bySlot = useMemo(() => new Map(entries.map(entry => [entry.slot, entry])), [entries]);
  const { useSelected, menuOf } = useRingHost();
  const selected = useSelected(at => entries.find(entry => entry.at === at)?.slot ?? null);
  const stop = selected ?? lines.at(rows.shown[0] ?? 0).slot;
  const askedOfRun = useAskedOfRing();
  // Of somebody else's ring nothing is asked.
  const asked = menuOf ? askedOfRun : null;
  const { driverNext, deviceNext } = view[ring];
  return (
    <div className="border-hair border-l" style={only ? undefined : { width: drawn(width) }}>
      <table className={`${tableClass} w-full table-fixed`}>
        <caption className="sr-only">{text.captions[ring]}</caption>
        <colgroup>
          <col />
          {numbers.map((each, k) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name.
            <col key={k} style={only ? undefined : { width: drawn(each) }} />
          ))}
          <col style={{ width: drawn(places) }} />
        </colgroup>
        <thead className={headClass}>
          <tr>
            <Th>{text.columns[ring]}</Th>
            {titles.map(title => (
              <Th key={title} right>
                {title}
              </Th>
            ))}
            <th scope="col" className="font-normal">
              <span className="sr-only">{text.columns.position}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <Gap height={rows.before} />
          {rows.shown.map(line => {
            const { slot, entry } = lines.at(line);
            // Beside the entries of an open table there is nothing.
            if (entry !== null) return <Blank key={`${slot} ${entry}`} cells={titles.length + 2} />;
            const shown = bySlot.get(slot);
            return (
              <Entry
                key={slot}
                ring={ring}
                slot={slot}
                at={shown?.at}
                size={view.sizes[ring]}
                hatched={shown?.hatched ?? false}
                values={shown ? valuesOf(shown) : titles.map(() => null)}
                skipped={shown?.skipped ?? false}
                asked={pathsOf(slot).indexOf(asked ?? '')}
                found={foundAt(view.found, ring, slot)}
                stop={slot === stop}
                driverNext={driverNext === slot}
                deviceNext={deviceNext === slot}
              />
            );
          })}
          <Gap height={rows.after} />
        </tbody>
      </table>
      <p className="flex w-0 min-w-full flex-wrap gap-x-4 px-1.5 py-1 text-ink-2 group-data-[close=true]/ring:gap-x-2">
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
  readonly skipped: boolean;
  /** Which of its values is asked for; -1: none. */
  readonly asked: number;
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
  skipped,
  asked,
  found,
  stop,
  driverNext,
  deviceNext,
}: EntryProps) {
  const { selected, traced, faulty } = useRowMarks(at, size);
  return (
    <tr
      data-traced={traced}
      data-selected={selected}
      data-found={found !== null || faulty}
      className={`${rowClass} ${foundClass}`}
    >
      <th scope="row" className="text-left text-ink-3">
        <RowButton
          label={text.slotLabel(ring, slot, hatched, skipped, values[0]?.unknown) + text.found(found)}
          at={at}
          size={size}
          stop={stop}
        >
          {slot}
        </RowButton>
      </th>
      {skipped && (
        <td colSpan={values.length} title={text.skippedWhy} className="text-right font-sans! text-ink-3">
          {text.skipped}
        </td>
      )}
      {(skipped ? [] : values).map((value, k) => (
        <td
          key={k === 0 ? 'first' : 'second'}
          data-hatched={hatched}
          data-asked={asked === k}
          title={value ? wholeOf(value) : undefined}
          className={`${cutClass} data-[hatched=true]:hatch`}
        >
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
