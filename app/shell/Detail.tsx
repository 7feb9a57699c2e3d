import { ClausePanel } from '../clauses/ClausePanel.tsx';
import { CommandPanel } from '../command/CommandPanel.tsx';
import { Composer } from '../command/Composer.tsx';
import { FeatureMatrix } from '../features/FeatureMatrix.tsx';
import { MemoryPanel } from '../memory/MemoryPanel.tsx';
import { RegisterPanel } from '../registers/RegisterPanel.tsx';
import { actions, useApp } from '../store/app-state.ts';
import type { DetailName } from '../store/preferences-slice.ts';
import { labels } from '../text/labels.ts';
import { Tabs } from '../ui/Tabs.tsx';

const contents = {
  command: CommandPanel,
  compose: Composer,
  features: FeatureMatrix,
  registers: RegisterPanel,
  memory: MemoryPanel,
  clause: ClausePanel,
} satisfies Readonly<Record<DetailName, () => React.ReactNode>>;

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
      <Content />
    </Tabs>
  );
};
