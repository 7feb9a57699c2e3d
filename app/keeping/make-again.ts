import type { Answer } from '../engine/client.ts';
import { ask } from '../store/engine.ts';
import { createPace, nextSlice } from '../store/pace.ts';
import { stop, untilStopped } from '../store/playing.ts';
import { useStore } from '../store/store.ts';
import { leaveHistory } from './history-store.ts';

interface Made {
  readonly answer: Extract<Answer, { readonly type: 'view' | 'rejected' }>;
  /** False: somebody has stopped it. */
  readonly whole: boolean;
}

/** Steps that the engine makes in one go, so that Stop is heard; as many as it makes in good time. */
let slice = 1000;

/** How often the page says how far it is, in milliseconds. */
const SAID_EVERY = 250;

/**
 * Has a kept run made again, and says how far that is where it takes time. Whoever stops it has the run as far as it was
 * made, or, where another one is shown, that one as it was: then null.
 */
export const makeAgain = async (kept: unknown): Promise<Made | null> => {
  const goesOn = untilStopped();
  const start = performance.now();
  const pace = createPace(start);
  let answer = await ask({ type: 'restore', kept, limit: slice });
  for (let asked = start, said = start; answer.type === 'restoring'; ) {
    if (!goesOn()) {
      const show = useStore.getState().run.run === undefined;
      const last = await ask({ type: 'restore-stop', show });
      return show ? { answer: last, whole: false } : null;
    }
    const { made, all } = answer;
    const now = performance.now();
    slice = nextSlice(slice, now - asked);
    const progress = pace(now, made / all);
    if (now - said > SAID_EVERY) {
      said = now;
      useStore.setState(({ play }) => ({ play: { ...play, busy: true, progress } }));
      // How far it is, and Stop, stand behind it.
      leaveHistory();
    }
    asked = performance.now();
    answer = await ask({ type: 'restore-on', limit: slice });
  }
  if (goesOn()) stop();
  return { answer, whole: true };
};
