import { Grip } from '../draft/Grip.tsx';
import { getAt, type Json } from '../draft/json.ts';
import { PartTab } from '../draft/PartTab.tsx';
import { authoring as text } from '../text/authoring.ts';
import { editor } from '../text/editor.ts';
import { draft, useLesson } from './lesson-draft.ts';
import { openPage, openPart, useOpened } from './open-page.ts';
import { usePages } from './use-pages.ts';

/** Pages that are listed; a lesson has fewer. */
const MOST = 200;

/** The lesson as a whole, and its pages in their order. */
export const PageNav = ({ narrow }: { readonly narrow: boolean }) => {
  const { items, list, drag, add, onKeyDown } = usePages();
  const opened = useOpened();
  const errors = useLesson(({ checked }) => checked?.view.errors);
  const wrongAt = (i: number): number => errors?.filter(({ path }) => pageOf(path) === i).length ?? 0;
  const elsewhere = errors?.filter(({ path }) => pageOf(path) === null).length ?? 0;
  return (
    <nav
      aria-label={text.partsName}
      data-narrow={narrow}
      className="relative flex shrink-0 flex-col overflow-y-auto border-hair border-r py-1 data-[narrow=false]:w-52 data-[narrow=true]:flex-row data-[narrow=true]:overflow-x-auto data-[narrow=true]:border-r-0 data-[narrow=true]:border-b data-[narrow=true]:px-2 data-[narrow=true]:py-0"
    >
      <PartTab
        name={text.lesson}
        count={null}
        wrong={elsewhere}
        current={opened.part === 'lesson' || (!narrow && opened.part === 'json')}
        onOpen={() => openPart('lesson')}
      />
      <ol ref={list} data-narrow={narrow} className="flex flex-col data-[narrow=true]:flex-row">
        {items.slice(0, MOST).map((page, i) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place.
            key={i}
            data-drop={drag.over === i && drag.from !== i}
            className="group/item flex items-stretch data-[drop=true]:bg-ink/10"
          >
            {!narrow && <Grip onPointerDown={event => drag.start(event, i)} />}
            <PageTab
              page={page}
              at={i}
              wrong={wrongAt(i)}
              narrow={narrow}
              current={opened.part === 'page' && opened.page === i}
              onKeyDown={event => onKeyDown(event, i)}
            />
          </li>
        ))}
      </ol>
      {items.length > MOST && <p className="px-4 py-1 text-ink-3">{text.morePages(items.length - MOST)}</p>}
      <button
        type="button"
        onClick={add}
        className="flex min-h-7 shrink-0 items-center gap-1.5 whitespace-nowrap px-4 py-1 text-left text-ink-2 hover:bg-ink/5 hover:text-ink focus-visible:-outline-offset-2 max-[899px]:px-2"
      >
        <span aria-hidden>+</span> {text.addPage}
      </button>
      {narrow && (
        <PartTab
          name={editor.parts.json}
          count={null}
          wrong={0}
          current={opened.part === 'json'}
          onOpen={() => openPart('json')}
        />
      )}
    </nav>
  );
};

const pageOf = (path: string): number | null => {
  const [, index] = /^pages\[(\d+)\]/.exec(path) ?? [];
  return index === undefined ? null : Number(index);
};

interface TabProps {
  readonly page: Json;
  readonly at: number;
  readonly wrong: number;
  readonly narrow: boolean;
  readonly current: boolean;
  readonly onKeyDown: (event: React.KeyboardEvent) => void;
}

const PageTab = ({ page, at, wrong, narrow, current, onKeyDown }: TabProps) => {
  const title = getAt(page, ['title']);
  const name = typeof title === 'string' && title.trim() !== '' ? title : text.untitledPage;
  const marks = [
    ...(getAt(page, ['question']) === undefined ? [] : [['?', text.hasQuestion] as const]),
    ...(getAt(page, ['task']) === undefined ? [] : [['✓', text.hasTask] as const]),
  ];
  return (
    <button
      type="button"
      data-at={at}
      aria-current={current ? 'true' : undefined}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+D Delete"
      title={text.pageTab(at + 1, name)}
      onKeyDown={onKeyDown}
      onClick={() => {
        openPage(at);
        draft.wishFor({ place: ['pages', at], form: false, json: true, focus: null });
      }}
      className="flex min-h-7 min-w-0 flex-1 items-baseline gap-2 py-1 pr-3 pl-0.5 text-left text-ink-2 hover:bg-ink/5 hover:text-ink focus-visible:-outline-offset-2 aria-[current=true]:bg-ink/[0.07] aria-[current=true]:font-semibold aria-[current=true]:text-ink max-[899px]:px-2"
    >
      <span className="w-5 shrink-0 text-right font-mono text-ink-3">{at + 1}</span>
      <span className={narrow ? 'sr-only' : 'min-w-0 flex-1 truncate'}>{name}</span>
      {marks.map(([mark, words]) => (
        <span key={mark} title={words} className="shrink-0 text-ink-3">
          <span aria-hidden>{mark}</span>
          <span className="sr-only">{words}</span>
        </span>
      ))}
      {wrong > 0 && (
        <span className="shrink-0 font-semibold text-fault" title={editor.problems(wrong)}>
          {wrong}
          <span aria-hidden>!</span>
          <span className="sr-only"> {editor.problems(wrong)}</span>
        </span>
      )}
    </button>
  );
};
