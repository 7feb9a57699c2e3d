import { useDeferredValue, useMemo } from 'react';
import { Errors } from '../failure/Errors.tsx';
import { useMedia } from '../shell/use-media.ts';
import { useApp } from '../store/app-state.ts';
import type { StudyArgs } from '../store/study-slice.ts';
import { useStudy } from '../study/use-study.ts';
import { Waiting } from '../study/Waiting.tsx';
import { clauseStudy as text } from '../text/study.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ClauseDetail } from './ClauseDetail.tsx';
import { ClauseFilters } from './ClauseFilters.tsx';
import { ClauseMap } from './ClauseMap.tsx';
import { ClauseRow } from './ClauseRow.tsx';
import { filterRows, type Row, rowsOf } from './covered.ts';
import { StepDetail } from './StepDetail.tsx';
import { type LibraryCoverage, useLibraryCoverage } from './use-library-coverage.ts';

const noArgs: StudyArgs = {};

/** What became of every clause, in the run that is shown or in the whole library. */
const ClauseStudy = () => {
  const args = useApp(state => state.study?.args ?? noArgs);
  const run = useApp(state => state.run.run);
  const whole = args.over === 'library';
  const about = run && `${run.title} ${run.branch} ${run.end} ${run.switches.map(({ chosen }) => chosen).join()}`;
  const found = useStudy({ kind: 'clauses' }, about);
  const library = useLibraryCoverage(whole);
  const own = useMemo(() => (found?.ok ? rowsOf(found.found) : []), [found]);
  if (!found) return <Waiting />;
  if (!found.ok) return <Errors errors={found.errors} />;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ClauseFilters rows={whole ? library.rows : own} args={args} />
      {whole && <Progress library={library} />}
      <Body rows={whole ? library.rows : own} args={args} happened={found.found.actions} />
    </div>
  );
};

/** How far the library is. Of one height while it runs and after it, so that nothing below moves. */
const Progress = ({ library: { done, all, failed, stop } }: { readonly library: LibraryCoverage }) => (
  <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-3 border-hair border-b px-4 py-1 text-ink-2">
    <progress
      aria-label={text.overs.library}
      max={Math.max(1, all)}
      value={done}
      className="h-1.5 w-40 appearance-none [&::-webkit-progress-bar]:bg-hair [&::-webkit-progress-value]:bg-ink"
    />
    <span role="status">{text.progress(done, all)}</span>
    {stop && <Button onClick={stop}>{text.stop}</Button>}
    {failed.map(title => (
      <span key={title} role="alert" className="text-fault">
        {text.failed(title)}
      </span>
    ))}
  </div>
);

interface BodyProps {
  readonly rows: readonly Row[];
  readonly args: StudyArgs;
  readonly happened: readonly string[];
}

const Body = ({ rows, args, happened }: BodyProps) => {
  const narrow = useMedia('(max-width: 899px)');
  const later = useDeferredValue(args);
  const kept = useMemo(() => filterRows(rows, later), [rows, later]);
  const ids = useMemo(() => new Set(kept.map(({ clause }) => clause.id)), [kept]);
  const step = /^\d{1,7}$/.test(args.step ?? '') ? Number(args.step) : null;
  const chosen = rows.find(({ clause }) => clause.id === args.clause);
  const detail =
    step !== null ? (
      <StepDetail step={step} what={happened[step - 1] ?? ''} rows={rows} />
    ) : chosen ? (
      <ClauseDetail row={chosen} actions={happened} />
    ) : (
      <p className="px-4 py-3 text-ink-3">{text.pick}</p>
    );
  const list = (
    <section aria-label={text.list} className="pb-4">
      <p className="px-4 pt-2 pb-1 text-ink-3">{text.count(kept.length, rows.length)}</p>
      {kept.length === 0 && rows.length > 0 && <p className="px-4 text-ink-3">{text.nothing}</p>}
      <ul>
        {kept.map(row => (
          <li key={row.clause.id} className="[contain-intrinsic-size:auto_45px] [content-visibility:auto]">
            <ClauseRow row={row} selected={row === chosen} />
            {narrow && step === null && row === chosen && detail}
          </li>
        ))}
      </ul>
    </section>
  );
  if (narrow) {
    return (
      <div className="min-h-0 flex-1 overflow-y-auto">
        <details className="group">
          <summary className="flex min-h-9 items-center gap-1.5 px-4 font-semibold">
            <Icon name="right" className="text-ink-3 group-open:rotate-90" />
            {text.map}
          </summary>
          <ClauseMap rows={rows} kept={ids} selected={args.clause} />
        </details>
        {step !== null && detail}
        {list}
      </div>
    );
  }
  return (
    <>
      <ClauseMap rows={rows} kept={ids} selected={args.clause} />
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_minmax(--spacing(80),--spacing(105))]">
        <div className="min-h-0 overflow-y-auto border-hair border-r">{list}</div>
        <div className="min-h-0 overflow-y-auto">{detail}</div>
      </div>
    </>
  );
};

export default ClauseStudy;
