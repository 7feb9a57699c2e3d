import { actions, useApp } from '../store/app-state.ts';
import { strip as text } from '../text/time.ts';
import { NOTCHES, notchOf, speedAt } from './speed.ts';

/** How fast it plays, on a logarithmic scale with the factor printed. */
export const SpeedSlider = () => {
  const speed = useApp(state => state.play.speed);
  return (
    <label className="ml-3 hidden min-w-0 @[33.75rem]/strip:flex items-center gap-2 text-ink-2">
      <span className="sr-only @[56.25rem]/strip:not-sr-only">{text.speed}</span>
      <input
        type="range"
        min={0}
        max={NOTCHES}
        value={notchOf(speed)}
        aria-valuetext={text.speedText(speed)}
        onChange={event => actions.setSpeed(speedAt(Number(event.target.value)))}
        onDoubleClick={() => actions.setSpeed(1)}
        className="h-6 w-24 min-w-12 shrink accent-ink"
      />
      <output className="w-10 shrink-0 font-mono text-ink">{text.factor(speed)}</output>
    </label>
  );
};
