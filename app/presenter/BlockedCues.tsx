import { presenter as text } from '../text/presenter.ts';
import { Button } from '../ui/Button.tsx';
import { cuesAddress } from './stage.ts';
import { useTalk } from './talk-store.ts';

/** A link instead of the window that the browser did not open. */
export const BlockedCues = () => {
  const blocked = useTalk(state => state.cuesWindow === 'blocked');
  const room = useTalk(state => state.room);
  return (
    blocked && (
      <section role="alert" className="stage-blocked">
        <p>{text.blocked}</p>
        <a
          href={cuesAddress(room)}
          target={`ringside-cues-${room}`}
          onClick={() => useTalk.setState({ cuesWindow: 'none' })}
        >
          {text.open}
        </a>
        <Button onClick={() => useTalk.setState({ cuesWindow: 'none' })}>{text.dismiss}</Button>
      </section>
    )
  );
};
