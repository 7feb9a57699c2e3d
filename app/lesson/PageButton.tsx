import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { actions, useApp } from '../store/app-state.ts';
import { toPage } from '../store/lessons.ts';
import { lesson as text } from '../text/lesson.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Opener } from '../ui/Opener.tsx';
import { Popup } from '../ui/Popup.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { courseOf } from './courses.ts';
import { Forget } from './Forget.tsx';
import { type PageProgress, useProgress } from './progress.ts';

/** What became of a page, in a word. */
const stateOf = (progress: PageProgress | undefined): keyof typeof text.states => {
  if (!progress) return 'new';
  const { answers, solved } = progress;
  if (solved) return 'solved';
  if (answers.length === 0) return 'seen';
  if (answers[0]?.right) return 'right';
  return answers.some(({ right }) => right) ? 'later' : 'wrong';
};

/** Where the learner is, and the way to any page. */
export const PageButton = () => {
  const [open, setOpen] = useState(false);
  const [at, count] = useApp(useShallow(({ lesson }) => [(lesson?.page ?? 0) + 1, lesson?.view.pages.length ?? 0]));
  return (
    <Opener
      open={open}
      toggle={() => setOpen(!open)}
      beside={anchor => (
        <Popup anchor={anchor} side="top" label={text.pages} onClose={() => setOpen(false)}>
          <List close={() => setOpen(false)} />
        </Popup>
      )}
      aria-label={text.page(at, count)}
      className="inline-flex h-7 items-center gap-1.5 rounded-1 px-1.5 text-ink-2 hover:bg-ink/5 hover:text-ink"
    >
      {text.at(at, count)}
      <Icon name="up" className="size-2.5" />
    </Opener>
  );
};

const List = ({ close }: { readonly close: () => void }) => {
  const lesson = useApp(state => state.lesson);
  const progress = useProgress(({ courses }) => (lesson ? courses[courseOf(lesson)] : undefined));
  if (!lesson) return null;
  return (
    <>
      <ol className="min-h-0 overflow-y-auto py-1">
        {lesson.view.pages.map(({ title }, nth) => {
          const state = stateOf(progress?.[nth]);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two pages may have one title.
            <li key={nth}>
              <button
                type="button"
                aria-current={nth === lesson.page ? 'page' : undefined}
                onClick={() => {
                  close();
                  void toPage(nth);
                }}
                className="grid min-h-7 w-full grid-cols-[--spacing(6)_minmax(0,1fr)_auto] items-center gap-x-2 px-4 text-left hover:bg-ink/5 focus-visible:-outline-offset-2 aria-[current=page]:font-semibold aria-[current=page]:shadow-[inset_2px_0_0_var(--color-ink)]"
              >
                <span className="text-right font-mono text-ink-3">{nth + 1}</span>
                <span>{title}</span>
                <span className="flex items-center gap-1.5 font-normal text-ink-3 text-t1">
                  {text.states[state]}
                  <Mark state={state} />
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      <p className="flex flex-wrap gap-2 border-hair border-t px-4 py-2">
        <Button
          onClick={() => {
            close();
            actions.openOverlay('hand-in');
          }}
        >
          {text.handIn.title}
        </Button>
        <Forget course={courseOf(lesson)} />
      </p>
    </>
  );
};

const Mark = ({ state }: { readonly state: keyof typeof text.states }) => {
  if (state === 'wrong') return <RoleGlyph role="fault" />;
  return state === 'new' || state === 'seen' ? <i className="size-2.5" /> : <RoleGlyph role="ok" />;
};
