import { type ComponentType, type ReactNode, Suspense, useEffect } from 'react';
import { NextPanel } from '../next/NextPanel.tsx';
import { Logo } from '../shell/Logo.tsx';
import { FailureBanner, FailurePage, ProofBanner, StudyPage } from '../shell/lazy-pages.ts';
import {
  ClausePanel,
  CommandPanel,
  Composer,
  FeatureMatrix,
  GroupGraph,
  LogPanel,
  MemoryPanel,
  RegisterPanel,
  RingPanel,
} from '../shell/lazy-panes.ts';
import { Split } from '../shell/Split.tsx';
import { useMedia } from '../shell/use-media.ts';
import { useTitle } from '../shell/use-title.ts';
import { actions, useApp } from '../store/app-state.ts';
import { embed } from '../store/embed.ts';
import type { DetailName } from '../store/preferences-slice.ts';
import type { Pane } from '../store/shell-slice.ts';
import { embed as text } from '../text/embed.ts';
import { labels } from '../text/labels.ts';
import { optionsOf } from '../ui/Segmented.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { OpenInRingside } from './OpenInRingside.tsx';
import { startEmbed } from './start-embed.ts';

/** What stands beside the detail, and what is detail of the selection. */
const views = { picture: GroupGraph, bytes: RingPanel, log: LogPanel } satisfies Partial<Record<Pane, unknown>>;
const details = {
  next: NextPanel,
  compose: Composer,
  command: CommandPanel,
  features: FeatureMatrix,
  registers: RegisterPanel,
  memory: MemoryPanel,
  clause: ClausePanel,
} satisfies Partial<Record<DetailName, unknown>>;

type ViewName = keyof typeof views;
type Detail = keyof typeof details;

/** What is there to change something only. */
const changing: readonly Detail[] = ['next', 'compose'];

const allowed = (Object.keys(details) as readonly Detail[]).filter(
  value => !embed?.readOnly || !changing.includes(value),
);

const viewTabs = () => optionsOf(Object.keys(views) as readonly ViewName[], text.names);
const detailTabs = () => optionsOf(allowed, labels.details);

const isView = (name: string): name is ViewName => Object.hasOwn(views, name);
const isDetail = (name: string): name is Detail => allowed.some(value => value === name);

interface Props {
  /** The step as one sentence, controls, timeline: handed in, since whoever has them is loaded anyway. */
  readonly line: ReactNode;
  readonly strip: ReactNode;
  readonly timeline: ReactNode;
}

/** The run inside another page: what there is to see, and what the address allows to do. */
const EmbedPage = ({ line, strip, timeline }: Props) => {
  useTitle();
  useEffect(startEmbed, []);
  const open = useApp(state => state.run.run !== undefined);
  const failed = useApp(state => state.failure !== null);
  const proof = useApp(state => state.proof !== null);
  const studying = useApp(state => state.study !== null);
  const wide = useMedia('(min-width: 900px)');
  const low = useMedia('(max-height: 419px)');
  // Without an origin there is no worker.
  if (self.origin === 'null') return <NoOrigin />;
  if (!open) return <Suspense>{failed && <FailurePage />}</Suspense>;
  return (
    <div className="flex h-full flex-col">
      <Head />
      <Suspense>
        {failed && <FailureBanner />}
        {proof && <ProofBanner />}
      </Suspense>
      {studying ? (
        <StudyPage />
      ) : (
        <>
          {line}
          <main className="min-h-0 flex-1">{wide ? <Beside /> : <One />}</main>
        </>
      )}
      {embed?.controls && !studying && (
        <div className="shrink-0 border-hair border-t bg-surface">
          {strip}
          {!low && timeline}
        </div>
      )}
    </div>
  );
};

const NoOrigin = () => (
  <main className="flex h-full flex-col items-center justify-center gap-3 bg-surface p-4 text-center">
    <p className="max-w-md">{text.noOrigin}</p>
    <OpenInRingside />
  </main>
);

const Head = () => {
  const title = useApp(state => state.run.run?.title ?? '');
  const dialect = useApp(state => state.run.run?.dialect.title ?? '');
  return (
    <header className="flex h-9 shrink-0 items-center gap-2 border-hair border-b bg-surface px-3">
      <Logo />
      <h1 title={title} className="min-w-0 truncate font-semibold">
        {title}
      </h1>
      <span className="hidden min-w-0 truncate text-ink-3 sm:block">{dialect}</span>
      <span className="flex-1" />
      <OpenInRingside />
    </header>
  );
};

const Shown = ({ Content }: { readonly Content: ComponentType }) => (
  <Suspense>
    <Content />
  </Suspense>
);

const Beside = () => {
  const view = useApp(({ pane }) => (isView(pane) ? pane : 'picture'));
  const detail = useApp(({ preferences }) => (isDetail(preferences.detail) ? preferences.detail : 'command'));
  return (
    <Split
      id="embed"
      direction="row"
      kept="second"
      size={0.36}
      least={[400, 280]}
      line={labels.lines.detail}
      first={
        <Tabs label={text.views} tabs={viewTabs()} value={view} onChange={actions.showPane}>
          <Shown Content={views[view]} />
        </Tabs>
      }
      second={
        <Tabs label={labels.detail} tabs={detailTabs()} value={detail} onChange={actions.showDetail}>
          <Shown Content={details[detail]} />
        </Tabs>
      }
    />
  );
};

/** All in one row of tabs. */
const One = () => {
  const shown = useApp(({ pane, preferences }): ViewName | Detail =>
    isView(pane) ? pane : pane === 'detail' && isDetail(preferences.detail) ? preferences.detail : 'picture',
  );
  return (
    <Tabs
      label={text.views}
      tabs={[...viewTabs(), ...detailTabs()]}
      value={shown}
      onChange={name => (isView(name) ? actions.showPane(name) : actions.showDetail(name))}
    >
      <Shown Content={isView(shown) ? views[shown] : details[shown]} />
    </Tabs>
  );
};

export default EmbedPage;
