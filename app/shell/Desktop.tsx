import { Suspense } from 'react';
import { useApp } from '../store/app-state.ts';
import { ControlStrip } from '../strip/ControlStrip.tsx';
import { labels } from '../text/labels.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import { Detail } from './Detail.tsx';
import { GroupGraph, LogPanel, MemoryPanel, RingPanel } from './lazy-panes.ts';
import { Next } from './Next.tsx';
import { Split } from './Split.tsx';
import { StepLine } from './StepLine.tsx';
import { useMedia } from './use-media.ts';

const { lines } = labels;

/** All panes at once: what can happen on the left, the picture, its detail on the right, time below. */
export const Desktop = () => {
  const tight = useMedia('(max-width: 999px)');
  return (
    <main className="min-h-0 flex-1">
      <Split
        key={`${tight}`}
        id={tight ? 'detail-tight' : 'detail'}
        direction="row"
        kept="second"
        size={tight ? 320 : 372}
        least={[400, 280]}
        line={lines.detail}
        first={<Main tight={tight} />}
        second={<Detail withNext={tight} />}
      />
    </main>
  );
};

const Main = ({ tight }: { readonly tight: boolean }) => (
  <Split
    id="time"
    direction="column"
    kept="second"
    size={0.255}
    least={[240, 132]}
    line={lines.time}
    first={tight ? <Centre /> : <Upper />}
    second={<Time />}
  />
);

const Upper = () => (
  <Split
    id="next"
    direction="row"
    kept="first"
    size={256}
    least={[180, 240]}
    line={lines.next}
    first={<Next />}
    second={<Centre />}
  />
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
  if (bytes) {
    return (
      <Suspense>
        <MemoryPanel />
      </Suspense>
    );
  }
  return (
    <Split
      id="rings"
      direction="column"
      kept="first"
      size={0.6}
      least={[100, 60]}
      line={lines.rings}
      first={
        <Suspense>
          <GroupGraph />
        </Suspense>
      }
      second={
        <Suspense>
          <RingPanel />
        </Suspense>
      }
    />
  );
};

const Time = () => (
  <div className="flex h-full min-h-0 flex-col bg-surface">
    <ControlStrip />
    <Timeline />
    <div className="min-h-0 flex-1">
      <Suspense>
        <LogPanel />
      </Suspense>
    </div>
  </div>
);
