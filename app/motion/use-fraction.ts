import { useLayoutEffect } from 'react';
import { getFraction, subscribeFraction } from './clock.ts';

/**
 * Calls `apply` with the fraction of the step that was played last, now and whenever it moves. Nothing is rendered: who
 * moves sets a transform. `apply` has to be stable, or it is called anew.
 */
export const useFraction = (apply: (fraction: number) => void): void => {
  useLayoutEffect(() => {
    apply(getFraction());
    return subscribeFraction(() => apply(getFraction()));
  }, [apply]);
};
