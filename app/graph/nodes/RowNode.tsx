import { memo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { MemberNodeView } from '../../../engine/view/parts/group.ts';
import { useApp } from '../../store/app-state.ts';
import { picture } from '../../text/picture.ts';
import { RoleGlyph } from '../../ui/RoleGlyph.tsx';
import { Unknown } from '../../ui/Unknown.tsx';
import { BitMark } from '../BitMark.tsx';
import { bitState } from '../bit-state.ts';
import type { NodeData } from '../flow-types.ts';
import { isTarget, memberIn, ownerIn } from '../select.ts';
import { Use } from '../Use.tsx';
import { Selectable } from './Selectable.tsx';
import { Ties } from './Ties.tsx';

/** The shapes say of each bit what was offered, assigned and negotiated: known only as a whole. */
const bitsUnknown = ({ assignedMark, offeredMark, negotiatedMark }: MemberNodeView): boolean =>
  [assignedMark, offeredMark, negotiatedMark].some(({ unknown }) => unknown);

/** More bits than this do not fit on a line and are only counted. */
const MARKS = 8;

/** Below this width there is room for its name and its status alone. */
const SLIM = 200;

/** A member as one line: driver, gate, name, status, use, and the manageable bits as shapes. */
export const RowNode = memo(function RowNode({ data }: NodeData<'row'>) {
  const member = useApp(state => memberIn(state.run, data.device));
  const target = useApp(state => isTarget(state.run, data.device));
  const manageable = useApp(
    useShallow(state => ownerIn(state.run, data.owner)?.manageable?.map(({ bit }) => bit) ?? []),
  );
  if (!member) return null;
  const slim = data.width < SLIM;
  return (
    <article
      data-target={target}
      data-ghost={!member.present}
      data-changed={member.changed}
      data-unknown={member.unknown?.includes('present')}
      data-slim={slim}
      className="relative flex h-full items-center gap-2 rounded-1 border border-hair border-l-2 border-l-member bg-raised px-1.5 whitespace-nowrap data-[changed=true]:bg-changed/10 data-[ghost=true]:border-dashed data-[ghost=true]:border-l data-[ghost=true]:bg-transparent data-[target=true]:border-ink"
    >
      <Unknown when={member.driver.unknown}>
        <RoleGlyph role="driver" hollow={member.driver.idle} />
      </Unknown>
      <Selectable device={member.id} label={picture.memberLabel(member)} className="w-11 font-semibold">
        {picture.vf(member.vf)}
      </Selectable>
      {member.present ? (
        <>
          <span className="font-mono">
            <Unknown when={member.status.value.unknown}>{member.status.value.text}</Unknown>
          </span>
          {!slim && (
            <span className="w-10">
              <Use member={member} />
            </span>
          )}
          {slim ? null : manageable.length <= MARKS ? (
            <span aria-hidden data-unknown={bitsUnknown(member)} className="ml-auto flex gap-1">
              {manageable.map(bit => (
                <BitMark key={bit} state={bitState(member, bit)} />
              ))}
            </span>
          ) : (
            <span data-unknown={bitsUnknown(member)} className="ml-auto font-mono text-ink-2">
              {member.assigned?.length ?? picture.none} / {member.negotiated?.length ?? picture.none}
            </span>
          )}
        </>
      ) : (
        <span className="truncate text-ink-3">{picture.absent}</span>
      )}
      <Ties />
    </article>
  );
});
