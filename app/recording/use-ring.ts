import { useEffect, useState } from 'react';
import type { ForeignRingView, RingAsk } from '../../engine/protocol/messages.ts';
import { actions } from '../store/app-state.ts';
import { openAgain } from './open-recording.ts';

/** The virtqueue at the moment that is asked for; the one before stays until it is there. */
export const useRing = ({ key, queue, step, from, count }: RingAsk): ForeignRingView | null => {
  const [found, setFound] = useState<ForeignRingView | null>(null);
  useEffect(() => {
    let current = true;
    actions.askStudy({ kind: 'ring', key, queue, step, from, count }).then(
      answer => {
        if (!current) return;
        if (answer.ok) setFound(answer.found);
        // A new engine knows nothing of the file.
        else if (answer.rejected.errors.some(({ path }) => path === 'key')) void openAgain();
      },
      // The engine stopped: the page says so already.
      () => {},
    );
    return () => {
      current = false;
    };
  }, [key, queue, step, from, count]);
  return found;
};
