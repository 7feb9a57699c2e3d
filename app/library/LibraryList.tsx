import { useId } from 'react';
import { actions, useApp } from '../store/app-state.ts';
import type { LibraryEntry } from '../store/shell-slice.ts';
import { library as text } from '../text/library.ts';
import { byGroup } from './by-group.ts';
import { Listed } from './Listed.tsx';

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

const Entry = ({ entry }: { readonly entry: LibraryEntry }) => (
  <Listed
    title={<span lang="en">{entry.title}</span>}
    current={useApp(state => state.source === entry.file)}
    currentText={text.current}
    more={<span lang="en">{entry.summary}</span>}
    onOpen={() => void actions.openFromLibrary(entry)}
  />
);
