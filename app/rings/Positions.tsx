import type { PackedRingsView } from '../../engine/view/parts/packed-rings.ts';
import { rings as text } from '../text/rings.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

export type Which = keyof PackedRingsView['positions'];

/** What each side does next: where it makes available or takes, and where it collects or uses. */
export const own = { driver: ['available', 'collect'], device: ['take', 'use'] } as const;

/** Who stands at which slot. */
export const standingsOf = (positions: PackedRingsView['positions']): ReadonlyMap<number, readonly Which[]> => {
  const found = new Map<number, Which[]>();
  for (const which of [...own.driver, ...own.device]) {
    const { slot } = positions[which];
    found.set(slot, [...(found.get(slot) ?? []), which]);
  }
  return found;
};

/** The shapes of those who stand at a slot, and what they do there next. */
export const SlotPositions = ({ standings }: { readonly standings: readonly Which[] }) => (
  <span className="flex items-center gap-2 font-sans text-ink-2 group-data-[narrow=true]/ring:gap-1">
    {(['driver', 'device'] as const).map(side => {
      const here = own[side].filter(which => standings.includes(which));
      if (here.length === 0) return null;
      const title = here.map(which => text.positions[which]).join('; ');
      return (
        <span key={side} title={title} className="flex items-center gap-1">
          <RoleGlyph role={side} />
          <span aria-hidden className="group-data-[tight=true]/ring:hidden">
            {here.map(which => text.does[which]).join(', ')}
          </span>
          <span className="sr-only">{title}</span>
        </span>
      );
    })}
  </span>
);
