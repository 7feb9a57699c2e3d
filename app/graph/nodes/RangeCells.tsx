import type { DeviceId } from '../../../engine/world/ids.ts';
import { useApp } from '../../store/app-state.ts';
import { isTarget, memberIn } from '../select.ts';

const stateOf = (member: ReturnType<typeof memberIn>): string => {
  if (!member?.present) return 'absent';
  if (member.inUse) return 'used';
  return member.assigned ? 'assigned' : 'free';
};

const Cell = ({ id }: { readonly id: DeviceId }) => {
  const state = useApp(app => stateOf(memberIn(app.run, id)));
  const unknown = useApp(app => memberIn(app.run, id)?.status.value.unknown ?? false);
  const changed = useApp(app => !!memberIn(app.run, id)?.changed || isTarget(app.run, id));
  const selected = useApp(app => app.selection.device === id);
  return (
    <i
      data-state={state}
      data-unknown={unknown}
      data-changed={changed}
      data-selected={selected}
      className="block h-2.5 min-w-0 flex-1 border border-edge data-[changed=true]:border-b-2 data-[changed=true]:border-b-changed data-[state=absent]:border-dotted data-[state=assigned]:bg-member/40 data-[state=used]:border-member data-[state=used]:bg-member data-[selected=true]:outline-2 data-[selected=true]:outline-ink"
    />
  );
};

/** A cell for each member: filled is in use, tinted is assigned, empty is free, dotted is absent. */
export const RangeCells = ({ members }: { readonly members: readonly DeviceId[] }) => (
  <span aria-hidden className="mt-0.5 flex gap-px">
    {members.map(id => (
      <Cell key={id} id={id} />
    ))}
  </span>
);
