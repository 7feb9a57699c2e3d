import { lazy, Suspense } from 'react';
import { actions, useApp } from '../store/app-state.ts';
import type { StudyName } from '../store/study-slice.ts';
import { study as text } from '../text/study.ts';
import { Button } from '../ui/Button.tsx';
import { Waiting } from './Waiting.tsx';

/** Each in a file of its own, fetched when it is opened. It reads what it is about from `state.study.args`. */
const contents = {
  readings: lazy(() => import('../readings/ReadingsStudy.tsx')),
  compare: lazy(() => import('../compare/CompareStudy.tsx')),
  clauses: lazy(() => import('../clauses/ClauseStudy.tsx')),
  decode: lazy(() => import('../decode/DecodeStudy.tsx')),
  structs: lazy(() => import('../structs/StructStudy.tsx')),
  dialects: lazy(() => import('../dialects/DialectStudy.tsx')),
  recording: lazy(() => import('../recording/RecordingStudy.tsx')),
} satisfies Readonly<Record<StudyName, unknown>>;

/** A page beside the run: what it is, the way back, and the rest for what it shows. */
export const StudyPage = () => {
  const name = useApp(state => state.study?.name ?? 'readings');
  const Content = contents[name];
  return (
    <main aria-label={text.names[name]} className="flex min-h-0 flex-1 flex-col bg-surface">
      <header className="flex min-h-12 shrink-0 items-center gap-x-4 border-hair border-b px-4 py-1.5">
        <div className="min-w-0 flex-1 sm:flex sm:items-baseline sm:gap-3">
          <h2 className="shrink-0 font-semibold text-t4">{text.names[name]}</h2>
          <p className="text-ink-2">{text.about[name]}</p>
        </div>
        <Button icon="back" onClick={actions.closeStudy}>
          {text.back}
        </Button>
      </header>
      <div className="@container min-h-0 flex-1 overflow-auto">
        <Suspense fallback={<Waiting />}>
          <Content />
        </Suspense>
      </div>
    </main>
  );
};
