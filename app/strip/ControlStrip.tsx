import { Suspense } from 'react';
import { RunProgress } from '../shell/lazy-pages.ts';
import { actions, useApp } from '../store/app-state.ts';
import { embed } from '../store/embed.ts';
import { isAtEnd, isAtStart } from '../store/position.ts';
import { strip as text } from '../text/time.ts';
import { Button } from '../ui/Button.tsx';
import type { IconName } from '../ui/Icon.tsx';
import { BookmarkButton } from './BookmarkButton.tsx';
import { Position } from './Position.tsx';
import { SpeedSlider } from './SpeedSlider.tsx';

/** Reset, Step back, Play, Step, Step over, Run; the speed, or how far a run is; where we are. */
export const ControlStrip = () => {
  const waiting = useApp(state => state.play.progress !== null);
  return (
    <section
      aria-label={text.name}
      className="@container/strip flex h-11 shrink-0 items-center border-hair border-b bg-surface px-4"
    >
      <div className="flex min-w-0 flex-1 items-center gap-1">
        <Controls />
        {waiting ? (
          <Suspense>
            <RunProgress />
          </Suspense>
        ) : (
          <SpeedSlider />
        )}
        <span className="flex-1" />
        {!embed?.readOnly && <BookmarkButton />}
        <Position />
      </div>
    </section>
  );
};

const Controls = () => {
  const start = useApp(isAtStart);
  const end = useApp(isAtEnd);
  return (
    <>
      <Control icon="reset" name="reset" disabled={start} onClick={actions.reset} />
      <Control icon="back" name="back" disabled={start} onClick={actions.back} />
      <PlayButton />
      <Control icon="step" name="step" disabled={end} onClick={actions.step} />
      <Control icon="over" name="over" disabled={end} onClick={actions.stepOver} />
      <RunButton />
    </>
  );
};

interface ControlProps {
  readonly icon: IconName;
  readonly name: 'reset' | 'back' | 'step' | 'over';
  readonly disabled: boolean;
  readonly onClick: () => unknown;
}

/** Stays focusable when there is nothing to do, so that the keyboard does not lose its place. */
const Control = ({ icon, name, disabled, onClick }: ControlProps) => (
  <Button
    icon={icon}
    aria-disabled={disabled}
    aria-label={text[name]}
    title={text.hints[name]}
    onClick={() => {
      if (!disabled) void onClick();
    }}
  >
    <span className="hidden @[48.75rem]/strip:inline">{text[name]}</span>
  </Button>
);

/** The one thing to press. */
const PlayButton = () => {
  const playing = useApp(state => state.play.playing);
  const name = playing ? 'pause' : 'play';
  return (
    <Button
      primary
      icon={name}
      title={text.hints[name]}
      onClick={actions.togglePlay}
      className="w-20 in-[:lang(de)]:w-25"
    >
      {text[name]}
    </Button>
  );
};

const RunButton = () => {
  const busy = useApp(state => state.play.busy);
  const end = useApp(isAtEnd);
  const name = busy ? 'stop' : 'run';
  return (
    <Button
      icon={name}
      aria-disabled={end && !busy}
      aria-label={text[name]}
      title={text.hints[name]}
      onClick={() => (busy ? actions.stop() : end || void actions.runToEnd())}
    >
      <span className="hidden @[48.75rem]/strip:inline">{text[name]}</span>
    </Button>
  );
};
