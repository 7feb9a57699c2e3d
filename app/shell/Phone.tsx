import { type ComponentType, Suspense, useState } from 'react';
import { useApp } from '../store/app-state.ts';
import type { Pane } from '../store/shell-slice.ts';
import { PhoneControls } from '../strip/PhoneControls.tsx';
import { labels } from '../text/labels.ts';
import { optionsOf, Segmented } from '../ui/Segmented.tsx';
import { Detail } from './Detail.tsx';
import {
  AnswerBar,
  GroupGraph,
  LessonPanel,
  LogPanel,
  MemoryPanel,
  Next,
  RingPanel,
  SelectionLine,
  SequencePanel,
} from './lazy-panes.ts';
import { PhoneTabs } from './PhoneTabs.tsx';
import { StepLine } from './StepLine.tsx';

/** One pane at a time: the sentence above, the controls and the tabs below, where the thumb is. */
const Phone = () => {
  const pane = useApp(state => state.pane);
  // In the pane of the detail it is above the tabs.
  const selected = useApp(state => state.selection.subject !== null);
  const asking = useApp(state => !!state.lesson?.scene?.asked);
  const Content = contents[pane];
  return (
    <>
      <StepLine />
      <main className="min-h-0 flex-1 overflow-hidden">
        <Suspense>
          <Content />
        </Suspense>
      </main>
      {selected && pane !== 'detail' && pane !== 'lesson' && (
        <Suspense>
          <SelectionLine />
        </Suspense>
      )}
      {asking && pane !== 'lesson' && (
        <Suspense>
          <AnswerBar />
        </Suspense>
      )}
      <PhoneControls />
      <PhoneTabs />
    </>
  );
};

const bytesParts = ['rings', 'memory'] as const;

/** Rings and memory: what is shared between the two sides. */
const BytesPane = () => {
  const [part, setPart] = useState<'rings' | 'memory'>('rings');
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex justify-center border-hair border-b bg-surface p-2">
        <Segmented
          label={labels.panes.bytes}
          options={optionsOf(bytesParts, labels.bytesParts)}
          value={part}
          onChange={setPart}
        />
      </div>
      <div className="min-h-0 flex-1">{part === 'rings' ? <RingPanel /> : <MemoryPanel />}</div>
    </div>
  );
};

const contents: Readonly<Record<Pane, ComponentType>> = {
  lesson: LessonPanel,
  next: Next,
  picture: GroupGraph,
  detail: Detail,
  bytes: BytesPane,
  sequence: SequencePanel,
  log: LogPanel,
};

export default Phone;
