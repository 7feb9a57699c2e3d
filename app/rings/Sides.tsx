import type { EventSuppressView, PackedRingsView } from '../../engine/view/parts/packed-rings.ts';
import type { FoundView } from '../../engine/view/parts/queue.ts';
import { rings as text } from '../text/rings.ts';
import { Changed } from '../ui/Changed.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { FoundMark, foundAt } from './FoundMark.tsx';
import { useRingHost } from './host.ts';
import { Phase } from './Phase.tsx';
import { own, type Which } from './Positions.tsx';

/** Where each side stands, with its wrap counters, and what it wants to be told by the other one. */
export const Sides = ({ view }: { readonly view: PackedRingsView }) => (
  <ul aria-label={text.sides} className="border-hair border-t py-0.5">
    <Side side="driver" view={view} />
    <Side side="device" view={view} />
  </ul>
);

interface SideProps {
  readonly side: 'driver' | 'device';
  readonly view: PackedRingsView;
}

const Side = ({ side, view }: SideProps) => (
  <li className="flex flex-wrap items-center gap-x-4 px-4 group-data-[narrow=true]/ring:gap-x-3 group-data-[narrow=true]/ring:px-3">
    <RoleGlyph role={side} />
    <span className="sr-only">{side}</span>
    {own[side].map(which => (
      <Place key={which} which={which} view={view} />
    ))}
    <Events
      side={side}
      events={view.events[side]}
      size={view.sizes.event}
      found={side === 'driver' ? foundAt(view.found, 'driver-events') : null}
    />
  </li>
);

const Place = ({ which, view }: { readonly which: Which; readonly view: PackedRingsView }) => {
  const { slot, wrap, value } = view.positions[which];
  return (
    <span
      title={text.positions[which]}
      className="flex w-30.5 items-center gap-1.5 whitespace-nowrap group-data-[narrow=true]/ring:w-auto"
    >
      <span className="text-ink-2">{text.does[which]}</span>
      <span className="font-mono">
        <Changed value={{ ...value, text: value.unknown ? text.nowhere : text.atSlot(slot) }} brief />
      </span>
      {!value.unknown && <Phase wrap={wrap} />}
    </span>
  );
};

interface EventsProps {
  readonly side: 'driver' | 'device';
  readonly events: EventSuppressView;
  readonly size: number;
  readonly found: FoundView | null;
}

/** An event suppression structure: what it means, and the bytes that say so. */
const Events = ({ side, events, size, found }: EventsProps) => {
  const { useSelected, useTraced, select } = useRingHost();
  const selected = useSelected(at => at === events.at);
  const traced = useTraced(events.at, size) && !selected;
  return (
    <span
      data-selected={selected}
      data-traced={traced}
      title={text.events[side]}
      className="relative flex min-w-0 flex-1 items-center gap-x-2 whitespace-nowrap rounded-1 px-1 data-[traced=true]:traced data-[selected=true]:outline-2 data-[selected=true]:outline-ink group-data-[narrow=true]/ring:basis-full group-data-[narrow=true]/ring:pl-4"
    >
      <button
        type="button"
        aria-pressed={selected}
        onClick={() => select({ at: events.at, size })}
        className="flex min-h-6 min-w-0 items-center gap-1.5 after:absolute after:inset-0 after:content-['']"
      >
        <span className="sr-only">{text.events[side]}: </span>
        {found && <FoundMark found={found} />}
        <b className="shrink-0 font-semibold">{text.events.modes[events.mode]}</b>
        <span className="truncate text-ink-2">{events.text}</span>
      </button>
      <span className="ml-auto flex shrink-0 gap-2 font-mono text-ink-3">
        <span>
          <Changed value={events.desc} brief />
        </span>
        <span>
          <Changed value={events.flags} brief />
        </span>
      </span>
    </span>
  );
};
