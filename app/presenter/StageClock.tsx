import { presenter as text } from '../text/presenter.ts';
import { useTalk } from './talk-store.ts';
import { clockText, passed } from './timer.ts';
import { useNow } from './use-now.ts';

/** Time that has passed, or that is left, in a corner; only when somebody asked for it. */
export const StageClock = () => {
  const shown = useTalk(state => state.timerShown);
  return shown && <Clock />;
};

const Clock = () => {
  const timer = useTalk(state => state.timer);
  const now = useNow();
  const time = passed(timer, now);
  return (
    <p role="timer" aria-label={text.timer} className="stage-clock">
      {clockText(timer.whole === null ? time : timer.whole - time)}
    </p>
  );
};
