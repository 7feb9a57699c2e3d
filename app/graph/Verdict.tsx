import { ViewportPortal } from '@xyflow/react';
import { useApp } from '../store/app-state.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import type { Wire } from './placed.ts';

/** A step that refuses a command says so at the foot of the owner, where the words of an effect would stand. */
export const Verdict = ({ wires }: { readonly wires: readonly Wire[] }) => {
  const refused = useApp(state => !!state.run.moment?.refused);
  const command = useApp(state => (state.run.command?.outcome?.ok === false ? state.run.command : null));
  const wire = command && refused && wires.find(each => each.kind === 'effect' && each.owner === command.owner);
  if (!wire) return null;
  const { at } = wire.tag;
  return (
    <ViewportPortal>
      <p
        style={{ left: at.x, top: at.y }}
        className="-translate-x-full -translate-y-1/2 absolute z-10 flex items-center gap-1 whitespace-nowrap rounded-1 border border-fault bg-raised px-1 font-mono text-fault text-t1 leading-3.5"
      >
        <RoleGlyph role="fault" /> {command.outcome?.name}
      </p>
    </ViewportPortal>
  );
};
