import { useId } from 'react';
import { actions, useApp } from '../store/app-state.ts';
import type { LibraryEntry } from '../store/shell-slice.ts';
import { library as text } from '../text/library.ts';
import { Icon } from '../ui/Icon.tsx';
import { byGroup } from './by-group.ts';

/** The library, group by group. */
export const LibraryList = () => {
  const id = useId();
  const library = useApp(state => state.library);
  if (!library) return <p className="px-4 py-2 text-ink-3">{text.waiting}</p>;
  return (
    <>
      {byGroup(library).map(([group, entries], at) => (
        <section key={group} aria-labelledby={`${id}-${at}`} className="py-1">
          <h3 id={`${id}-${at}`} lang="en" className="px-4 py-1 text-ink-3 text-t1">
            {group}
          </h3>
          <ul>
            {entries.map(entry => (
              <li key={entry.file}>
                <Entry entry={entry} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
};

const Entry = ({ entry }: { readonly entry: LibraryEntry }) => {
  const id = useId();
  const current = useApp(state => state.source === entry.file);
  return (
    <button
      type="button"
      aria-current={current}
      aria-labelledby={id}
      aria-describedby={`${id}-more`}
      onClick={() => void actions.openFromLibrary(entry)}
      className="grid w-full grid-cols-[--spacing(4)_minmax(0,1fr)] gap-x-1 px-4 py-1.5 text-left hover:bg-ink/5 focus-visible:-outline-offset-2"
    >
      <span className="pt-0.5">{current && <Icon name="check" />}</span>
      <b id={id} className="font-semibold">
        <span lang="en">{entry.title}</span>
        {current && <span className="sr-only">, {text.current}</span>}
      </b>
      <span id={`${id}-more`} lang="en" className="col-start-2 text-ink-2">
        {entry.summary}
      </span>
    </button>
  );
};
