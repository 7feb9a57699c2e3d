import { useShallow } from 'zustand/react/shallow';
import { useApp } from '../store/app-state.ts';
import { strip as text } from '../text/time.ts';

/** Step n of m; until the end is known, of so many so far. */
export const Position = () => {
  const [step, end, known] = useApp(
    useShallow(({ run: { run } }) => [run?.step ?? 0, run?.end ?? 0, !!run && (run.finished || run.step < run.end)]),
  );
  return (
    <p className="shrink-0 whitespace-nowrap pl-2 font-mono text-ink-2">
      <span className="sr-only">{text.position}: </span>
      {text.at} <b className="font-semibold text-ink">{step}</b> {text.of(end, known)}
    </p>
  );
};
