import { useApp } from '../store/app-state.ts';
import { setChanges } from '../store/pinning.ts';
import { changes as text } from '../text/watches.ts';
import { Button } from '../ui/Button.tsx';

/** Leaves only what changed in every view of the state. */
export const ChangesButton = () => {
  const only = useApp(state => state.changes.only);
  return (
    <Button
      aria-pressed={only}
      title={text.onlyHint}
      onClick={() => setChanges({ only: !only, since: null })}
      className="h-6! px-2! ml-auto aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-on-ink"
    >
      {text.only}
    </Button>
  );
};

/** While only changes are shown: since when they count. */
const ChangesBar = () => {
  const { only, since } = useApp(state => state.changes);
  const bookmarks = useApp(state => state.run.run?.bookmarks);
  const step = useApp(state => state.selection.step);
  if (!only) return null;
  const steps = new Map(bookmarks?.map(({ atStep, text: note }) => [atStep, text.bookmark(atStep, note)]));
  for (const each of [0, since, step]) if (each !== null && !steps.has(each)) steps.set(each, text.at(each));
  return (
    <div className="flex h-8 shrink-0 items-center gap-2 border-hair border-b bg-sunken px-4">
      <label className="flex min-w-0 items-center gap-2">
        <span className="shrink-0 text-ink-2">{text.since}</span>
        <select
          value={since ?? ''}
          onChange={event => setChanges({ only, since: event.target.value === '' ? null : Number(event.target.value) })}
          className="h-6 min-w-0 rounded-1 border border-rule bg-surface px-1"
        >
          <option value="">{text.last}</option>
          {[...steps]
            .sort(([a], [b]) => a - b)
            .map(([each, words]) => (
              <option key={each} value={each}>
                {words}
              </option>
            ))}
        </select>
      </label>
    </div>
  );
};

export default ChangesBar;
