import { lazy, Suspense } from 'react';
import { PageBoundary } from './failure/PageBoundary.tsx';
import { FileDrop } from './library/FileDrop.tsx';
import { Desktop } from './shell/Desktop.tsx';
import {
  FailureBanner,
  FailurePage,
  NewVersion,
  Phone,
  ProofBanner,
  Restoring,
  StudyPage,
} from './shell/lazy-pages.ts';
import { Overlays } from './shell/Overlays.tsx';
import { PhoneTop } from './shell/PhoneTop.tsx';
import { Spoken } from './shell/Spoken.tsx';
import { StepLine } from './shell/StepLine.tsx';
import { TopBar } from './shell/TopBar.tsx';
import { useMedia } from './shell/use-media.ts';
import { useTitle } from './shell/use-title.ts';
import { useApp } from './store/app-state.ts';
import { embed } from './store/embed.ts';
import { ControlStrip } from './strip/ControlStrip.tsx';
import { labels } from './text/labels.ts';
import { Timeline } from './timeline/Timeline.tsx';

const EmbedPage = lazy(() => import('./embed/EmbedPage.tsx'));
const PresenterPage = lazy(() => import('./presenter/PresenterPage.tsx'));

/** Texts are read when something is rendered: in another language everything is. */
export const App = () => (
  <PageBoundary key={useApp(state => state.language)}>
    {embed ? <Embedded /> : <Whole />}
    <Spoken />
  </PageBoundary>
);

const Embedded = () => (
  <Suspense fallback={<Opening />}>
    <EmbedPage line={<StepLine />} strip={<ControlStrip />} timeline={<Timeline />} />
  </Suspense>
);

const Whole = () => (
  <>
    <Page />
    <Overlays />
    <FileDrop />
  </>
);

const Page = () => {
  useTitle();
  const open = useApp(state => state.run.run !== undefined);
  const failed = useApp(state => state.failure !== null);
  const newVersion = useApp(state => state.newVersion);
  const proof = useApp(state => state.proof !== null);
  const studying = useApp(state => state.study !== null);
  const presenting = useApp(state => state.presenting);
  const narrow = useMedia('(max-width: 699px), (max-width: 1099px) and (max-height: 499px)');
  if (!open && failed) {
    return (
      <Suspense>
        <FailurePage />
      </Suspense>
    );
  }
  if (open && presenting) {
    return (
      <Suspense fallback={<Opening />}>
        <PresenterPage />
      </Suspense>
    );
  }
  return (
    <div className="flex h-full flex-col">
      {narrow ? <PhoneTop /> : <TopBar />}
      <Suspense>
        {newVersion && <NewVersion />}
        {failed && <FailureBanner />}
        {proof && <ProofBanner />}
      </Suspense>
      {open ? (
        <Suspense fallback={<Opening />}>{studying ? <StudyPage /> : narrow ? <Phone /> : <Desktop />}</Suspense>
      ) : (
        <Opening />
      )}
    </div>
  );
};

/** For the blink of an eye, or as long as it takes to make a long run again. */
const Opening = () => {
  const waiting = useApp(state => state.play.progress !== null);
  return (
    <main aria-busy className="flex flex-1 items-center justify-center text-ink-3">
      <Suspense fallback={labels.opening}>{waiting ? <Restoring /> : labels.opening}</Suspense>
    </main>
  );
};
