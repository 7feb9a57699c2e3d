import { actions } from '../store/app-state.ts';
import { clauseStudy as text } from '../text/study.ts';
import { Button } from '../ui/Button.tsx';
import { ClauseRow } from './ClauseRow.tsx';
import type { Row } from './covered.ts';

interface Props {
  readonly step: number;
  readonly what: string;
  readonly rows: readonly Row[];
}

/** The clauses that one step met. */
export const StepDetail = ({ step, what, rows }: Props) => {
  const met = rows.filter(({ steps }) => steps.includes(step));
  return (
    <section aria-label={text.step(step)} className="pb-3">
      <div className="px-4 py-3">
        <h3 className="font-semibold text-t3">
          {text.step(step)} <span className="font-mono text-ink-2">{what}</span>
        </h3>
        <p className="flex items-center gap-3 pt-1 text-ink-2">
          <span className="flex-1">{text.ofStep(met.length)}</span>
          <Button onClick={() => actions.setStudy({ step: undefined })}>{text.closeStep}</Button>
          <Button
            primary
            onClick={() => {
              actions.closeStudy();
              void actions.seek(step);
            }}
          >
            {text.goTo}
          </Button>
        </p>
      </div>
      <ul>
        {met.map(row => (
          <li key={row.clause.id}>
            <ClauseRow row={row} selected={false} />
          </li>
        ))}
      </ul>
    </section>
  );
};
