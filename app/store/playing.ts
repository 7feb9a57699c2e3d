import type { ActionKey } from '../../engine/run/inputs.ts';
import type { Intent } from '../../engine/world/intent.ts';
import type { Ask } from '../engine/client.ts';
import { finishClock, freezeClock, getDirection, jumpTo, runClock, thawClock } from '../motion/clock.ts';
import { edited } from './editing.ts';
import { ask, show, unlessCrashed } from './engine.ts';
import { lookAhead } from './look-ahead.ts';
import { movePace, readPace } from './motion.ts';
import { isAtEnd } from './position.ts';
import { useStore } from './store.ts';

type Forward = Extract<Ask, { readonly type: 'step' | 'act' | 'dispatch' }>;
type Leap = Extract<Ask, { readonly type: 'seek' | 'step-over' | 'run' }>;

const where = () => useStore.getState().run.run;
const setPlay = (some: Partial<ReturnType<typeof useStore.getState>['play']>): void =>
  useStore.setState(({ play }) => ({ play: { ...play, ...some } }));

/** Said but once: whatever is set asks every part of the page whether it has to change. */
const touch = (): void => useStore.setState(state => (state.touched ? state : { touched: true }));

let tail: Promise<unknown> = Promise.resolve();
/** One after the other, in the order in which the person asked. */
export const enqueue = <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
  const next = unlessCrashed(tail.then(work), otherwise);
  // What could not be fetched ends nothing but itself.
  tail = next.catch(() => {});
  return next;
};

let movement: Promise<void> = Promise.resolve();

/** Step beyond which nothing is played while a question waits for its answer. */
const bound = (): number => useStore.getState().lesson?.until ?? Number.POSITIVE_INFINITY;

/** Plays a step: the view after it is shown while its fraction runs. False when there was none, or it was rejected. */
const forward = async (request: Forward): Promise<boolean> => {
  const before = where();
  if (bound() < (request.type === 'step' ? (before?.step ?? 0) + 1 : Number.POSITIVE_INFINITY)) return false;
  const answer = await ask(request);
  finishClock();
  const after = answer.type === 'view' ? answer.parts.run : undefined;
  const moved = !!after && (after.step !== before?.step || after.branch !== before?.branch);
  if (moved) jumpTo(0);
  const shown = show(answer);
  if (moved) movement = runClock(1, movePace);
  return shown && moved;
};

export const leap = async (request: Leap): Promise<void> => {
  const answer = await ask(request);
  finishClock();
  show(answer);
};

/** A person's own move: nobody else plays on, and what is half way is at its end. */
export const move = <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
  halt();
  finishClock();
  touch();
  return enqueue(work, otherwise);
};

// ---------------------------------------------------------------- single moves

export const step = (): Promise<boolean> => move(() => forward({ type: 'step' }), false);
export const act = (action: ActionKey): Promise<boolean> =>
  move(() => edited({ kind: 'act', action }, () => forward({ type: 'act', action })), false);
export const dispatch = (intent: Intent): Promise<boolean> =>
  move(() => edited({ kind: 'intent', intent }, () => forward({ type: 'dispatch', intent })), false);
export const stepOver = (): Promise<unknown> =>
  bound() < Number.POSITIVE_INFINITY ? step() : move(() => leap({ type: 'step-over' }), undefined);

/** Another run of what is shown. */
const anew = async (request: Extract<Ask, { readonly type: 'choose-reading' | 'choose-ring' }>): Promise<boolean> =>
  bound() === Number.POSITIVE_INFINITY && (await lookAhead(await ask(request))).every(answer => show(answer));

export const chooseReading = (name: string, reading: string): Promise<boolean> =>
  move(
    () =>
      edited({ kind: 'reading', name, reading }, async () => {
        const step = where()?.step ?? 0;
        const done = await anew({ type: 'choose-reading', switch: name, reading });
        if (done) await runOn(step);
        return done;
      }),
    false,
  );
export const chooseRing = (format: 'split' | 'packed'): Promise<boolean> =>
  move(() => edited({ kind: 'ring', format }, () => anew({ type: 'choose-ring', format })), false);

/** Takes the last step back: its fraction runs to 0, then the step before is shown. */
export const back = (): Promise<void> => {
  halt();
  if (getDirection() === -1) finishClock();
  touch();
  return enqueue(async () => {
    if (!where()?.step) return;
    const [answer] = await Promise.all([ask({ type: 'back' }), runClock(0, movePace)]);
    show(answer);
    jumpTo(1);
  }, undefined);
};

// ---------------------------------------------------------------- seeking

/** Where the seek leads that waits for its turn, and what was last in the queue then. */
let waiting: { to: Leap; last: Promise<unknown> } | null = null;

/** To a step, of another branch if one is given. While the pointer is dragged only the newest wish counts. */
export const seek = async (step: number, branch?: number): Promise<void> => {
  const to: Leap = { type: 'seek', step, ...(branch !== undefined && { branch }) };
  if (waiting?.last === tail) {
    waiting.to = to;
    await tail;
    return;
  }
  const mine = { to, last: tail };
  const done = move(() => {
    if (waiting === mine) waiting = null;
    return leap(mine.to);
  }, undefined);
  mine.last = tail;
  waiting = mine;
  await done;
};

export const reset = (): Promise<void> => seek(0);

// ---------------------------------------------------------------- playing on

let turn = 0;
let wake: (() => void) | null = null;

/** Whether nobody has stopped what is begun now. */
export const untilStopped = (): (() => boolean) => {
  const mine = turn;
  return () => mine === turn;
};

/** Stops playing and running; the movement goes on to its end. */
const halt = (): void => {
  turn += 1;
  wake?.();
  const { playing, busy } = useStore.getState().play;
  if (playing || busy) setPlay({ playing: false, busy: false, progress: null });
};

const rest = (pace: () => number): Promise<void> =>
  new Promise(resolve => {
    const timer = setTimeout(resolve, pace());
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });

/** Plays step by step until it is paused or nothing more can happen; at the end it starts from the beginning. */
const play = async (to = Number.POSITIVE_INFINITY, pace = readPace): Promise<void> => {
  if (useStore.getState().play.playing && to === Number.POSITIVE_INFINITY) return;
  halt();
  const mine = turn;
  setPlay({ playing: true });
  touch();
  const wasHalfWay = thawClock();
  await movement;
  if (wasHalfWay) await rest(pace);
  if (isAtEnd(useStore.getState()) && mine === turn) await enqueue(() => leap({ type: 'seek', step: 0 }), undefined);
  while (mine === turn && (await enqueue(() => forward({ type: 'step' }), false))) {
    await movement;
    if (mine !== turn || isAtEnd(useStore.getState()) || (where()?.step ?? 0) >= to) break;
    await rest(pace);
  }
  if (mine === turn) halt();
};

/** The same up to a step, with so many milliseconds to read each. */
export const playTo = (step: number, pace = readPace): Promise<void> => play(step, pace);

/** Stops where it is: the command stays half way, and shows what it carries. */
const pause = (): void => {
  halt();
  freezeClock();
};

export const togglePlay = (): void => {
  if (useStore.getState().play.playing) pause();
  else void play();
};

/** Steps that the engine takes in one go while it runs, so that Stop is heard; as many as it takes in good time. */
let slice = 1000;

/** While it runs the page shows where it is this often, in milliseconds, and seldom enough to leave time for running. */
const SHOWN_EVERY = 250;
const SHARE = 5;

/** Makes steps without movement, up to one or to the end. `stop` ends it between two slices, as a person's next move does. */
export const runOn = async (to: number): Promise<void> => {
  const mine = turn;
  const from = where()?.step ?? 0;
  let step = from;
  setPlay({ busy: true });
  const { createPace, nextSlice } = await import('./pace.ts');
  const pace = createPace(performance.now());
  let next = performance.now() + SHOWN_EVERY;
  for (let goesOn = step < to; goesOn && mine === turn; ) {
    const asked = Math.min(slice, to - step);
    const start = performance.now();
    const answer = await ask({ type: 'run-on', limit: asked });
    if (answer.type === 'rejected') return void show(answer);
    const now = performance.now();
    if (asked === slice) slice = nextSlice(slice, now - start);
    step = answer.step;
    goesOn = answer.made === asked && step < to;
    if (goesOn && mine === turn && now < next) continue;
    await leap({ type: 'run', limit: 0 });
    const shown = performance.now();
    next = shown + Math.max(SHOWN_EVERY, SHARE * (shown - now));
    const { done, all } = answer.script;
    const part = Number.isFinite(to) ? (step - from) / (to - from) : all > 0 ? done / all : null;
    if (mine === turn) setPlay({ progress: pace(shown, part) });
  }
  if (mine === turn) halt();
};

/** To where stepping would lead. */
export const runToEnd = (): Promise<void> => move(() => runOn(bound()), undefined);

export const stop = (): void => halt();

export const setSpeed = (speed: number): void => setPlay({ speed });
