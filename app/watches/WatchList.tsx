import { type MouseEvent, memo } from 'react';
import type { PinView } from '../../engine/view/parts/pins.ts';
import { actions, useApp } from '../store/app-state.ts';
import { clearPins, goToChange, togglePin } from '../store/pinning.ts';
import { selectionOf } from '../store/selection-of.ts';
import { watches as text } from '../text/watches.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Changed } from '../ui/Changed.tsx';
import { Icon } from '../ui/Icon.tsx';

const none: readonly PinView[] = [];

/** Values that are watched, above the state: what each is, what it was, and the steps at which it changed. */
const WatchList = () => {
  const pins = useApp(state => state.run.pins ?? none);
  return (
    <section aria-label={text.title} className="flex max-h-[38%] shrink-0 flex-col border-hair border-b bg-surface">
      <header className="flex h-7 shrink-0 items-center gap-2 pr-2 pl-4">
        <h2 className="flex-1 font-semibold">{text.title}</h2>
        <span className="text-ink-3">{text.keys}</span>
        <Button className="h-6! border-transparent disabled:border-transparent" onClick={clearPins}>
          {text.clear}
        </Button>
      </header>
      <ul className="min-h-0 overflow-y-auto pb-1">
        {pins.map(pin => (
          <Watched key={pin.pin} view={pin} />
        ))}
      </ul>
    </section>
  );
};

const go = (by: -1 | 1, pin: string): void => {
  const step = goToChange(by, pin);
  if (step !== null) void actions.seek(step);
};

const Watched = memo(function Watched({ view }: { readonly view: PinView }) {
  const { pin, title, value, words, steps, total, problem, subject } = view;
  const here = useApp(state => state.run.run?.step ?? 0);
  return (
    <li className="border-hair border-t px-4 py-0.5">
      <div className="flex items-center gap-1">
        <button
          type="button"
          disabled={!subject}
          title={text.select(title)}
          onClick={() => subject && actions.select(selectionOf(subject))}
          className="min-h-6 min-w-0 flex-1 truncate text-left font-mono enabled:hover:underline"
        >
          {title}
        </button>
        <IconButton
          icon="back"
          label={text.before(title)}
          disabled={(steps[0] ?? here) >= here}
          onClick={() => go(-1, pin)}
          className="size-6! border-transparent disabled:border-transparent"
        />
        <IconButton
          icon="step"
          label={text.after(title)}
          disabled={(steps.at(-1) ?? here) <= here}
          onClick={() => go(1, pin)}
          className="size-6! border-transparent disabled:border-transparent"
        />
        <IconButton
          icon="close"
          label={text.remove(title)}
          onClick={() => togglePin(pin)}
          className="size-6! border-transparent disabled:border-transparent"
        />
      </div>
      {problem === null ? (
        <>
          <p className="flex min-h-5 items-baseline gap-2">
            <span className="shrink-0 font-mono font-semibold">
              <Changed value={value} />
            </span>
            <span title={words} className="min-w-0 truncate text-ink-2">
              {words}
            </span>
            <span className="ml-auto shrink-0 text-ink-3 text-t1">{text.changed(total)}</span>
          </p>
          <Ticks steps={steps} here={here} title={title} />
        </>
      ) : (
        <p className="flex items-center gap-1.5 pb-1 text-fault">
          <Icon name="close" /> {problem}
        </p>
      )}
    </li>
  );
});

interface TicksProps {
  readonly steps: readonly number[];
  readonly here: number;
  readonly title: string;
}

const WIDTH = 1000;

/** The run as a line with a tick for each change, and where we are; a click goes to the nearest change. */
const Ticks = ({ steps, here, title }: TicksProps) => {
  const end = useApp(state => Math.max(1, state.run.run?.end ?? 1));
  const x = (step: number) => Math.round((WIDTH * step) / end);
  const onClick = (event: MouseEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const wanted = ((event.clientX - box.left) / box.width) * end;
    const nearest = steps.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0];
    if (nearest !== undefined) void actions.seek(nearest);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the two buttons above do the same by keyboard.
    <svg
      role="img"
      aria-label={text.ticks(title, steps)}
      viewBox={`0 0 ${WIDTH} 12`}
      preserveAspectRatio="none"
      onClick={onClick}
      className="mb-1 block h-3 w-full cursor-pointer overflow-visible"
    >
      <path d={`M0 6H${WIDTH}`} className="stroke-rule" vectorEffect="non-scaling-stroke" />
      <path
        d={steps.map(step => `M${x(step)} 1v10`).join('')}
        className="stroke-2 stroke-changed"
        vectorEffect="non-scaling-stroke"
      />
      <path d={`M${x(here)} -1v14`} className="stroke-2 stroke-ink" vectorEffect="non-scaling-stroke" />
    </svg>
  );
};

export default WatchList;
