import { lazy, Suspense, useEffect, useRef } from 'react';
import { actions, useApp } from '../store/app-state.ts';
import type { StudyName } from '../store/study-slice.ts';
import { labels } from '../text/labels.ts';
import { study as text } from '../text/study.ts';
import { Button } from '../ui/Button.tsx';
import { Waiting } from './Waiting.tsx';

/** Each in a file of its own, fetched when it is opened. It reads what it is about from `state.study.args`. */
const contents = {
  readings: lazy(() => import('../readings/ReadingsStudy.tsx')),
  compare: lazy(() => import('../compare/CompareStudy.tsx')),
  diff: lazy(() => import('../diff/DiffStudy.tsx')),
  clauses: lazy(() => import('../clauses/ClauseStudy.tsx')),
  decode: lazy(() => import('../decode/DecodeStudy.tsx')),
  structs: lazy(() => import('../structs/StructStudy.tsx')),
  dialects: lazy(() => import('../dialects/DialectStudy.tsx')),
  recording: lazy(() => import('../recording/RecordingStudy.tsx')),
  editor: lazy(() => import('../editor/EditorStudy.tsx')),
  'lesson-editor': lazy(() => import('../authoring/AuthoringStudy.tsx')),
  handout: lazy(() => import('../handout/HandoutStudy.tsx')),
} satisfies Readonly<Record<StudyName, unknown>>;

/**
 * The focus goes to the heading when the page opens, after what opened it has closed, and back to the button of the
 * studies with the run. What has the focus by then keeps it.
 */
const useFocus = (name: StudyName) => {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another study is another page.
  useEffect(() => {
    const timer = setTimeout(() => heading.current?.focus({ preventScroll: true }));
    return () => clearTimeout(timer);
  }, [name]);
  useEffect(
    () => () => {
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        document.querySelector<HTMLElement>(`[aria-haspopup=dialog][aria-label="${labels.top.studies}"]`)?.focus();
      });
    },
    [],
  );
  return heading;
};

/** A page beside the run: what it is, the way back, and the rest for what it shows. */
const StudyPage = () => {
  const name = useApp(state => state.study?.name ?? 'readings');
  const Content = contents[name];
  const heading = useFocus(name);
  return (
    <main aria-label={text.names[name]} className="flex min-h-0 flex-1 flex-col bg-surface">
      <header className="flex min-h-12 shrink-0 items-center gap-x-4 border-hair border-b px-4 py-1.5">
        <div className="min-w-0 flex-1 sm:flex sm:items-baseline sm:gap-3">
          <h2 ref={heading} tabIndex={-1} className="shrink-0 outline-none font-semibold text-t4">
            {text.names[name]}
          </h2>
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

export default StudyPage;
