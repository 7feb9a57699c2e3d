import { startTransition, useOptimistic } from 'react';
import { actions, useApp } from '../store/app-state.ts';
import { embed } from '../store/embed.ts';
import { isAtEnd, isAtStart } from '../store/position.ts';
import { strip as text, timeline } from '../text/time.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { BookmarkButton } from './BookmarkButton.tsx';
import RunProgress from './RunProgress.tsx';

/** Large buttons for the thumb, and time as a slider. */
export const PhoneControls = () => {
  const playing = useApp(state => state.play.playing);
  const busy = useApp(state => state.play.busy);
  const waiting = useApp(state => state.play.progress !== null);
  const start = useApp(isAtStart);
  const end = useApp(isAtEnd);
  return (
    <section aria-label={text.name} className="shrink-0 border-hair border-t bg-surface">
      {waiting ? (
        <div className="flex h-9 items-center">
          <RunProgress />
        </div>
      ) : (
        <TimeSlider />
      )}
      <div className="grid grid-cols-6 gap-1.5 px-3 pb-2">
        <Thumb icon="reset" name="reset" off={start} onClick={actions.reset} />
        <Thumb icon="back" name="back" off={start} onClick={actions.back} />
        <Thumb
          icon={playing ? 'pause' : 'play'}
          name={playing ? 'pause' : 'play'}
          primary
          onClick={actions.togglePlay}
        />
        <Thumb icon="step" name="step" off={end} onClick={actions.step} />
        <Thumb icon="over" name="over" off={end} onClick={actions.stepOver} />
        <Thumb
          icon={busy ? 'stop' : 'run'}
          name={busy ? 'stop' : 'run'}
          off={end && !busy}
          onClick={() => (busy ? actions.stop() : void actions.runToEnd())}
        />
      </div>
    </section>
  );
};

interface ThumbProps {
  readonly icon: IconName;
  readonly name: keyof typeof text.hints;
  readonly primary?: boolean;
  /** There is nothing to do; it keeps the focus. */
  readonly off?: boolean;
  readonly onClick: () => unknown;
}

const Thumb = ({ icon, name, primary = false, off = false, onClick }: ThumbProps) => (
  <button
    type="button"
    aria-label={text[name]}
    aria-disabled={off}
    data-primary={primary}
    onClick={() => off || void onClick()}
    className="flex h-11 items-center justify-center rounded-1 border border-rule aria-disabled:border-hair aria-disabled:text-ink-3 data-[primary=true]:border-ink data-[primary=true]:bg-ink data-[primary=true]:text-on-ink"
  >
    <Icon name={icon} className="size-4" />
  </button>
);

const TimeSlider = () => {
  const step = useApp(state => state.run.run?.step ?? 0);
  const [shown, show] = useOptimistic(step);
  const end = useApp(state => state.run.run?.end ?? 0);
  const sentence = useApp(state => state.run.moment?.sentence ?? timeline.start);
  return (
    <div className="flex items-center gap-3 px-3 pt-1">
      <input
        type="range"
        aria-label={timeline.playhead}
        min={0}
        max={Math.max(end, 1)}
        value={shown}
        aria-valuetext={timeline.valueText(step, '', sentence)}
        onChange={({ target }) =>
          startTransition(async () => {
            show(Number(target.value));
            await actions.seek(Number(target.value));
          })
        }
        className="h-8 min-w-0 flex-1 accent-ink"
      />
      <span className="shrink-0 font-mono text-ink-2">
        <b className="font-semibold text-ink">{shown}</b> / {end}
      </span>
      {!embed?.readOnly && <BookmarkButton />}
    </div>
  );
};
