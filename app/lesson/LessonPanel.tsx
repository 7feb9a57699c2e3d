import { useEffect, useRef } from 'react';
import type { LessonPage } from '../../engine/protocol/messages.ts';
import { actions, useApp } from '../store/app-state.ts';
import type { OpenLesson } from '../store/lesson-slice.ts';
import { closeLesson, toPage } from '../store/lessons.ts';
import { lesson as text } from '../text/lesson.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Panel } from '../ui/Panel.tsx';
import { CourseList } from './CourseList.tsx';
import { nameOf } from './courses.ts';
import { PageButton } from './PageButton.tsx';
import { Prose } from './Prose.tsx';
import { Question } from './Question.tsx';
import { Task } from './Task.tsx';

/** The lesson as its writer sees it. */
const edit = async ({ text: content, view, page }: OpenLesson): Promise<void> =>
  (await import('../authoring/leave.ts')).editLesson(content, view.title, page);

/** The lesson that is open, a page at a time; without one, those that there are. */
const LessonPanel = () => {
  const lesson = useApp(state => state.lesson);
  const page = lesson?.view.pages[lesson.page];
  if (!lesson || !page) {
    return (
      <Panel title={text.courses.title}>
        <div className="h-full overflow-y-auto">
          <p className="px-4 pt-2 text-ink-2">{text.courses.intro}</p>
          <CourseList />
          <div className="px-4 pb-3">
            <Button onClick={() => void actions.writeLesson('run')}>{text.write}</Button>
          </div>
        </div>
      </Panel>
    );
  }
  return (
    <Panel
      title={lesson.view.title}
      aside={
        <>
          <Button aria-label={text.editThis} title={text.editThis} onClick={() => void edit(lesson)} className="h-6!">
            {text.edit}
          </Button>
          <IconButton
            icon="file"
            label={text.print(lesson.view.title)}
            onClick={() =>
              actions.openStudy('handout', { course: lesson.file === null ? 'open' : nameOf({ file: lesson.file }) })
            }
            className="size-6! border-transparent"
          />
          <IconButton icon="close" label={text.close} onClick={closeLesson} className="size-6! border-transparent" />
        </>
      }
    >
      <div className="flex h-full min-h-0 flex-col">
        <Page key={lesson.page} lesson={lesson} page={page} />
        <Turn lesson={lesson} />
      </div>
    </Panel>
  );
};

const Page = ({ lesson, page }: { readonly lesson: OpenLesson; readonly page: LessonPage }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever turns a page reads it next: the focus is at its title, unless it is somewhere else already.
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === document.body || activeElement?.closest('[data-turn]')) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <article
      aria-label={page.title}
      lang={lesson.view.language}
      aria-busy={lesson.scene === null}
      className="min-h-0 flex-1 overflow-y-auto px-4 pt-3 pb-4 text-t3 leading-6"
    >
      <h3 ref={heading} tabIndex={-1} className="font-semibold text-t4 outline-none">
        {page.title}
      </h3>
      <Prose of={page.text} className="mt-2" />
      {page.question && <Question lesson={lesson} question={page.question} step={page.step} />}
      {page.task && <Task lesson={lesson} task={page.task} />}
    </article>
  );
};

/** Back, all pages, and on. */
const Turn = ({ lesson: { page, view, until } }: { readonly lesson: OpenLesson }) => {
  const count = view.pages.length;
  return (
    <footer data-turn className="relative flex shrink-0 items-center gap-2 border-hair border-t px-4 py-2">
      <i
        aria-hidden
        className="absolute -top-px left-0 h-0.5 bg-ink-3"
        style={{ width: `${(100 * (page + 1)) / count}%` }}
      />
      <Button disabled={page === 0} onClick={() => void toPage(page - 1)}>
        {text.back}
      </Button>
      <PageButton />
      <span className="flex-1" />
      {page + 1 < count ? (
        <Button primary={until === null} onClick={() => void toPage(page + 1)}>
          {text.next}
        </Button>
      ) : (
        <Button aria-haspopup="dialog" onClick={() => actions.openOverlay('hand-in')}>
          {text.finish}
        </Button>
      )}
    </footer>
  );
};

export default LessonPanel;
