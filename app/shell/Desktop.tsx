import { GroupGraph } from '../graph/GroupGraph.tsx';
import { LogPanel } from '../log/LogPanel.tsx';
import { MemoryPanel } from '../memory/MemoryPanel.tsx';
import { RingPanel } from '../rings/RingPanel.tsx';
import { useApp } from '../store/app-state.ts';
import { ControlStrip } from '../strip/ControlStrip.tsx';
import { labels } from '../text/labels.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import { Detail } from './Detail.tsx';
import { Next } from './Next.tsx';
import { Split } from './Split.tsx';
import { StepLine } from './StepLine.tsx';

const { lines } = labels;

/** All panes at once: what can happen on the left, the picture, its detail on the right, time below. */
export const Desktop = () => (
  <main className="min-h-0 flex-1">
    <Panes />
  </main>
);

const Panes = () => (
  <Split
    id="page"
    direction="horizontal"
    panes={[
      { id: 'main', least: 560 },
      { id: 'detail', size: 372, least: 300, fixed: true, line: lines.detail },
    ]}
  >
    <Split
      id="main-rows"
      direction="vertical"
      panes={[
        { id: 'upper', least: 240 },
        { id: 'time', size: 232, least: 128, fixed: true, line: lines.time },
      ]}
    >
      <Upper />
      <Time />
    </Split>
    <Detail />
  </Split>
);

const Upper = () => (
  <Split
    id="upper-columns"
    direction="horizontal"
    panes={[
      { id: 'next', size: 256, least: 200, fixed: true },
      { id: 'centre', least: 340, line: lines.next },
    ]}
  >
    <Next />
    <Centre />
  </Split>
);

const Centre = () => (
  <div className="flex h-full min-h-0 flex-col">
    <StepLine />
    <div className="min-h-0 flex-1">
      <Views />
    </div>
  </div>
);

const Views = () => {
  const bytes = useApp(state => state.preferences.layout === 'bytes');
  if (bytes) return <MemoryPanel />;
  return (
    <Split
      id="centre-rows"
      direction="vertical"
      panes={[
        { id: 'graph', size: '58%', least: 120 },
        { id: 'rings', least: 80, line: lines.rings },
      ]}
    >
      <GroupGraph />
      <RingPanel />
    </Split>
  );
};

const Time = () => (
  <div className="flex h-full min-h-0 flex-col bg-surface">
    <ControlStrip />
    <Timeline />
    <div className="min-h-0 flex-1">
      <LogPanel />
    </div>
  </div>
);
