import type { EventSuppressView, PackedRingsView } from '../../engine/view/parts.ts';
import { actions, useApp } from '../store/app-state.ts';
import { rings as text } from '../text/rings.ts';
import { Changed } from '../ui/Changed.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { Phase } from './Phase.tsx';

/** Both event suppression structures: what each side wants to be told by the other. */
export const EventAreas = ({ events, size }: { readonly events: PackedRingsView['events']; readonly size: number }) => (
  <ul aria-label={text.events.title} className="grid border-hair border-t @3xl:grid-cols-2">
    <Area side="driver" events={events.driver} size={size} />
    <Area side="device" events={events.device} size={size} />
  </ul>
);

interface AreaProps {
  readonly side: 'driver' | 'device';
  readonly events: EventSuppressView;
  readonly size: number;
}

const Area = ({ side, events, size }: AreaProps) => {
  const selected = useApp(state => state.selection.bytes?.at === events.at);
  return (
    <li
      data-selected={selected}
      className="relative flex min-w-0 flex-wrap items-center gap-x-2 px-4 py-0.5 text-ink-2 data-[selected=true]:outline-2 data-[selected=true]:outline-ink data-[selected=true]:-outline-offset-2"
    >
      <RoleGlyph role={side} />
      <button
        type="button"
        aria-pressed={selected}
        title={text.events[side]}
        onClick={() => actions.select({ bytes: { at: events.at, size } })}
        className="min-h-6 after:absolute after:inset-0 after:content-['']"
      >
        <span className="sr-only">{text.events[side]}: </span>
        <b className="font-semibold text-ink">{text.events.modes[events.mode]}</b>
      </button>
      {events.mode === 'descriptor' && (
        <span className="flex items-center gap-1.5 font-mono">
          {text.atSlot(events.slot)} <Phase wrap={events.wrap} />
        </span>
      )}
      <span className="font-mono">
        {text.events.desc} <Changed value={events.desc} brief />
      </span>
      <span className="font-mono">
        {text.events.flags} <Changed value={events.flags} brief />
      </span>
      <span className="basis-full">{events.text}</span>
    </li>
  );
};
