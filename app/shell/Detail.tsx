import { Suspense } from 'react';
import { actions, useApp } from '../store/app-state.ts';
import { type DetailName, details } from '../store/preferences-slice.ts';
import { labels } from '../text/labels.ts';
import { optionsOf } from '../ui/Segmented.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import {
  AnswerBar,
  ChangesBar,
  ClausePanel,
  CommandPanel,
  Composer,
  FeatureMatrix,
  LessonPanel,
  MemoryPanel,
  Next,
  OrderPanel,
  RegisterPanel,
  SelectionLine,
  WatchList,
} from './lazy-panes.ts';

const contents = {
  lesson: LessonPanel,
  next: Next,
  command: CommandPanel,
  compose: Composer,
  orders: OrderPanel,
  features: FeatureMatrix,
  registers: RegisterPanel,
  memory: MemoryPanel,
  clause: ClausePanel,
} satisfies Readonly<Record<DetailName, unknown>>;

interface Props {
  /** What can happen next has no column of its own and is a tab here. */
  readonly withNext?: boolean;
}

/** Detail of the selection. */
export const Detail = ({ withNext = false }: Props) => {
  const chosen = useApp(state => state.preferences.detail);
  const only = useApp(state => state.changes.only);
  const watching = useApp(state => state.pins.length > 0);
  const layout = useApp(state => state.preferences.layout);
  // In the layout Bytes the memory is in the middle already.
  const tabs = optionsOf(details, labels.details).filter(
    ({ value }) =>
      (withNext || value !== 'next') &&
      (value !== 'lesson' || (withNext && layout === 'teach')) &&
      (value !== 'memory' || layout !== 'bytes'),
  );
  const shown = tabs.find(({ value }) => value === chosen)?.value ?? 'command';
  const asking = useApp(state => withNext && layout === 'teach' && !!state.lesson?.scene?.asked);
  const Content = contents[shown];
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Suspense fallback={<div className="h-15 shrink-0 border-hair border-b" />}>
        <SelectionLine />
      </Suspense>
      <Suspense>
        {only && <ChangesBar />}
        {watching && <WatchList />}
      </Suspense>
      <div className="min-h-0 flex-1">
        <Tabs label={labels.detail} tabs={tabs} value={shown} onChange={detail => actions.prefer({ detail })}>
          <Suspense>
            <Content />
          </Suspense>
        </Tabs>
      </div>
      {asking && shown !== 'lesson' && (
        <Suspense>
          <AnswerBar />
        </Suspense>
      )}
    </div>
  );
};
