import { memo, useState } from 'react';
import type { NextAction, NextGroup } from '../../engine/view/parts/next.ts';
import { actions, useApp } from '../store/app-state.ts';
import { isTraced } from '../store/traced.ts';
import { next as text } from '../text/labels.ts';
import { Icon } from '../ui/Icon.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

interface Props {
  readonly group: NextGroup;
}

const sameAction = (a: NextAction, b: NextAction | undefined): boolean =>
  !!b && a.key === b.key && a.name === b.name && a.enabled === b.enabled && a.why === b.why && a.next === b.next;

const sameGroup = ({ group: a }: Props, { group: b }: Props): boolean =>
  a === b ||
  (a.actor === b.actor &&
    a.note === b.note &&
    a.actions.length === b.actions.length &&
    a.actions.every((action, k) => sameAction(action, b.actions[k])));

/** What one actor can do. Closed by itself while nothing of it is possible. */
export const ActorGroup = memo(function ActorGroup({ group }: Props) {
  const possible = group.actions.filter(action => action.enabled).length;
  const [wanted, setWanted] = useState<boolean | null>(null);
  const open = wanted ?? possible > 0;
  const traced = useApp(state => isTraced(state, `device ${group.actor.replace(/^\w+:|\/a?v?q\d+$/g, '')}`));
  return (
    <section aria-label={group.actor} className="border-hair border-t first:border-t-0">
      <h3>
        <button
          type="button"
          data-traced={traced}
          aria-expanded={open}
          onClick={() => setWanted(!open)}
          className="data-[traced=true]:traced-bar flex h-7 w-full items-center gap-1.5 pr-3 pl-4 text-left focus-visible:-outline-offset-2"
        >
          <RoleGlyph role={group.side} hollow={possible === 0} />
          <b className="truncate font-mono font-semibold">{group.actor}</b>
          <span className="ml-auto shrink-0 truncate text-ink-3 text-t1">
            {open ? group.note : text.count(possible)}
          </span>
          <Icon name={open ? 'down' : 'right'} className="text-ink-3" />
        </button>
      </h3>
      {open && (
        <ul className="pb-1.5">
          {group.actions.map(action => (
            <li key={action.key}>{action.enabled ? <Possible action={action} /> : <Refused action={action} />}</li>
          ))}
        </ul>
      )}
    </section>
  );
}, sameGroup);

const Possible = ({ action }: { readonly action: NextAction }) => (
  <button
    type="button"
    onClick={() => void actions.act(action.key)}
    className="relative w-full py-1 pr-4 pl-8 text-left hover:bg-ink/5 focus-visible:-outline-offset-2"
  >
    {action.next && <Icon name="play" className="absolute top-1.75 left-4 size-2.5" />}
    <b className="block font-semibold">
      {action.name}
      {action.next && <span className="sr-only"> ({text.isNext})</span>}
    </b>
    <span className={action.next ? 'sr-only' : 'block text-ink-2 text-t1 leading-3.5'}>{action.why}</span>
  </button>
);

const Refused = ({ action }: { readonly action: NextAction }) => (
  <p className="py-1 pr-4 pl-8 text-ink-3">
    <s className="block decoration-edge">{action.name}</s>
    <span className="sr-only">{text.refused}: </span>
    <span className="block text-t1 leading-3.5">{action.why}</span>
  </p>
);
