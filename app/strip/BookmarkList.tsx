import { useState } from 'react';
import { actions, useApp } from '../store/app-state.ts';
import { bookmarkList as text } from '../text/watches.ts';
import { Button } from '../ui/Button.tsx';

/** From here on a list is searched. */
const MANY = 4;

/** All bookmarks of the run: to go to, and to compare with the shown step. */
export const BookmarkList = () => {
  const bookmarks = useApp(state => state.run.run?.bookmarks ?? []);
  const step = useApp(state => state.run.run?.step ?? 0);
  const [search, setSearch] = useState('');
  const found = bookmarks.filter(({ atStep, text: note }) =>
    `${atStep} ${note}`.toLowerCase().includes(search.trim().toLowerCase()),
  );
  return (
    <section aria-label={text.title} className="flex min-h-0 flex-col border-hair border-t">
      <header className="flex min-h-9 items-center gap-3 px-4 py-1">
        <h3 className="font-semibold">{text.title}</h3>
        <span className="flex-1 text-ink-3">{text.keys}</span>
        {bookmarks.length > MANY && (
          <input
            type="search"
            aria-label={text.find}
            placeholder={text.find}
            value={search}
            onChange={event => setSearch(event.target.value)}
            className="h-7 w-32 rounded-1 border border-rule bg-surface px-2 placeholder:text-ink-3"
          />
        )}
      </header>
      {found.length === 0 && (
        <p className="px-4 pb-3 text-ink-3">{bookmarks.length === 0 ? text.none : text.nothing}</p>
      )}
      <ul className="max-h-56 overflow-y-auto pb-1">
        {found.map(({ atStep, text: note }) => (
          <li key={atStep} className="flex items-center gap-2 border-hair border-t px-4 py-0.5">
            <button
              type="button"
              aria-current={atStep === step ? 'step' : undefined}
              aria-label={text.go(atStep, note)}
              onClick={() => {
                actions.closeOverlay();
                void actions.seek(atStep);
              }}
              className="flex min-h-6 min-w-0 flex-1 items-baseline gap-2 text-left hover:underline aria-[current=step]:font-semibold"
            >
              <span className="w-10 shrink-0 text-right font-mono">{atStep}</span>
              <span title={note} className="min-w-0 truncate">
                {note}
              </span>
            </button>
            {atStep !== step && (
              <Button
                aria-label={text.diffOf(atStep, step)}
                onClick={() => actions.openStudy('diff', { from: String(atStep), to: String(step) })}
                className="h-6! px-2!"
              >
                {text.diff}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
