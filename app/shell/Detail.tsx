import { Suspense } from 'react';
import { CommandPanel } from '../command/CommandPanel.tsx';
import { actions, useApp } from '../store/app-state.ts';
import type { DetailName } from '../store/preferences-slice.ts';
import { labels } from '../text/labels.ts';
import { Tabs } from '../ui/Tabs.tsx';
import { ClausePanel, Composer, FeatureMatrix, MemoryPanel, RegisterPanel } from './lazy-panes.ts';

const contents = {
  command: CommandPanel,
  compose: Composer,
  features: FeatureMatrix,
  registers: RegisterPanel,
  memory: MemoryPanel,
  clause: ClausePanel,
} satisfies Readonly<Record<DetailName, unknown>>;

const tabs = (['command', 'compose', 'features', 'registers', 'memory', 'clause'] as const).map(value => ({
  value,
  text: labels.details[value],
}));
/** In the layout Bytes the memory is in the middle already. */
const withoutMemory = tabs.filter(({ value }) => value !== 'memory');

/** Detail of the selection. */
export const Detail = () => {
  const chosen = useApp(state => state.preferences.detail);
  const bytes = useApp(state => state.preferences.layout === 'bytes');
  const shown = bytes && chosen === 'memory' ? 'command' : chosen;
  const Content = contents[shown];
  return (
    <Tabs
      label={labels.detail}
      tabs={bytes ? withoutMemory : tabs}
      value={shown}
      onChange={detail => actions.prefer({ detail })}
    >
      <Suspense>
        <Content />
      </Suspense>
    </Tabs>
  );
};
