import type { KeyboardEvent } from 'react';
import { actions, useApp } from '../store/app-state.ts';
import { timeline as text } from '../text/time.ts';
import { drawn } from '../ui/scale.ts';
import { ROW, yOf } from './glyphs.ts';
import { xOf } from './scale.ts';
import type { Shown } from './use-timeline.ts';

const PAGE = 10;

/** Where each key leads; one step on at the end of what is known plays the next. */
const keys: Readonly<Record<string, (step: number, end: number) => number>> = {
  ArrowRight: step => step + 1,
  ArrowUp: step => step + 1,
  ArrowLeft: step => step - 1,
  ArrowDown: step => step - 1,
  PageUp: step => step + PAGE,
  PageDown: step => step - PAGE,
  Home: () => 0,
  End: (_, end) => end,
};

/** The step that is shown, as a slider: its value is the step's sentence. */
export const Playhead = ({ shown }: { readonly shown: Shown }) => {
  const { scale, step, row, branches } = shown;
  const end = useApp(state => state.run.run?.end ?? 0);
  const letter = useApp(({ run: { run } }) => run?.branches.find(({ id }) => id === run.branch)?.letter ?? '');
  const sentence = useApp(state => state.run.moment?.sentence ?? text.start);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = event.ctrlKey || event.altKey || event.metaKey ? undefined : keys[event.key];
    if (!to) return;
    event.preventDefault();
    event.stopPropagation();
    const wanted = to(step, end);
    if (wanted === end + 1) void actions.step();
    else void actions.seek(Math.max(0, Math.min(end, wanted)));
  };
  const x = xOf(scale, step);
  return (
    <div
      style={{ transform: `translateX(${drawn(x)})` }}
      className="pointer-events-none absolute inset-y-0 left-0 z-10 transition-transform duration-(--mark) ease-move"
    >
      <i aria-hidden className="absolute -inset-y-1 -left-px w-0.5 bg-ink/25" />
      <i
        aria-hidden
        style={{ top: drawn(yOf(row) - ROW / 2 + 3), height: drawn(ROW - 6) }}
        className="absolute -left-2.25 w-4.5 rounded-1 outline-2 outline-ink transition-[top] duration-(--mark)"
      />
      <div
        role="slider"
        tabIndex={0}
        aria-label={text.playhead}
        aria-valuemin={0}
        aria-valuemax={end}
        aria-valuenow={step}
        aria-valuetext={text.valueText(step, branches.length > 1 ? letter : '', sentence)}
        onKeyDown={onKeyDown}
        className="pointer-events-auto absolute -bottom-4.5 left-0 flex h-4.5 min-w-7 -translate-x-1/2 cursor-grab items-center justify-center rounded-1 bg-ink px-1 font-mono font-semibold text-on-ink active:cursor-grabbing"
      >
        {step}
      </div>
    </div>
  );
};
