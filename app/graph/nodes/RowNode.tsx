import { memo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useApp } from '../../store/app-state.ts';
import { picture } from '../../text/picture.ts';
import { RoleGlyph } from '../../ui/RoleGlyph.tsx';
import { BitMark } from '../BitMark.tsx';
import { bitState } from '../bit-state.ts';
import type { NodeData } from '../flow-types.ts';
import { isTarget, memberIn, ownerIn } from '../select.ts';
import { Selectable } from './Selectable.tsx';
import { Ties } from './Ties.tsx';

/** More bits than this do not fit on a line and are only counted. */
const MARKS = 8;

/** A member as one line: driver, gate, name, status, use, and the manageable bits as shapes. */
export const RowNode = memo(function RowNode({ data }: NodeData<'row'>) {
  const member = useApp(state => memberIn(state.run, data.device));
  const target = useApp(state => isTarget(state.run, data.device));
  const manageable = useApp(
    useShallow(state => ownerIn(state.run, data.owner)?.manageable.map(({ bit }) => bit) ?? []),
  );
  if (!member) return null;
  return (
    <article
      data-target={target}
      data-ghost={!member.present}
      data-changed={member.changed}
      className="relative flex h-full items-center gap-2 rounded-1 border border-hair border-l-2 border-l-member bg-raised px-1.5 whitespace-nowrap data-[changed=true]:bg-changed/10 data-[ghost=true]:border-dashed data-[ghost=true]:border-l data-[ghost=true]:bg-transparent data-[target=true]:border-ink"
    >
      <RoleGlyph role="driver" hollow={member.driver.state === 'not loaded'} />
      <Selectable device={member.id} label={picture.memberLabel(member)} className="w-11 font-semibold">
        {picture.vf(member.vf)}
      </Selectable>
      {member.present ? (
        <>
          <span className="font-mono">{member.status.value.text}</span>
          <span
            data-used={member.inUse}
            className="w-10 text-ink-2 data-[used=true]:font-semibold data-[used=true]:text-ink"
          >
            {picture.use(member)}
          </span>
          {manageable.length <= MARKS ? (
            <span aria-hidden className="ml-auto flex gap-1">
              {manageable.map(bit => (
                <BitMark key={bit} state={bitState(member, bit)} />
              ))}
            </span>
          ) : (
            <span className="ml-auto font-mono text-ink-2">
              {member.assigned?.length ?? picture.none} / {member.negotiated?.length ?? picture.none}
            </span>
          )}
        </>
      ) : (
        <span className="text-ink-3">{picture.absent}</span>
      )}
      <Ties />
    </article>
  );
});
