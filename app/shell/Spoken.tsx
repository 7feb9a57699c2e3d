import { useEffect, useRef, useState } from 'react';
import { useApp } from '../store/app-state.ts';

/** While playing, a sentence is spoken at most this often, in milliseconds. */
const BREATH = 2500;

/** Each step as one sentence for those who do not see it. Polite: it waits until whoever reads aloud is done. */
export const Spoken = () => {
  const sentence = useApp(({ run: { moment } }) => moment?.sentence ?? '');
  const playing = useApp(state => state.play.playing);
  const [spoken, setSpoken] = useState('');
  const last = useRef(0);
  // At once, or else each step would be two frames.
  if (!playing && spoken !== sentence) setSpoken(sentence);
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(
      () => {
        last.current = performance.now();
        setSpoken(sentence);
      },
      Math.max(0, last.current + BREATH - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [sentence, playing]);
  return (
    <p role="status" className="sr-only">
      {spoken}
    </p>
  );
};
