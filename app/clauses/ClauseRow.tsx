import { memo } from 'react';
import { actions } from '../store/app-state.ts';
import { picture } from '../text/picture.ts';
import { clauseStudy as text } from '../text/study.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import type { Row } from './covered.ts';
import { Level } from './Level.tsx';
import { StateMark } from './StateMark.tsx';

interface Props {
  readonly row: Row;
  readonly selected: boolean;
}

/** One clause of the list: what became of it, whom it binds, and how often it was met. */
export const ClauseRow = memo(function ClauseRow({ row, selected }: Props) {
  const { clause, state, steps, metIn } = row;
  const { id, actor, level, text: words } = clause;
  return (
    <button
      type="button"
      aria-pressed={selected}
      data-clause={id}
      onClick={() => actions.setStudy({ clause: selected ? undefined : id, step: undefined })}
      className="grid w-full grid-cols-[--spacing(4)_minmax(0,1fr)_auto] items-baseline gap-x-1.5 border-transparent border-l-2 py-1.5 pr-4 pl-3 text-left hover:bg-ink/5 focus-visible:-outline-offset-2 aria-pressed:border-ink aria-pressed:bg-ink/5"
    >
      <StateMark state={state} />
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
        <span className="break-all font-mono text-clause">{id}</span>
        <Level level={level} />
        <span className="flex items-baseline gap-1 text-ink-3 text-t1">
          <RoleGlyph role={actor} /> {picture.legend[actor]}
        </span>
      </span>
      <span className="whitespace-nowrap text-ink-2 text-t1">
        {metIn ? <MetIn metIn={metIn} /> : steps.length > 0 && text.steps(steps.length)}
      </span>
      <span lang="en" className="col-start-2 col-end-4 text-ink-2 min-[700px]:line-clamp-1">
        {words}
      </span>
    </button>
  );
});

const MetIn = ({ metIn }: { readonly metIn: NonNullable<Row['metIn']> }) => {
  if (metIn.length === 0) return null;
  const broken = metIn.filter(each => each.broken > 0).length;
  return (
    <>
      {text.scenarios(metIn.length)}
      {broken > 0 && <span className="text-fault">, {text.brokenIn(broken)}</span>}
    </>
  );
};
