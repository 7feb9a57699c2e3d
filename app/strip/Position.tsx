import { useShallow } from 'zustand/react/shallow';
import { useApp } from '../store/app-state.ts';
import { isAtEnd } from '../store/position.ts';
import { strip as text } from '../text/time.ts';

/** Step n of m; until the end is known, of so many so far. */
export const Position = () => {
  const [step, end, known] = useApp(
    useShallow(state => {
      const { step = 0, end = 0 } = state.run.run ?? {};
      return [step, end, step < end || isAtEnd(state)] as const;
    }),
  );
  return (
    <p className="shrink-0 whitespace-nowrap pl-2 font-mono text-ink-2">
      <span className="sr-only">{text.position}: </span>
      {text.at} <b className="font-semibold text-ink">{step}</b> {text.of(end, known)}
    </p>
  );
};
