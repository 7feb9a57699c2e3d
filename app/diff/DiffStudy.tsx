import type { DiffPlace, DiffStep, StepDiff } from '../../engine/protocol/messages.ts';
import { Errors } from '../failure/Errors.tsx';
import { useApp } from '../store/app-state.ts';
import type { StudyArgs } from '../store/study-slice.ts';
import { useStudy } from '../study/use-study.ts';
import { Waiting } from '../study/Waiting.tsx';
import { diff as text } from '../text/diff.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { askOf } from './args.ts';
import { MemoryDiff } from './MemoryDiff.tsx';
import { PlacePicker } from './PlacePicker.tsx';
import { RingDiff } from './RingDiff.tsx';
import { ValueTable } from './ValueTable.tsx';

const noArgs: StudyArgs = {};

/** Everything that differs between two steps, of one branch or of two, and who did it. */
const DiffStudy = () => {
  const args = useApp(state => state.study?.args ?? noArgs);
  const run = useApp(state => state.run.run);
  const ask = askOf(args, run);
  // What is known of the run may grow, and another scenario is another run.
  const about = run && `${run.title} ${run.branches.map(({ end }) => end).join()}`;
  const found = useStudy({ kind: 'diff', ...ask }, about);
  if (!found) return <Waiting />;
  return (
    <div className="mx-auto max-w-[1400px] pb-8">
      <div className="grid grid-cols-1 border-hair border-b @3xl:grid-cols-2">
        <PlacePicker
          side="from"
          at={{ step: ask.from, branch: ask.fromBranch }}
          place={found.ok ? found.found.left : null}
        />
        <PlacePicker
          side="to"
          at={{ step: ask.to, branch: ask.toBranch }}
          place={found.ok ? found.found.right : null}
        />
      </div>
      {found.ok ? <Found view={found.found} /> : <Errors errors={found.errors} />}
    </div>
  );
};

const sameStep = (a: DiffPlace, b: DiffPlace): boolean => a.step === b.step && a.branch === b.branch;

const Found = ({ view }: { readonly view: StepDiff }) => {
  const { left, right, values, rings, regions, regionsTotal, loose } = view;
  const alike = values.length + rings.length + regions.length === 0;
  return (
    <>
      <p role="status" className="border-hair border-b px-4 py-2 font-semibold text-t3">
        {sameStep(left, right) ? text.same : alike && loose === 0 ? text.alike : text.summary(view)}
      </p>
      <Between view={view} />
      <ValueTable values={values} />
      <RingDiff rings={rings} />
      <MemoryDiff regions={regions} more={regionsTotal - regions.length} />
      {loose > 0 && <p className="px-4 py-2 text-ink-2">{text.loose(loose)}</p>}
    </>
  );
};

const Between = ({ view: { left, right, common, steps } }: { readonly view: StepDiff }) =>
  steps.total > 0 && (
    <section aria-label={text.between} className="border-hair border-b px-4 py-2.5">
      <h3 className="pb-1 font-semibold">{text.between}</h3>
      <div
        className={steps.left.length > 0 && steps.right.length > 0 ? 'grid grid-cols-1 gap-x-6 @3xl:grid-cols-2' : ''}
      >
        {steps.left.length > 0 && <Steps place={left} common={common} steps={steps.left} />}
        {steps.right.length > 0 && <Steps place={right} common={common} steps={steps.right} />}
      </div>
    </section>
  );

interface StepsProps {
  readonly place: DiffPlace;
  readonly common: number;
  readonly steps: readonly DiffStep[];
}

const Steps = ({ place, common, steps }: StepsProps) => {
  const more = place.step - common - steps.length;
  return (
    <div className="min-w-0">
      <p className="text-ink-3 text-t1">{text.betweenSide(place.letter, common + 1)}</p>
      <ol className="max-h-64 overflow-y-auto" tabIndex={-1}>
        {steps.map(({ step, actor, side, sentence, refused }) => (
          <li
            key={step}
            className="grid grid-cols-[--spacing(10)_minmax(0,1fr)] gap-x-2 border-hair border-t py-0.5 @2xl:grid-cols-[--spacing(10)_--spacing(40)_minmax(0,1fr)]"
          >
            <span className="text-right font-mono text-ink-3">{step}</span>
            <span className="flex min-w-0 items-center gap-1.5">
              <RoleGlyph role={refused ? 'fault' : side} />
              <span className="truncate font-mono">{actor}</span>
            </span>
            <span className="col-start-2 min-w-0 @2xl:col-start-3">{sentence}</span>
          </li>
        ))}
      </ol>
      {more > 0 && <p className="pt-1 text-ink-3">{text.more(more)}</p>}
    </div>
  );
};

export default DiffStudy;
