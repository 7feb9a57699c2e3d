import { cues as text } from '../text/presenter.ts';
import { Button } from '../ui/Button.tsx';
import { wish } from './cue-link.ts';
import { clockText, passed, type Timer } from './timer.ts';
import { useNow } from './use-now.ts';

/** What has passed of the talk and of the cue, and what is left. */
export const CueTimer = ({ timer, shown }: { readonly timer: Timer; readonly shown: boolean }) => {
  const now = useNow();
  const time = passed(timer, now);
  const left = timer.whole === null ? null : timer.whole - time;
  const minutes = timer.whole === null ? '' : Math.round(timer.whole / 60_000);
  return (
    <section aria-label={text.timer} className="cues-timer">
      <dl>
        <div className="cues-elapsed">
          <dt>{text.elapsed}</dt>
          <dd>
            <span role="timer">{clockText(time)}</span>
          </dd>
        </div>
        <div>
          <dt>{text.ofCue}</dt>
          <dd>{clockText(time - timer.cue)}</dd>
        </div>
        {left !== null && (
          <div data-over={left < 0}>
            <dt>{left < 0 ? text.over : text.left}</dt>
            <dd>{clockText(Math.abs(left))}</dd>
          </div>
        )}
      </dl>
      <div className="cues-timer-buttons">
        <Button onClick={() => wish({ do: 'pause' })}>{timer.since === null ? text.goOn : text.pause}</Button>
        <Button onClick={() => wish({ do: 'restart' })}>{text.restart}</Button>
      </div>
      <div className="cues-timer-buttons">
        <label>
          {text.minutes}
          <input
            type="number"
            min={0}
            max={999}
            placeholder={text.noMinutes}
            value={minutes}
            onChange={event => {
              const wanted = Math.round(Number(event.target.value));
              if (wanted >= 0 && wanted <= 999) wish({ do: 'minutes', minutes: wanted });
            }}
          />
        </label>
        <label>
          <input type="checkbox" checked={shown} onChange={() => wish({ do: 'timer' })} className="accent-ink" />
          {text.timerShown}
        </label>
      </div>
    </section>
  );
};
