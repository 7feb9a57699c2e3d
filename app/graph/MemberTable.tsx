import { memo, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { FeatureBitView } from '../../engine/view/parts/features.ts';
import type { MemberNodeView } from '../../engine/view/parts/group.ts';
import type { DeviceId, PfId } from '../../engine/world/ids.ts';
import { Gap } from '../rows/Gap.tsx';
import { useRows } from '../rows/use-rows.ts';
import { actions, useApp } from '../store/app-state.ts';
import { picture, memberTable as text } from '../text/picture.ts';
import { Changed } from '../ui/Changed.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { useScale } from '../ui/scale.ts';
import { BitMark } from './BitMark.tsx';
import { type BitState, bitState } from './bit-state.ts';
import { isTarget, memberIn, membersOf, ownerIn } from './select.ts';
import { useGroup } from './use-group.ts';

const ROW = 26;

interface Props {
  readonly owner: PfId;
  /** What scrolls: the table is one of several things in it. */
  readonly scroller: HTMLElement | null;
}

/** The members of an owner, a column for each bit that it may give or take. */
export const MemberTable = ({ owner, scroller }: Props) => {
  const functions = useApp(useShallow(state => state.run.run?.functions ?? []));
  const manageable = useApp(useShallow(state => ownerIn(state.run, owner)?.manageable ?? null));
  const members = useMemo(() => membersOf(functions, owner), [functions, owner]);
  const body = useRef<HTMLTableSectionElement>(null);
  const rows = useRows(scroller, members.length, ROW * useScale(), useTop(body, scroller));
  if (members.length === 0) return null;
  return (
    <div className="bg-surface">
      <table className="w-full border-collapse whitespace-nowrap">
        <Caption owner={owner} />
        <Head manageable={manageable} />
        <tbody ref={body}>
          <Gap height={rows.before} />
          {rows.shown.map(index => {
            const device = members[index];
            return device && <Row key={device} device={device} manageable={manageable} />;
          })}
          <Gap height={rows.after} />
        </tbody>
      </table>
      {manageable && <Key />}
    </div>
  );
};

/** The group that the members are of, as the frame of the picture says it. */
const Caption = ({ owner }: { readonly owner: PfId }) => {
  const group = useGroup(owner);
  return (
    <caption className="whitespace-nowrap px-4 pt-2 pb-1 text-left">
      {group && (
        <span className="flex items-center gap-1.5">
          <RoleGlyph role="member" />
          <b className="font-semibold">{picture.group(group.name)}</b>
          <span className="text-ink-2">{picture.frame(group.field, group.id, group.members, group.owned)}</span>
        </span>
      )}
    </caption>
  );
};

/** How far down in what scrolls an element begins. */
const useTop = (element: RefObject<HTMLElement | null>, scroller: HTMLElement | null): number => {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (!element.current || !scroller) return;
    const inside = element.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    setTop(inside + scroller.scrollTop);
  }, [element, scroller]);
  return top;
};

const Head = ({ manageable }: { readonly manageable: readonly FeatureBitView[] | null }) => (
  <thead className="sticky top-0 z-10 bg-sunken text-left text-ink-3 align-bottom">
    <tr>
      {[text.member, text.status, text.use, text.driver].map(title => (
        <th key={title} scope="col" className="px-2 py-1 font-normal first:pl-4 @max-[32.5rem]:px-1">
          <span data-driver={title === text.driver} className="@max-[32.5rem]:data-[driver=true]:sr-only">
            {title}
          </span>
        </th>
      ))}
      {manageable?.map(({ bit, name }) => (
        <th key={bit} scope="col" className="w-6 px-1 py-1 text-center @max-[32.5rem]:px-0.5 font-mono font-normal">
          <span className="mx-auto block rotate-180 text-left leading-none [writing-mode:vertical-rl]">{name}</span>
          <span className="text-ink-2">{bit}</span>
        </th>
      ))}
      <th scope="col" className="px-2 py-1 font-normal @max-[32.5rem]:hidden">
        {manageable ? picture.assigned : text.cells.offered}
      </th>
    </tr>
  </thead>
);

interface RowProps {
  readonly device: DeviceId;
  readonly manageable: readonly FeatureBitView[] | null;
}

const Row = memo(function Row({ device, manageable }: RowProps) {
  const member = useApp(state => memberIn(state.run, device));
  const target = useApp(state => isTarget(state.run, device));
  const selected = useApp(state => state.selection.device === device);
  if (!member) return null;
  return (
    <tr
      data-selected={selected}
      data-target={target}
      data-menu={`device ${device}`}
      className="h-6.5 border-hair border-t data-[target=true]:bg-member/10 data-[selected=true]:outline-2 data-[selected=true]:outline-ink data-[selected=true]:-outline-offset-2"
    >
      <th scope="row" className="px-2 text-left font-normal first:pl-4">
        <button type="button" onClick={() => actions.select({ device })} className="flex h-6 items-center gap-1.5">
          <RoleGlyph role="member" />
          <b className="font-semibold">{member.title}</b>
        </button>
      </th>
      {member.present ? (
        <Facts member={member} manageable={manageable} />
      ) : (
        <td colSpan={(manageable?.length ?? 0) + 4} className="px-2 text-ink-3">
          {picture.absent}
        </td>
      )}
    </tr>
  );
});

const Facts = ({
  member,
  manageable,
}: {
  readonly member: MemberNodeView;
  readonly manageable: readonly FeatureBitView[] | null;
}) => (
  <>
    <td className="px-2 font-mono @max-[32.5rem]:px-1">
      <Changed value={member.status.value} brief />
    </td>
    <td
      data-used={member.inUse}
      data-unknown={member.status.value.unknown}
      className="px-2 text-ink-2 @max-[32.5rem]:px-1 data-[used=true]:font-semibold data-[used=true]:text-ink"
    >
      {picture.use(member)}
    </td>
    <td data-unknown={member.driver.unknown} className="px-2 text-ink-2 @max-[32.5rem]:px-1">
      <span className="flex items-center gap-1.5">
        <RoleGlyph role="driver" hollow={member.driver.idle} />
        <span className="@max-[32.5rem]:sr-only">{member.driver.state}</span>
      </span>
    </td>
    {manageable?.map(({ bit }) => (
      <Mark key={bit} state={bitState(member, bit)} unknown={member.assignedMark.unknown} />
    ))}
    <td className="px-2 font-mono @max-[32.5rem]:hidden">
      <Changed value={manageable ? member.assignedMark : member.offeredMark} />
    </td>
  </>
);

const words = text.cells;

const Mark = ({ state, unknown }: { readonly state: BitState; readonly unknown: boolean | undefined }) => (
  <td data-unknown={unknown} className="px-1 text-center @max-[32.5rem]:px-0.5">
    <span className="inline-flex align-middle" title={words[state]}>
      <BitMark state={state} />
      <span className="sr-only">{words[state]}</span>
    </span>
  </td>
);

const Key = () => (
  <ul aria-label={text.key} className="flex flex-wrap gap-x-4 gap-y-1 px-4 py-2 text-ink-2">
    {(['negotiated', 'assigned', 'offered', 'taken'] as const).map(state => (
      <li key={state} className="flex items-center gap-1.5">
        <BitMark state={state} /> {words[state]}
      </li>
    ))}
  </ul>
);
