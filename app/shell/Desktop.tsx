import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { useApp } from '../store/app-state.ts';
import type { Preferences } from '../store/preferences-slice.ts';
import type { Pane } from '../store/shell-slice.ts';
import { ControlStrip } from '../strip/ControlStrip.tsx';
import { labels } from '../text/labels.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { Detail } from './Detail.tsx';
import { GroupGraph, LessonColumn, LogPanel, MemoryPanel, Next, RingPanel, SequencePanel } from './lazy-panes.ts';
import { Split } from './Split.tsx';
import { StepLine } from './StepLine.tsx';
import { useMedia } from './use-media.ts';

const { lines, panes, bytesParts, top } = labels;

/** All panes at once: what can happen on the left, the picture, its detail on the right, time below. */
export const Desktop = () => {
  const tight = useMedia('(max-width: 1099px)');
  const low = useMedia('(max-height: 619px)');
  return (
    <main className="min-h-0 flex-1">
      <Split
        key={`${tight} ${low}`}
        id={tight ? 'detail-tight' : 'detail'}
        direction="row"
        kept="second"
        size={tight ? 344 : 372}
        least={[400, 280]}
        line={lines.detail}
        first={low ? <LowMain tight={tight} /> : <Main tight={tight} />}
        second={<Detail withNext={tight} />}
      />
    </main>
  );
};

const Main = ({ tight }: { readonly tight: boolean }) => {
  // The sequence tells what the log does.
  const withLog = useApp(state => state.preferences.layout !== 'sequence');
  return (
    <Split
      key={`${withLog}`}
      id={withLog ? 'time' : 'time-alone'}
      direction="column"
      kept="second"
      size={withLog ? 0.255 : 132}
      least={[240, 132]}
      line={lines.time}
      first={tight ? <Centre /> : <Upper />}
      second={<Time withLog={withLog} />}
    />
  );
};

/** Without height for panes above each other they are shown one at a time. */
const LowMain = ({ tight }: { readonly tight: boolean }) => (
  <div className="flex h-full min-h-0 flex-col">
    <div className="min-h-0 flex-1">{tight ? <LowCentre /> : <Upper centre={<LowCentre />} />}</div>
    <ControlStrip />
    <Timeline />
  </div>
);

const LowCentre = () => {
  const layout = useApp(state => state.preferences.layout);
  const possible = lowPanes[layout];
  const [chosen, choose] = useState<Partial<Record<typeof layout, LowPane>>>({});
  // What somebody is led to is shown.
  const wanted = useApp(({ pane, lesson }) => {
    const that = lesson?.until == null ? null : lesson.scene?.asked?.that;
    return that === 'ring' || that === 'owner' ? 'rings' : leadsTo[pane];
  });
  useEffect(() => {
    if (wanted && lowPanes[layout].includes(wanted)) choose(before => ({ ...before, [layout]: wanted }));
  }, [wanted, layout]);
  const shown = chosen[layout] ?? possible[0]!;
  const Content = lowContents[shown];
  return (
    <div className="flex h-full min-h-0 flex-col">
      <StepLine />
      <div className="min-h-0 flex-1">
        <Tabs
          label={labels.panesName}
          tabs={possible.map(value => ({ value, text: lowName(value) }))}
          value={shown}
          onChange={pane => choose({ ...chosen, [layout]: pane })}
        >
          <Suspense>
            <Content />
          </Suspense>
        </Tabs>
      </div>
    </div>
  );
};

const leadsTo: Readonly<Partial<Record<Pane, LowPane>>> = { bytes: 'rings', picture: 'picture' };

const lowContents = {
  picture: GroupGraph,
  rings: RingPanel,
  memory: MemoryPanel,
  sequence: SequencePanel,
  log: LogPanel,
};
type LowPane = keyof typeof lowContents;
const lowName = (pane: LowPane): string =>
  ({ ...bytesParts, picture: labels.group, sequence: top.layouts.sequence, log: panes.log })[pane];
const lowPanes: Readonly<Record<Preferences['layout'], readonly LowPane[]>> = {
  review: ['picture', 'rings', 'log'],
  bytes: ['memory', 'log'],
  sequence: ['sequence', 'picture'],
  teach: ['picture', 'rings', 'log'],
};

const Upper = ({ centre = <Centre /> }: { readonly centre?: ReactNode }) => {
  const id = useApp(state => (state.preferences.layout === 'teach' ? 'lesson' : 'next'));
  return (
    <Split
      key={id}
      id={id}
      direction="row"
      kept="first"
      size={id === 'lesson' ? 340 : 256}
      least={[180, 240]}
      line={lines[id]}
      first={<Suspense>{id === 'lesson' ? <LessonColumn /> : <Next />}</Suspense>}
      second={centre}
    />
  );
};

const Centre = () => (
  <div className="flex h-full min-h-0 flex-col">
    <StepLine />
    <div className="min-h-0 flex-1">
      <Views />
    </div>
  </div>
);

const Views = () => {
  const layout = useApp(state => state.preferences.layout);
  // On a laptop the picture has what it needs to be seen as a whole.
  const short = useMedia('(max-height: 767px)');
  if (layout === 'bytes') {
    return (
      <Suspense>
        <MemoryPanel />
      </Suspense>
    );
  }
  const below = layout === 'sequence' ? 'sequence' : 'rings';
  return (
    <Split
      key={below}
      id={below}
      direction="column"
      kept="first"
      size={below === 'sequence' ? 0.45 : short ? 280 : 0.62}
      least={[100, 60]}
      line={lines[below]}
      first={
        <Suspense>
          <GroupGraph />
        </Suspense>
      }
      second={<Suspense>{below === 'sequence' ? <SequencePanel /> : <RingPanel />}</Suspense>}
    />
  );
};

const Time = ({ withLog }: { readonly withLog: boolean }) => (
  <div className="flex h-full min-h-0 flex-col bg-surface">
    <ControlStrip />
    <Timeline />
    <div className="min-h-0 flex-1">
      {withLog && (
        <Suspense>
          <LogPanel />
        </Suspense>
      )}
    </div>
  </div>
);
