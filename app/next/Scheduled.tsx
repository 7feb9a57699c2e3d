import type { NextGroup } from '../../engine/view/parts/next.ts';
import { Verdicts } from '../clauses/Verdicts.tsx';
import { actions, useApp } from '../store/app-state.ts';
import { labels, next as text } from '../text/labels.ts';
import { Icon } from '../ui/Icon.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

/** What the schedule takes next, always in the same place: it reads as the page's promise of the next step. */
export const Scheduled = ({ groups }: { readonly groups: readonly NextGroup[] }) => {
  const group = groups.find(({ actions: all }) => all.some(action => action.next));
  const action = group?.actions.find(each => each.next);
  if (!group || !action) return <AtEnd />;
  return (
    <div className="sticky top-0 z-10 border-hair border-b bg-surface p-2">
      <button
        type="button"
        onClick={() => void actions.step()}
        className="flex h-23 w-full flex-col overflow-hidden rounded-1 border-2 border-ink px-3 py-1.5 text-left hover:bg-ink/5"
      >
        <span className="flex w-full items-center gap-1.5 text-ink-3 text-t1">
          {text.scheduled}
          <span className="ml-auto">
            <Kbd>→</Kbd>
          </span>
        </span>
        <span className="flex w-full min-w-0 items-center gap-1.5">
          <RoleGlyph role={group.side} />
          <span className="truncate font-mono">{group.actor}</span>
        </span>
        <b className="flex w-full items-center gap-1.5 font-semibold">
          <Icon name="play" className="size-2.5" />
          <span className="truncate">{action.name}</span>
        </b>
        <span title={action.why} className="line-clamp-2 text-ink-2 text-t1 leading-3.5">
          {action.why}
        </span>
      </button>
    </div>
  );
};

/** Nothing is left to do, or what is left waits for a person: what became of the scenario's expectations. */
const AtEnd = () => {
  const rests = useApp(state => state.run.next?.rests ?? null);
  const held = useApp(state => state.run.next?.held);
  return (
    <div className="border-hair border-b">
      <p className="px-4 py-3 text-ink-2">
        {rests ?? text.nothing}{' '}
        {held && (
          <button type="button" onClick={() => actions.showDetail('orders')} className="min-h-6 text-ink underline">
            {labels.details.orders}
          </button>
        )}
      </p>
      <Verdicts />
    </div>
  );
};
