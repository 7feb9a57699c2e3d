import { memo } from 'react';
import type { FeatureBitView } from '../../../engine/view/parts/features.ts';
import type { MemberNodeView } from '../../../engine/view/parts/group.ts';
import type { Marked } from '../../../engine/view/parts/values.ts';
import { ActorsAsked } from '../../lesson/Here.tsx';
import { useApp } from '../../store/app-state.ts';
import { memberTable, picture } from '../../text/picture.ts';
import { Changed } from '../../ui/Changed.tsx';
import { RoleGlyph } from '../../ui/RoleGlyph.tsx';
import type { NodeData } from '../flow-types.ts';
import { isTarget, memberIn } from '../select.ts';
import { Use } from '../Use.tsx';
import { Selectable } from './Selectable.tsx';
import { StatusStrip } from './StatusBits.tsx';
import { Ties } from './Ties.tsx';

/** A VF under its driver: status, in use or free, what it was assigned and what its driver negotiated. */
export const MemberNode = memo(function MemberNode({ data }: NodeData<'member'>) {
  const member = useApp(state => memberIn(state.run, data.device));
  const target = useApp(state => isTarget(state.run, data.device));
  if (!member) return null;
  return (
    <article
      data-target={target}
      data-unknown={member.unknown?.includes('present')}
      data-ghost={!member.present}
      className="relative flex h-full flex-col overflow-hidden rounded-1 border border-edge border-t-[3px] border-t-member bg-raised px-2 pt-1 pb-1.5 data-[ghost=true]:border-dashed data-[ghost=true]:border-t data-[ghost=true]:bg-transparent data-[target=true]:border-x-ink data-[target=true]:border-b-ink"
    >
      <MemberTitle member={member} />
      {member.present ? <Facts member={member} wide={data.width >= 160} room={roomIn(data.width)} /> : <Absent />}
      <ActorsAsked device={member.id} side="device" />
      <Ties />
    </article>
  );
});

export const MemberTitle = ({ member }: { readonly member: MemberNodeView }) => (
  <h3 className="flex items-center gap-1.5 whitespace-nowrap text-t2">
    <Selectable device={member.id} label={picture.memberLabel(member)} className="font-semibold">
      {picture.vf(member.vf)}
    </Selectable>
    <span title={picture.memberIs(member.member)} className="ml-auto flex items-center gap-1 font-mono text-ink-2">
      <RoleGlyph role="member" /> {member.member}
    </span>
  </h3>
);

const Absent = () => <p className="text-ink-3">{picture.absent}</p>;

interface FactsProps {
  readonly member: MemberNodeView;
  readonly wide: boolean;
  readonly room: number;
}

const Facts = ({ member, wide, room }: FactsProps) => (
  <>
    <p className="flex items-baseline justify-between font-mono">
      <Changed value={member.status.value} brief={!wide} />
      <Use member={member} />
    </p>
    <p className="flex items-center justify-between gap-1 whitespace-nowrap">
      <StatusStrip status={member.status} names={wide} />
      {member.selfMember !== null && (
        <span title={picture.selfLong(member.selfMember)} className="flex items-center gap-1 font-mono text-ink-3">
          <RoleGlyph role="self" /> {wide ? picture.self(member.selfMember) : member.selfMember}
        </span>
      )}
    </p>
    <dl className="mt-auto leading-4">
      <Bits member={member} room={room} />
    </dl>
  </>
);

/** What it was assigned, or what it offers where nothing can be assigned, and what its driver negotiated. */
export const Bits = ({ member, room }: { readonly member: MemberNodeView; readonly room: number }) => (
  <>
    {member.gate.clause ? (
      <>
        <dt className="text-ink-3">{picture.assigned}</dt>
        <BitList mark={member.assignedMark} bits={member.assigned} room={room} />
      </>
    ) : (
      <>
        <dt className="text-ink-3">{memberTable.cells.offered}</dt>
        <BitList mark={member.offeredMark} bits={member.offered} room={room} />
      </>
    )}
    <dt className="text-ink-3">{picture.negotiated}</dt>
    <BitList mark={member.negotiatedMark} bits={member.negotiated} room={room} />
  </>
);

interface BitListProps {
  readonly mark: Marked;
  readonly bits: readonly FeatureBitView[] | null;
  /** Characters that fit on its line. */
  readonly room: number;
}

/** Characters on a line of a node of a width. */
export const roomIn = (width: number): number => Math.floor((width - 18) / 6.7);

/** What the mark of a change takes besides the two values. */
const WAS = 6;

/** Bit numbers, with their names in the title; what changed keeps its mark and what it was. */
/** With names where there is room for them, as numbers, or only counted. */
const fitted = (mark: Marked, bits: readonly FeatureBitView[] | null, room: number): Marked => {
  if (!bits || bits.length === 0) return mark;
  const names = bits.map(({ bit, name }) => `${bit} ${name}`).join(', ');
  if (mark.was === undefined && names.length <= room) return { ...mark, text: names };
  return mark.text.length > room ? { ...mark, text: picture.bits(bits.length) } : mark;
};

const BitList = ({ mark, bits, room }: BitListProps) => (
  <dd className="truncate font-mono" title={bits?.map(({ bit, name }) => `${bit} ${name}`).join('\n')}>
    <Changed value={fitted(mark, bits, room)} brief={mark.text.length + (mark.was?.length ?? 0) + WAS > room} />
  </dd>
);
