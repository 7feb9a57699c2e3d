import { useStore } from './store.ts';

/** A step at speed 1, and the time to read it while playing, in milliseconds. */
const MOVE = 240;
const READ = 560;

const reduced = matchMedia('(prefers-reduced-motion: reduce)');

export const motionOff = (): boolean => useStore.getState().preferences.motion === 'off' || reduced.matches;

export const onReducedMotion = (changed: () => void): void => reduced.addEventListener('change', changed);

/** Milliseconds that the movement of a step takes now. */
export const movePace = (): number => (motionOff() ? 0 : MOVE / useStore.getState().play.speed);

/** Milliseconds between the end of a movement and the next step while playing. */
export const readPace = (): number => ((motionOff() ? MOVE : 0) + READ) / useStore.getState().play.speed;
