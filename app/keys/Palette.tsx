import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { type Course, courseIn, fetchCourses } from '../lesson/courses.ts';
import { actions, useApp } from '../store/app-state.ts';
import { speech } from '../text/catalogue.ts';
import { palette as text } from '../text/overlays.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { type Entry, entriesOf, findEntries } from './entries.ts';

/** Everything that can be done, by name. */
const Palette = () => {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const library = useApp(state => state.library);
  // What can be done is that of the moment in which the palette was opened.
  const [courses, setCourses] = useState<readonly Course[]>([]);
  const all = useMemo(() => entriesOf({ ...useApp.getState(), library }, courses), [library, courses]);
  const found = useMemo(() => findEntries(all, search), [all, search]);

  useEffect(() => {
    actions.loadLibrary().catch(() => {});
    fetchCourses().then(
      all => setCourses(all.map(course => courseIn(speech.language, course))),
      () => {},
    );
  }, []);
  useEffect(() => {
    list.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const take = (entry: Entry | undefined): void => {
    if (!entry) return;
    actions.closeOverlay();
    void entry.work();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0 && found.length > 0) setAt((at + by + found.length) % found.length);
    else if (event.key === 'Enter') take(found[at]);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title={text.title} onClose={actions.closeOverlay} first={field}>
      <div className="sticky top-0 border-hair border-b bg-raised p-3">
        <input
          ref={field}
          role="combobox"
          aria-label={text.title}
          aria-expanded
          aria-controls={id}
          aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
          aria-autocomplete="list"
          placeholder={text.placeholder}
          value={search}
          onChange={event => {
            setSearch(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          className="h-8 w-full rounded-1 border border-edge bg-surface px-3 text-t3 placeholder:text-ink-3"
        />
      </div>
      <div ref={list} id={id} role="listbox" aria-label={text.title} className="py-1">
        {found.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field above.
          <div
            key={entry.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            data-at={index}
            aria-selected={index === at}
            onClick={() => take(entry)}
            onPointerMove={() => setAt(index)}
            className="flex min-h-7 cursor-pointer items-center gap-3 px-4 py-1 aria-selected:bg-ink aria-selected:text-on-ink"
          >
            <span className="min-w-0 flex-1 truncate">{entry.name}</span>
            <span className="shrink-0 truncate text-t1">{entry.hint || entry.group}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="px-4 pb-3 text-ink-3">{text.nothing}</p>}
      <p aria-live="polite" className="sr-only">
        {text.results(found.length)}
      </p>
    </Dialog>
  );
};

export default Palette;
