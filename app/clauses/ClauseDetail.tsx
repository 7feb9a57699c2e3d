import type { ReactNode } from 'react';
import { actions } from '../store/app-state.ts';
import type { LibraryEntry } from '../store/shell-slice.ts';
import { clauseStudy as text } from '../text/study.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { SourceTag } from '../ui/SourceTag.tsx';
import type { Row } from './covered.ts';
import { Level } from './Level.tsx';
import { StateMark } from './StateMark.tsx';
import { StepButton } from './StepButton.tsx';

/** Steps and scenarios that are listed before the rest is a number. */
const MOST = 60;

interface Props {
  readonly row: Row;
  /** What happened at each step of the run that is shown. */
  readonly actions: readonly string[];
}

/** A clause in full: its text, and everything that met it. */
export const ClauseDetail = ({ row, actions: happened }: Props) => {
  const { clause, state, reason, steps, violations, metIn } = row;
  return (
    <div className="flex flex-col gap-3 px-4 py-3">
      <div>
        <h3 className="break-all font-mono font-semibold text-clause text-t3">{clause.id}</h3>
        <p className="flex flex-wrap items-center gap-x-3 pt-0.5">
          <StateMark state={state} said />
          <Level level={clause.level} />
          <span className="flex items-center gap-1 text-ink-2">
            <RoleGlyph role={clause.actor} /> {text.actors[clause.actor]}
          </span>
          <SourceTag source={clause.source} />
        </p>
        <p lang="en" className="pt-1.5 text-t3">
          {clause.text}
        </p>
        <p lang="en" className="pt-0.5 text-ink-3 text-t1">
          {clause.section}
        </p>
        {reason && <p className="pt-1.5 text-ink-2">{reason}</p>}
      </div>
      {violations.length > 0 && (
        <Part title={text.violations}>
          {violations.slice(0, MOST).map(({ step, by, why }) => (
            <li key={`${step} ${why}`}>
              <StepButton step={step} what={by} />
              <span className="block pb-1 pl-1 text-ink-2">{why}</span>
            </li>
          ))}
        </Part>
      )}
      {metIn ? (
        <Part title={text.metIn} none={metIn.length === 0 && text.neverIn}>
          {metIn.map(({ entry, first, broken }) => (
            <li key={entry.file}>
              <button
                type="button"
                aria-label={text.open(entry.title)}
                onClick={() => void openAt(entry, first)}
                className="flex min-h-6 w-full items-baseline gap-2 px-1 text-left hover:bg-ink/5"
              >
                <span lang="en" className="min-w-0 flex-1">
                  {entry.title}
                </span>
                {broken > 0 && <StateMark state="violated" said />}
                <span className="font-mono text-ink-3">{text.step(first)}</span>
              </button>
            </li>
          ))}
        </Part>
      ) : (
        <Part title={text.met} none={steps.length === 0 && text.never}>
          {steps.slice(0, MOST).map(step => (
            <li key={step}>
              <StepButton step={step} what={happened[step - 1] ?? ''} />
            </li>
          ))}
          {steps.length > MOST && <li className="px-1 text-ink-3">{text.andMore(steps.length - MOST)}</li>}
        </Part>
      )}
    </div>
  );
};

/** Opens a scenario where it met the clause. */
const openAt = async (entry: LibraryEntry, step: number): Promise<void> => {
  if (await actions.openFromLibrary(entry)) await actions.seek(step);
};

interface PartProps {
  readonly title: string;
  readonly none?: string | false;
  readonly children: ReactNode;
}

const Part = ({ title, none, children }: PartProps) => (
  <section aria-label={title} className="border-hair border-t pt-2">
    <h4 className="pb-1 font-semibold">{title}</h4>
    {none ? <p className="text-ink-3">{none}</p> : <ul>{children}</ul>}
  </section>
);
