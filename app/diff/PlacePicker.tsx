import { useEffect, useState } from 'react';
import type { DiffPlace } from '../../engine/protocol/messages.ts';
import type { BranchView, RunView } from '../../engine/view/parts/run.ts';
import { actions, useApp } from '../store/app-state.ts';
import { diff as text } from '../text/diff.ts';
import { Button } from '../ui/Button.tsx';

interface Props {
  readonly side: 'from' | 'to';
  readonly at: { readonly step: number; readonly branch: number };
  /** What the engine found there; null while it could not be used. */
  readonly place: DiffPlace | null;
}

const names = { from: { step: 'from', branch: 'a' }, to: { step: 'to', branch: 'b' } } as const;
const noBranches: readonly BranchView[] = [];
const noBookmarks: RunView['bookmarks'] = [];
const control = 'h-7 rounded-1 border border-rule bg-surface px-2';

/** One of both steps: its number, its branch, or a bookmark; and what happened there. */
export const PlacePicker = ({ side, at, place }: Props) => {
  const branches = useApp(state => state.run.run?.branches ?? noBranches);
  const bookmarks = useApp(state => state.run.run?.bookmarks ?? noBookmarks);
  const end = branches.find(({ id }) => id === at.branch)?.end ?? 0;
  const name = names[side];
  const [typed, setTyped] = useState(String(at.step));
  useEffect(() => setTyped(String(at.step)), [at.step]);
  return (
    <section
      aria-label={text.sides[side]}
      className="min-w-0 border-hair border-b px-4 py-2.5 last:border-b-0 @3xl:border-b-0 @3xl:last:border-l"
    >
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="w-12 font-semibold text-t3">{text.sides[side]}</h3>
        <input
          type="number"
          aria-label={text.stepOf(side)}
          min={0}
          max={end}
          value={typed}
          onChange={event => {
            setTyped(event.target.value);
            const { valueAsNumber: step } = event.target;
            if (Number.isInteger(step) && step >= 0 && step <= end) actions.setStudy({ [name.step]: String(step) });
          }}
          onBlur={() => setTyped(String(at.step))}
          className={`${control} w-20 font-mono`}
        />
        {branches.length > 1 && (
          <select
            aria-label={text.branchOf(side)}
            value={at.branch}
            onChange={event => {
              const branch = branches.find(({ id }) => id === Number(event.target.value));
              if (!branch) return;
              actions.setStudy({
                [name.branch]: String(branch.id),
                [name.step]: String(Math.min(at.step, branch.end)),
              });
            }}
            className={control}
          >
            {branches.map(({ id, letter }) => (
              <option key={id} value={id}>
                {text.branch(letter)}
              </option>
            ))}
          </select>
        )}
        {bookmarks.length > 0 && (
          <select
            aria-label={text.bookmarkOf(side)}
            value=""
            onChange={event => actions.setStudy({ [name.step]: event.target.value })}
            className={`${control} w-32`}
          >
            <option value="">{text.bookmark}</option>
            {bookmarks.map(({ atStep, text: note }) => (
              <option key={atStep} value={atStep}>
                {text.bookmarked(atStep, note)}
              </option>
            ))}
          </select>
        )}
        {place && (
          <Button
            aria-label={text.go(side, place.step)}
            className="ml-auto"
            onClick={() => {
              actions.closeStudy();
              void actions.seek(place.step, place.branch);
            }}
          >
            {text.goShort}
          </Button>
        )}
      </div>
      {place && (
        <p className="line-clamp-3 min-h-8 pt-1">
          <b className="font-mono font-semibold">{place.step}</b> <span className="font-mono">{place.actor}</span>{' '}
          {place.sentence || text.start}
        </p>
      )}
    </section>
  );
};
