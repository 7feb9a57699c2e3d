import { useState } from 'react';
import { actions } from '../store/app-state.ts';
import type { StudyArgs } from '../store/study-slice.ts';
import { clauseStudy as text } from '../text/study.ts';
import { optionsOf, Segmented } from '../ui/Segmented.tsx';
import { Cell } from './Cell.tsx';
import { clauseStates, filterRows, type Row } from './covered.ts';

const overs = ['run', 'library'] as const;
const levels = ['MUST', 'MUST NOT', 'SHOULD', 'SHOULD NOT', 'MAY', 'descriptive', 'implied', 'choice'] as const;
const field = 'h-7 rounded-1 border border-rule bg-surface px-2';

interface Props {
  readonly rows: readonly Row[];
  readonly args: StudyArgs;
}

/** Which runs, and which clauses of them. */
export const ClauseFilters = ({ rows, args }: Props) => (
  <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-hair border-b px-4 py-2">
    <Segmented
      label={text.over}
      options={optionsOf(overs, text.overs)}
      value={args.over === 'library' ? 'library' : 'run'}
      onChange={over =>
        actions.setStudy({ over: over === 'run' ? undefined : over, clause: args.clause, step: undefined })
      }
    />
    <States rows={rows} args={args} />
    <div className="ml-auto flex flex-wrap items-center gap-2">
      <select
        aria-label={text.actor}
        value={args.actor ?? ''}
        onChange={event => actions.setStudy({ actor: event.target.value })}
        className={field}
      >
        <option value="">{text.actors.all}</option>
        <option value="driver">{text.actors.driver}</option>
        <option value="device">{text.actors.device}</option>
      </select>
      <select
        aria-label={text.level}
        value={args.level ?? ''}
        onChange={event => actions.setStudy({ level: event.target.value })}
        className={field}
      >
        <option value="">{text.allLevels}</option>
        {levels.map(level => (
          <option key={level}>{level}</option>
        ))}
      </select>
      <Search search={args.q ?? ''} />
    </div>
  </div>
);

/** Counts by what became of them, each a filter. */
const States = ({ rows, args }: Props) => {
  const { state: chosen, ...others } = args;
  const like = filterRows(rows, others);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one line in every browser.
    <div role="group" aria-label={text.statesName} className="flex flex-wrap gap-1">
      {clauseStates.map(state => (
        <button
          key={state}
          type="button"
          aria-pressed={chosen === state}
          onClick={() => actions.setStudy({ state: chosen === state ? undefined : state })}
          className="flex h-7 items-center gap-1.5 rounded-1 border border-transparent px-1.5 hover:border-rule aria-pressed:border-ink aria-pressed:bg-ink/5"
        >
          <Cell state={state} />
          {text.states[state]}
          <b className="font-mono font-semibold">{like.filter(row => row.state === state).length}</b>
        </button>
      ))}
    </div>
  );
};

/** What is typed is shown at once; the link and the list follow. */
const Search = ({ search }: { readonly search: string }) => {
  const [typed, setTyped] = useState(search);
  return (
    <input
      type="search"
      value={typed}
      maxLength={200}
      aria-label={text.find}
      placeholder={text.placeholder}
      onChange={event => {
        setTyped(event.target.value);
        actions.setStudy({ q: event.target.value });
      }}
      className={`${field} w-44 placeholder:text-ink-3`}
    />
  );
};
