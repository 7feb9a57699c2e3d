import { memo, useContext } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useApp } from '../../store/app-state.ts';
import { picture } from '../../text/picture.ts';
import type { NodeData } from '../flow-types.ts';
import { OpenRanges } from '../open-ranges.ts';
import { memberIn } from '../select.ts';
import { RangeCells } from './RangeCells.tsx';
import { Ties } from './Ties.tsx';

/** Many members as one: a cell for each, and how many are in use and assigned. Opens into lines. */
export const RangeNode = memo(function RangeNode({ data }: NodeData<'range'>) {
  const { toggle } = useContext(OpenRanges);
  const [first, last, inUse, assigned, absent] = useApp(
    useShallow(state => {
      const members = data.members.map(id => memberIn(state.run, id));
      const count = (test: (member: NonNullable<(typeof members)[number]>) => boolean) =>
        members.reduce((sum, member) => sum + (member && test(member) ? 1 : 0), 0);
      return [
        members[0]?.vf ?? 0,
        members.at(-1)?.vf ?? 0,
        count(member => member.present && member.inUse),
        count(member => member.assigned !== null),
        count(member => !member.present),
      ] as const;
    }),
  );
  const title = picture.rangeTitle(first, last);
  const facts = picture.rangeFacts(inUse, assigned, absent);
  return (
    <article className="relative h-full rounded-1 border border-edge border-l-[3px] border-l-member bg-raised px-2 pt-1">
      <button
        type="button"
        aria-expanded={data.open}
        aria-label={`${title} · ${facts}`}
        onClick={() => toggle(data.id)}
        className="flex w-full items-baseline gap-2 whitespace-nowrap text-left after:absolute after:inset-0 after:rounded-1 after:content-[''] focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-ink"
      >
        <b className="font-semibold">{title}</b>
        <span className="truncate text-ink-2">{facts}</span>
        <span aria-hidden className="ml-auto text-ink-2">
          {data.open ? picture.close : picture.open}
        </span>
      </button>
      <RangeCells members={data.members} />
      <Ties />
    </article>
  );
});
