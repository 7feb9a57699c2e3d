import './cues.css';
import { useEffect } from 'react';
import { Logo } from '../shell/Logo.tsx';
import { useStore } from '../store/store.ts';
import { cues as text } from '../text/presenter.ts';
import { CueControls } from './CueControls.tsx';
import { CueList } from './CueList.tsx';
import { CueNotes } from './CueNotes.tsx';
import { CueTimer } from './CueTimer.tsx';
import { listenToCueKeys, useTyped } from './cue-keys.ts';
import { connect, useLink } from './cue-link.ts';
import { KeyTable } from './KeyTable.tsx';
import { roomIn } from './kept-talk.ts';

/** Cues, notes and the time, for whoever talks; in step with the window that the room sees. */
const CuePage = () => {
  // In another language everything is rendered anew.
  const language = useStore(state => state.language);
  return <Cues key={language} />;
};

export default CuePage;

const room = roomIn(location.hash);

const Cues = () => {
  useEffect(() => {
    if (room === null) return undefined;
    connect(room);
    return listenToCueKeys();
  }, []);
  const title = useLink(state => state.talk?.title);
  useEffect(() => {
    document.title = title ? text.windowTitle(title) : text.title;
  }, [title]);
  const talk = useLink(state => state.talk);
  const status = useLink(state => state.status);
  const keys = useTyped(state => state.keys);
  return (
    <div className="cues">
      <header className="cues-head">
        <h1>
          <Logo /> <span title={title}>{title ?? text.title}</span>
        </h1>
        {talk && <CueTimer timer={talk.timer} shown={talk.timerShown} />}
      </header>
      <Status status={room === null ? 'nowhere' : status} presenting={talk?.presenting ?? true} />
      {talk ? (
        <main className="cues-main" data-gone={status !== 'there'}>
          <CueNotes talk={talk} />
          <CueList talk={talk} />
        </main>
      ) : (
        <main className="cues-main" />
      )}
      {keys && (
        <section aria-label={text.keys} className="cues-keys">
          <KeyTable />
        </section>
      )}
      {talk && <CueControls talk={talk} disabled={status !== 'there'} />}
      <Typed count={talk?.cues.length ?? 0} />
    </div>
  );
};

const Status = ({
  status,
  presenting,
}: {
  readonly status: 'waiting' | 'there' | 'gone' | 'nowhere';
  readonly presenting: boolean;
}) => {
  const said = status === 'there' ? (presenting ? '' : text.notPresenting) : text.status[status];
  return (
    <p role="status" className="cues-status" data-empty={said === ''}>
      {said}
    </p>
  );
};

/** The number that is being typed. */
const Typed = ({ count }: { readonly count: number }) => {
  const digits = useTyped(state => state.digits);
  return (
    <p role="status" className="cues-typed" hidden={digits === ''}>
      {digits && text.digits(digits, count)}
    </p>
  );
};
