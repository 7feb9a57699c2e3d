import { memo } from 'react';
import type { ClauseRef } from '../../engine/view/parts/clause.ts';
import { actions, useApp } from '../store/app-state.ts';
import { isTraced } from '../store/traced.ts';
import { clauses as text } from '../text/labels.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { SourceTag } from '../ui/SourceTag.tsx';
import { Traced } from '../ui/Traced.tsx';
import { Level } from './Level.tsx';

interface Props {
  readonly clause: ClauseRef;
  readonly selected: boolean;
}

/** A clause: whom it binds and how strongly, where it stands, what it says; and whether the step kept it. */
export const ClauseText = memo(function ClauseText({ clause, selected }: Props) {
  const { id, actor, level, section, text: words, source, passed } = clause;
  const traced = useApp(state => isTraced(state, `clause ${id}`)) && !selected;
  return (
    <li
      data-traced={traced}
      data-selected={selected}
      data-clause={id}
      className="data-[traced=true]:traced-bar border-transparent border-l-2 py-0.5 pl-2 data-[selected=true]:border-ink data-[selected=true]:bg-ink/5"
    >
      <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        {passed !== null && <Judged passed={passed} />}
        <button
          type="button"
          aria-pressed={selected}
          onClick={() => actions.select({ clause: selected ? null : id })}
          className="min-h-6 font-mono text-clause hover:underline"
        >
          {id}
          <Traced when={traced} />
        </button>
        <Level level={level} />
        <span className="flex items-center gap-1 text-ink-2">
          {text.binds} <RoleGlyph role={actor} /> {text.bound[actor]}
        </span>
      </p>
      <p lang="en" className="text-ink">
        {words}
      </p>
      {selected && (
        <button
          type="button"
          onClick={() => actions.openStudy('clauses', { clause: id })}
          className="min-h-6 text-ink-2 underline decoration-dotted hover:text-ink"
        >
          {text.whatBecame}
        </button>
      )}
      <p className="flex items-baseline gap-2 text-ink-3 text-t1">
        <span lang="en" className="min-w-0 flex-1">
          {section}
        </span>
        <SourceTag source={source} />
      </p>
    </li>
  );
});

const Judged = ({ passed }: { readonly passed: boolean }) => (
  <span data-passed={passed} className="flex items-center gap-1 font-semibold text-ok data-[passed=false]:text-fault">
    <RoleGlyph role={passed ? 'ok' : 'fault'} /> {passed ? text.passed : text.refused}
  </span>
);
