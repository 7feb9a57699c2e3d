import { memo } from 'react';
import type { MemberNodeView } from '../../../engine/view/parts/group.ts';
import type { DeviceId } from '../../../engine/world/ids.ts';
import { useApp } from '../../store/app-state.ts';
import { picture } from '../../text/picture.ts';
import { Changed } from '../../ui/Changed.tsx';
import { RoleGlyph } from '../../ui/RoleGlyph.tsx';
import type { NodeData } from '../flow-types.ts';
import { isTarget, memberIn } from '../select.ts';
import { Use } from '../Use.tsx';
import { GateBar } from './GateBar.tsx';
import { Bits, MemberTitle, roomIn } from './MemberNode.tsx';
import { StatusStrip } from './StatusBits.tsx';
import { Ties } from './Ties.tsx';

/** A member as one card: its driver in the head, the gate on the line between them, its own facts below. */
export const CardNode = memo(function CardNode({ data }: NodeData<'card'>) {
  const member = useApp(state => memberIn(state.run, data.device));
  const target = useApp(state => isTarget(state.run, data.device));
  if (!member) return null;
  return (
    <article
      data-target={target}
      data-unknown={member.unknown?.includes('present')}
      data-ghost={!member.present}
      className="relative h-full overflow-hidden rounded-1 border border-edge bg-raised data-[ghost=true]:border-dashed data-[ghost=true]:bg-transparent data-[target=true]:border-ink"
    >
      <Head member={member} />
      <div className="px-2">
        <MemberTitle member={member} />
        {member.present ? (
          <Facts member={member} room={roomIn(data.width)} />
        ) : (
          <p className="text-ink-3">{picture.absent}</p>
        )}
      </div>
      <Ties />
    </article>
  );
});

/** The words of what its driver writes now stand over the state of the driver. */
const useWrites = (device: DeviceId): boolean =>
  useApp(({ run: { moment } }) => !!moment?.motions.some(each => each.kind === 'register' && each.device === device));

const Head = ({ member }: { readonly member: MemberNodeView }) => (
  <>
    <p
      title={picture.driverLabel(member.driver)}
      data-unknown={member.driver.unknown}
      className="flex h-6 items-center gap-1.5 whitespace-nowrap bg-sunken px-2 text-ink-2"
    >
      <RoleGlyph role="driver" hollow={member.driver.idle} />
      <span data-covered={useWrites(member.id)} className="truncate data-[covered=true]:sr-only">
        {member.driver.state}
      </span>
    </p>
    <div
      title={member.gate.clause && `${member.gate.text}: ${member.gate.why}`}
      data-unknown={member.unknown?.includes('gate')}
      className="flex h-2.5 items-center justify-center border-member border-t-2"
    >
      {member.present && member.gate.clause && (
        <>
          <GateBar open={member.gate.open} />
          <span className="sr-only">{`${member.gate.text}: ${member.gate.why}`}</span>
        </>
      )}
    </div>
  </>
);

const Facts = ({ member, room }: { readonly member: MemberNodeView; readonly room: number }) => (
  <>
    <p className="flex items-baseline justify-between font-mono">
      <Changed value={member.status.value} brief />
      <StatusStrip status={member.status} names={false} />
      <Use member={member} />
    </p>
    <dl className="leading-4">
      <Bits member={member} room={room} />
    </dl>
  </>
);
