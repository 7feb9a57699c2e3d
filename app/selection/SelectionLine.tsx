import { useShallow } from 'zustand/react/shallow';
import { actions, useApp } from '../store/app-state.ts';
import { pinOf, togglePin } from '../store/pinning.ts';
import { selection as text } from '../text/selection.ts';
import { watches } from '../text/watches.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { ChangesButton } from './ChangesBar.tsx';
import { goTraced } from './go.ts';

/** What is selected, in one line, and where its steps are. Of one height, so that nothing below it moves. */
const SelectionLine = () => {
  const selected = useApp(state => state.selection.subject !== null);
  const said = useApp(state => state.run.trace?.text ?? text.waiting);
  return (
    <section aria-label={text.title} className="h-15 shrink-0 border-hair border-b bg-surface py-1 pr-2 pl-4">
      <div className="flex h-6 items-center gap-2">
        {selected ? (
          <>
            <p title={said} className="min-w-0 flex-1 truncate font-semibold">
              {said}
            </p>
            <IconButton
              icon="close"
              label={text.clear}
              onClick={actions.clearSelection}
              className="size-6! border-transparent disabled:border-transparent"
            />
          </>
        ) : (
          <p className="text-ink-2">{text.nothing}</p>
        )}
      </div>
      <div className="flex h-7 items-center gap-1">
        {selected ? (
          <>
            <Steps />
            <WatchButton />
            <DiffButton />
          </>
        ) : (
          <p title={text.hint} className="min-w-0 truncate text-ink-3">
            {text.hint}
          </p>
        )}
        <ChangesButton />
      </div>
    </section>
  );
};

const small = 'h-6! px-2!';

/** Watches what is selected, or no longer; what is no value cannot be watched. */
const WatchButton = () => {
  const pin = useApp(state => pinOf(state.selection));
  const watched = useApp(state => pin !== null && state.pins.includes(pin));
  if (pin === null) return null;
  return (
    <Button aria-pressed={watched} title={watches.watchHint} onClick={() => togglePin(pin)} className={small}>
      {watched ? watches.watched : watches.watch}
    </Button>
  );
};

/** Of both selected steps, or of the one and the one that is shown. */
const DiffButton = () => {
  const step = useApp(({ selection: { subject, step } }) => (subject === 'step' ? step : null));
  const other = useApp(({ selection: { until }, run: { run } }) => until ?? run?.step ?? 0);
  if (step === null || step === other) return null;
  return (
    <Button className={small} onClick={() => actions.openStudy('diff', { from: String(step), to: String(other) })}>
      {text.diffOf(step, other)}
    </Button>
  );
};

const Steps = () => {
  const [total, searched, end] = useApp(
    useShallow(({ run: { trace, run } }) => [trace?.total ?? 0, trace?.searched ?? 0, run?.end ?? 0] as const),
  );
  const [before, after] = useApp(
    useShallow(({ run: { trace, run } }) => {
      const here = run?.step ?? 0;
      const steps = trace?.steps ?? [];
      return [(steps[0]?.step ?? here) < here, (steps.at(-1)?.step ?? here) > here] as const;
    }),
  );
  return (
    <>
      <IconButton
        icon="back"
        label={text.previous}
        disabled={!before}
        onClick={() => goTraced(-1)}
        className="size-6! -ml-1.5 border-transparent disabled:border-transparent"
      />
      <span title={text.stepsHint} className="text-ink-2">
        {text.steps(total, searched, end)}
      </span>
      <IconButton
        icon="step"
        label={text.next}
        disabled={!after}
        onClick={() => goTraced(1)}
        className="size-6! border-transparent disabled:border-transparent"
      />
    </>
  );
};

export default SelectionLine;
