import { type MouseEvent, memo } from 'react';
import { actions } from '../store/app-state.ts';
import { clauseStudy as text } from '../text/study.ts';
import { Cell } from './Cell.tsx';
import { byFamily, type Row } from './covered.ts';

interface Props {
  readonly rows: readonly Row[];
  /** Ids of those that the filters leave; the others are faint. */
  readonly kept: ReadonlySet<string>;
  readonly selected: string | undefined;
}

const onClick = ({ target }: MouseEvent): void => {
  const id = target instanceof HTMLElement ? target.dataset.clause : undefined;
  if (id) actions.setStudy({ clause: id, step: undefined });
};

/**
 * A mark for each clause, family by family: filled when it was kept, standing on its corner when it was broken, hollow
 * when no step met it, dotted when no run can show it. The list says the same to those who do not see it.
 */
export const ClauseMap = memo(function ClauseMap({ rows, kept, selected }: Props) {
  return (
    <div
      aria-hidden
      title={text.mapHint}
      onClick={onClick}
      className="flex flex-wrap gap-x-5 gap-y-2 border-hair border-b bg-sunken px-4 py-2.5"
    >
      {byFamily(rows).map(([family, all]) => (
        <div key={family} className="max-w-full">
          <p className="text-ink-3 text-t1">
            {family} <span className="font-mono">{all.length}</span>
          </p>
          <div data-many={all.length > 100} className="flex max-w-78 flex-wrap data-[many=true]:max-w-156">
            {all.map(({ clause: { id }, state }) => (
              <span
                key={id}
                title={`${id}: ${text.states[state]}`}
                data-clause={id}
                data-kept={kept.has(id)}
                data-selected={id === selected}
                className="flex size-3 cursor-pointer items-center justify-center data-[kept=false]:opacity-20 data-[selected=true]:outline-2 data-[selected=true]:outline-ink"
              >
                <Cell state={state} />
              </span>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
});
