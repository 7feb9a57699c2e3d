import { actions, useApp } from '../store/app-state.ts';
import { panes } from '../store/shell-slice.ts';
import { labels } from '../text/labels.ts';

/** Which pane is shown, at the lower edge of the screen. */
export const PhoneTabs = () => {
  const shown = useApp(state => state.pane);
  const teaching = useApp(state => state.lesson !== null || state.pane === 'lesson');
  const possible = useApp(state => state.run.next?.possible ?? 0);
  return (
    <nav aria-label={labels.panesName} className="flex shrink-0 border-hair border-t bg-surface">
      {panes.slice(teaching ? 0 : 1).map(pane => (
        <button
          key={pane}
          type="button"
          aria-current={pane === shown ? 'page' : undefined}
          onClick={() => actions.showPane(pane)}
          className="h-12 flex-1 border-transparent border-t-2 text-ink-2 focus-visible:-outline-offset-2 aria-[current=page]:border-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink"
        >
          {labels.panes[pane]}
          {pane === 'next' && <sup className="pl-0.5 text-t1">{possible}</sup>}
        </button>
      ))}
    </nav>
  );
};
