import type { PackedRingsView, RingPositionView } from '../../engine/view/parts.ts';
import { rings as text } from '../text/rings.ts';
import { Changed } from '../ui/Changed.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { Phase } from './Phase.tsx';

type Which = keyof PackedRingsView['positions'];

/** What a side does next at a slot. */
export interface Standing {
  readonly which: Which;
  readonly wrap: 0 | 1;
}

const roles = { available: 'driver', collect: 'driver', take: 'device', use: 'device' } as const;
const order = ['available', 'collect', 'take', 'use'] as const;

/** Who stands at which slot. */
export const standingsOf = (positions: PackedRingsView['positions']): ReadonlyMap<number, readonly Standing[]> => {
  const found = new Map<number, Standing[]>();
  for (const which of order) {
    const { slot, wrap } = positions[which];
    found.set(slot, [...(found.get(slot) ?? []), { which, wrap }]);
  }
  return found;
};

/** The shapes of those who stand at a slot, and what they do there next. */
export const SlotPositions = ({ standings }: { readonly standings: readonly Standing[] }) => (
  <span className="flex items-center gap-2 font-sans text-ink-2 group-data-[tight=true]/ring:gap-0.5">
    {standings.map(({ which }) => (
      <span key={which} title={text.positions[which]} className="flex items-center gap-1">
        <RoleGlyph role={roles[which]} />
        <span aria-hidden className="group-data-[tight=true]/ring:hidden">
          {text.does[which]}
        </span>
        <span className="sr-only">{text.positions[which]}</span>
      </span>
    ))}
  </span>
);

/** Where both sides stand, each with its wrap counter. */
export const Positions = ({ positions }: { readonly positions: PackedRingsView['positions'] }) => (
  <dl
    aria-label={text.positionList}
    className="grid grid-cols-2 gap-x-6 border-hair border-t px-4 py-1 @3xl:grid-cols-4"
  >
    {order.map(which => (
      <Place key={which} which={which} position={positions[which]} />
    ))}
  </dl>
);

const Place = ({ which, position }: { readonly which: Which; readonly position: RingPositionView }) => (
  <div className="flex min-w-0 items-center gap-1.5 whitespace-nowrap">
    <dt className="flex items-center gap-1.5 text-ink-2">
      <RoleGlyph role={roles[which]} /> {text.does[which]}
    </dt>
    <dd className="flex min-w-0 items-center gap-1.5 font-mono">
      <Changed value={{ ...position.value, text: text.atSlot(position.slot) }} brief />
      <Phase wrap={position.wrap} />
    </dd>
  </div>
);
