import { useApp } from '../store/app-state.ts';
import { changes as text } from '../text/watches.ts';

/** Where only changes are shown and there are none. */
export const NothingChanged = () => {
  const since = useApp(state => state.changes.since);
  return (
    <p role="status" className="p-4 text-ink-3">
      {text.nothing(since)}
    </p>
  );
};
