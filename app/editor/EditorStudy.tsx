import { type FocusEvent, type KeyboardEvent, lazy, Suspense, use, useEffect, useRef } from 'react';
import { Split } from '../shell/Split.tsx';
import { useMedia } from '../shell/use-media.ts';
import { Waiting } from '../study/Waiting.tsx';
import { editor as text } from '../text/editor.ts';
import { redo, undo, useDraft } from './draft-store.ts';
import { EditorBar } from './EditorBar.tsx';
import { itemOf, partOf } from './go-to.ts';
import { isList, isObject, type Path, readPath, writePath } from './json.ts';
import { openPart, type PartName, partNames, useOpenItem, useOpenPart } from './open-item.ts';
import { Part } from './Part.tsx';
import { usePlace, wishFor } from './place.ts';
import { playDraft } from './play-draft.ts';
import { StatusBar } from './StatusBar.tsx';
import { begun } from './start.ts';
import { useChecks } from './use-draft.ts';

const JsonPane = lazy(() => import('./JsonPane.tsx'));

/** A scenario as forms, and the same as JSON beside them. */
const EditorStudy = () => {
  use(begun);
  useChecks();
  const narrow = useMedia('(max-width: 899px)');
  const part = useOpenPart();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    const key = event.key.toLowerCase();
    if (key === 'z') (event.shiftKey ? redo : undo)();
    else if (key === 'y') redo();
    else if (key === 'enter') void playDraft();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const json = (
    <section aria-label={text.parts.json} className="h-full min-h-0">
      <Suspense fallback={<Waiting />}>
        <JsonPane />
      </Suspense>
    </section>
  );
  const form = <FormPane part={part} narrow={narrow} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of everything inside.
    <div onKeyDown={onKeyDown} className="flex h-full min-h-0 flex-col">
      <EditorBar />
      <div className="min-h-0 flex-1">
        {narrow ? (
          <div className="flex h-full min-h-0 flex-col">
            <PartTabs narrow />
            <div className="min-h-0 flex-1">{part === 'json' ? json : form}</div>
          </div>
        ) : (
          <Split
            id="editor-json"
            direction="row"
            kept="second"
            size={0.42}
            least={[420, 260]}
            line={text.splitLine}
            first={
              <div className="flex h-full min-h-0">
                <PartTabs narrow={false} />
                <div className="min-w-0 flex-1">{form}</div>
              </div>
            }
            second={json}
          />
        )}
      </div>
      <StatusBar narrow={narrow} />
    </div>
  );
};

/** The parts, each with how much is in it and whether something is wrong there. */
const PartTabs = ({ narrow }: { readonly narrow: boolean }) => {
  const open = useOpenPart();
  const shown = partNames.filter(each => narrow || each !== 'json');
  return (
    <nav
      aria-label={text.partsName}
      data-narrow={narrow}
      className="flex shrink-0 flex-col overflow-y-auto border-hair border-r py-1 data-[narrow=false]:w-36 data-[narrow=true]:flex-row data-[narrow=true]:overflow-x-auto data-[narrow=true]:border-r-0 data-[narrow=true]:border-b data-[narrow=true]:px-2 data-[narrow=true]:py-0"
    >
      {shown.map(name => (
        <PartTab
          key={name}
          name={name}
          current={open === name || (!narrow && open === 'json' && name === 'scenario')}
        />
      ))}
    </nav>
  );
};

const PartTab = ({ name, current }: { readonly name: PartName; readonly current: boolean }) => {
  const count = useDraft(({ value }) => {
    const inside = isObject(value) ? value[name] : undefined;
    return isList(inside) ? inside.length : null;
  });
  const wrong = useDraft(
    ({ checked }) => checked?.view.errors.filter(({ path }) => partOf(pathOf(path)) === name).length ?? 0,
  );
  return (
    <button
      type="button"
      aria-current={current ? 'true' : undefined}
      onClick={() => {
        openPart(name);
        wishFor({ place: [name], form: false, json: true, focus: null });
      }}
      className="flex min-h-7 shrink-0 items-baseline gap-2 px-4 py-1 text-left text-ink-2 hover:bg-ink/5 hover:text-ink focus-visible:-outline-offset-2 aria-[current=true]:bg-ink/[0.07] aria-[current=true]:font-semibold aria-[current=true]:text-ink max-[899px]:px-2"
    >
      <span className="flex-1">{text.parts[name]}</span>
      {wrong > 0 ? (
        <span className="font-semibold text-fault" title={text.problems(wrong)}>
          {wrong}
          <span aria-hidden>!</span>
          <span className="sr-only"> {text.problems(wrong)}</span>
        </span>
      ) : (
        count !== null && <span className="font-mono text-ink-3">{count}</span>
      )}
    </button>
  );
};

const pathOf = (path: string): Path => [/^[\w-]*/.exec(path)?.[0] ?? ''];

const FormPane = ({ part, narrow }: { readonly part: PartName; readonly narrow: boolean }) => {
  const readable = useDraft(state => state.readable);
  const long = useDraft(state => !state.readable && state.checked?.view.fault === null);
  const broken = useDraft(state => state.checked?.text === state.text && state.checked.view.fault !== null);
  const name = part === 'json' && !narrow ? 'scenario' : part;
  const form = useRef<HTMLFieldSetElement>(null);
  const open = useOpenItem(name);
  const wish = usePlace(state => state.wish);
  const waits = !readable || broken;
  // A place in the JSON leads to its part; the item of it opens, and comes into sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a wish leads somewhere.
  useEffect(() => {
    if (!wish?.form || typeof wish.place === 'number' || wish.focus === 'form') return;
    const { place } = wish;
    const to = partOf(place);
    if (to === 'json') return;
    if (to !== name || (itemOf(place) !== null && itemOf(place) !== open)) openPart(to, itemOf(place));
  }, [wish]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is there when its item is open.
  useEffect(() => {
    if (!wish?.form || typeof wish.place === 'number' || partOf(wish.place) !== name) return;
    const target = nearest(form.current, wish.place);
    target?.scrollIntoView({ block: 'nearest' });
    if (wish.focus !== 'form') return;
    target?.querySelector<HTMLElement>('input, select, textarea, button')?.focus({ preventScroll: true });
    wishFor({ ...wish, form: false, focus: null });
  }, [wish, name, open]);
  return (
    <div className="@container h-full overflow-y-auto">
      <fieldset ref={form} disabled={waits} aria-label={text.parts[name]} onFocus={showInJson} className="min-w-0 pb-6">
        <div className="px-4 pt-3 pb-2">
          <h3 className="font-semibold text-t3">{text.parts[name]}</h3>
          {waits ? (
            <p role="alert" className="font-semibold text-fault">
              {long ? text.tooLongToRead : text.unreadable}
            </p>
          ) : (
            <p className="text-ink-3">{text.about[name]}</p>
          )}
        </div>
        <Part name={name} />
      </fieldset>
    </div>
  );
};

/** Whoever goes to a field sees its place in the JSON, too. */
const showInJson = ({ target }: FocusEvent<HTMLElement>): void => {
  const path = target.closest<HTMLElement>('[data-path]')?.dataset.path;
  if (path) wishFor({ place: readPath(path), form: false, json: true, focus: null });
};

/** The element of a place, or of the nearest one around it that is shown. */
const nearest = (form: HTMLElement | null, place: Path): HTMLElement | null => {
  for (let length = place.length; length > 0; length -= 1) {
    const path = writePath(place.slice(0, length));
    const found = form?.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
    if (found) return found;
  }
  return null;
};

export default EditorStudy;
