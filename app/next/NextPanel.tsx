import { useShallow } from 'zustand/react/shallow';
import type { NextGroup } from '../../engine/view/parts/next.ts';
import { useApp } from '../store/app-state.ts';
import { next as text } from '../text/labels.ts';
import { Panel } from '../ui/Panel.tsx';
import { ActorGroup } from './ActorGroup.tsx';
import { Scheduled } from './Scheduled.tsx';
import { SomethingElse } from './SomethingElse.tsx';

const none: readonly NextGroup[] = [];

/** Who can do what now. What is not possible stays in its place, with the reason. */
export const NextPanel = () => {
  const [possible, total] = useApp(useShallow(({ run: { next } }) => [next?.possible ?? 0, next?.total ?? 0]));
  const groups = useApp(state => state.run.next?.groups ?? none);
  return (
    <Panel title={text.title} aside={<span className="text-t1">{text.possible(possible, total)}</span>}>
      <div className="h-full overflow-y-auto pb-2">
        <Scheduled groups={groups} />
        {groups.map(group => (
          <ActorGroup key={group.actor} group={group} />
        ))}
        <SomethingElse />
      </div>
    </Panel>
  );
};
