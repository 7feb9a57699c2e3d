import { memo } from 'react';
import { useApp } from '../../store/app-state.ts';
import { picture } from '../../text/picture.ts';
import { Changed } from '../../ui/Changed.tsx';
import { RoleGlyph } from '../../ui/RoleGlyph.tsx';
import type { NodeData } from '../flow-types.ts';
import { isTarget, memberIn } from '../select.ts';
import { GateBar } from './GateBar.tsx';
import { BitList, MemberTitle, Use } from './MemberNode.tsx';
import { StatusStrip } from './StatusBits.tsx';

/** A member as one card: its driver in the head, the gate on the line between them, its own facts below. */
export const CardNode = memo(function CardNode({ data }: NodeData<'card'>) {
  const member = useApp(state => memberIn(state.run, data.device));
  const target = useApp(state => isTarget(state.run, data.device));
  if (!member) return null;
  const loaded = member.driver.state !== 'not loaded';
  return (
    <article
      data-target={target}
      data-ghost={!member.present}
      className="relative h-full overflow-hidden rounded-[3px] border border-edge bg-raised data-[ghost=true]:border-dashed data-[ghost=true]:bg-transparent data-[target=true]:border-ink"
    >
      <p
        title={picture.driverLabel(member.driver)}
        className="flex h-6 items-center gap-1.5 whitespace-nowrap bg-sunken px-2 text-ink-2"
      >
        <RoleGlyph role="driver" hollow={!loaded} />
        <span className="truncate">{member.driver.state}</span>
      </p>
      <div
        title={`${member.gate.text}: ${member.gate.why}`}
        className="flex h-2 items-center justify-center border-member border-t-2"
      >
        {member.present && <GateBar open={member.gate.open} />}
      </div>
      <div className="px-2">
        <MemberTitle member={member} />
        {member.present ? (
          <>
            <p className="flex items-baseline justify-between font-mono">
              <Changed value={member.status.value} />
              <Use member={member} />
            </p>
            <StatusStrip status={member.status} />
            <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 leading-4">
              <dt className="text-ink-3">{picture.assigned}</dt>
              <BitList mark={member.assignedMark} bits={member.assigned} names={false} />
              <dt className="text-ink-3">{picture.negotiated}</dt>
              <BitList mark={member.negotiatedMark} bits={member.negotiated} names={false} />
            </dl>
          </>
        ) : (
          <p className="text-ink-3">{picture.absent}</p>
        )}
      </div>
    </article>
  );
});
