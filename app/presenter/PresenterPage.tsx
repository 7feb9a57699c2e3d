import './presenter.css';
import { Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { FailureBanner } from '../shell/lazy-pages.ts';
import { useTitle } from '../shell/use-title.ts';
import { actions, useApp } from '../store/app-state.ts';
import { presenter as text } from '../text/presenter.ts';
import { readScale } from '../ui/scale.ts';
import { BlockedCues } from './BlockedCues.tsx';
import { KeyScreen } from './KeyScreen.tsx';
import { begin } from './present.ts';
import { QrScreen } from './QrScreen.tsx';
import { Spotlight } from './Spotlight.tsx';
import { StageBar } from './StageBar.tsx';
import { StageClause } from './StageClause.tsx';
import { StageClock } from './StageClock.tsx';
import { StagePicture } from './StagePicture.tsx';
import { StageSentence } from './StageSentence.tsx';
import { startStage } from './stage.ts';
import { cuesIn } from './talk-cues.ts';
import { useTalk } from './talk-store.ts';

/** Milliseconds after which a pointer that rests is hidden. */
const REST = 2500;

/** The run for a room: the picture, the sentence of the step and its clause, and nothing else. */
const PresenterPage = () => {
  useTitle();
  useLargeType();
  useLog();
  useAwake();
  useEffect(() => {
    startStage();
    begin();
  }, []);
  const failed = useApp(state => state.failure !== null);
  const black = useTalk(state => state.black);
  const pointing = usePointing();
  return (
    <div className="stage" data-pointing={pointing} data-black={black}>
      <Suspense>{failed && <FailureBanner />}</Suspense>
      <main aria-label={text.name} className="stage-main" inert={black}>
        <StageSentence />
        <StagePicture />
        <StageClause />
      </main>
      <StageBar />
      <StageClock />
      <Spotlight />
      <QrScreen />
      <Digits />
      <KeyScreen />
      <BlockedCues />
      <Black />
    </div>
  );
};

export default PresenterPage;

/** Type grows with the screen: a slide looks the same on every projector. */
const useLargeType = (): void =>
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset.presenting = '';
    readScale();
    return () => {
      delete dataset.presenting;
      readScale();
    };
  }, []);

const WINDOW = 32;

/** The log tells the sentences before and after; it is fetched in pieces. */
const useLog = (): void => {
  const step = useApp(state => state.run.run?.step ?? 0);
  const piece = Math.floor(step / WINDOW);
  useEffect(() => {
    void actions.watch({ log: { from: Math.max(0, piece * WINDOW - 2), count: WINDOW + 4 } });
  }, [piece]);
};

/** Keeps the screen on, where the browser can; a page that was hidden has to ask again. */
const useAwake = (): void =>
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let over = false;
    const ask = async (): Promise<void> => {
      if (document.hidden || !('wakeLock' in navigator)) return;
      try {
        lock = await navigator.wakeLock.request('screen');
        if (over) await lock.release();
      } catch {
        // The system saves power: it is the person's to say.
      }
    };
    void ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, []);

/** Whether the pointer has moved a moment ago. */
const usePointing = (): boolean => {
  const [pointing, setPointing] = useState(false);
  const timer = useRef(0);
  useEffect(() => {
    const onMove = (): void => {
      setPointing(true);
      clearTimeout(timer.current);
      timer.current = window.setTimeout(() => setPointing(false), REST);
    };
    addEventListener('pointermove', onMove);
    addEventListener('pointerdown', onMove);
    return () => {
      removeEventListener('pointermove', onMove);
      removeEventListener('pointerdown', onMove);
      clearTimeout(timer.current);
    };
  }, []);
  return pointing;
};

/** The number that is being typed. */
const Digits = () => {
  const digits = useTalk(state => state.digits);
  const cues = useCueCount();
  return (
    <p role="status" className="stage-digits" hidden={digits === ''}>
      {digits && (
        <>
          <b>{text.digits(digits, cues)}</b> <span>{text.digitsHint}</span>
        </>
      )}
    </p>
  );
};

const useCueCount = (): number => useApp(state => cuesIn(state).length);

/** Nothing to see, for as long as somebody talks. */
const Black = () => {
  const black = useTalk(state => state.black);
  return (
    <>
      {black && <div className="stage-black" />}
      <p role="status" className="sr-only">
        {black ? `${text.black} ${text.blackHint}` : ''}
      </p>
    </>
  );
};
