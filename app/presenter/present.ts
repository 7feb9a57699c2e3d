import { motionOff } from '../store/motion.ts';
import { back, playTo, seek, step, stop, togglePlay } from '../store/playing.ts';
import { isAtEnd } from '../store/position.ts';
import { useStore } from '../store/store.ts';
import { cueBeside, cuesOf } from './cues.ts';
import type { Wish } from './messages.ts';
import { stageViews, useTalk } from './talk-store.ts';
import { anew, paused, started } from './timer.ts';

const { getState } = useTalk;
const where = () => useStore.getState().run.run;

/** The watch of a talk starts with it. */
export const begin = (): void => {
  const { timer } = getState();
  if (timer.since === null && timer.before === 0) useTalk.setState({ timer: started(timer, Date.now()) });
};

/** The run, large, for a room. */
const enter = (): void => {
  useTalk.setState({ black: false, qr: false, keys: false, digits: '' });
  useStore.setState({ presenting: true, study: null, overlay: null, touched: true });
};

const leave = (): void => {
  stop();
  useTalk.setState({ black: false, qr: false, keys: false, digits: '' });
  useStore.setState({ presenting: false, touched: true });
  if (document.fullscreenElement) void document.exitFullscreen();
};

// ---------------------------------------------------------------- cues

/** Step and cue that are being played to; whoever asks for the next one meanwhile is there at once. */
let towards: { readonly step: number; readonly cue: number } | null = null;

/** Milliseconds to read a step on the way to a cue; many steps share a few seconds. */
const READ = 560;
const WAY = 7000;
const LEAST = 120;

const goTo = async (index: number): Promise<void> => {
  const run = where();
  const cue = run && cuesOf(run)[index];
  if (!cue || cue.step === null) return;
  useTalk.setState({ gone: index });
  const way = cue.step - run.step;
  if (way === 1) await step();
  else if (way <= 0 || motionOff()) await seek(cue.step);
  else {
    const mine = { step: cue.step, cue: index };
    towards = mine;
    await playTo(cue.step, () => Math.max(LEAST, Math.min(READ, WAY / way)) / useStore.getState().play.speed);
    if (towards === mine) towards = null;
  }
};

/** Goes where the movement leads; false: nothing moves. */
const arrive = (): boolean => {
  const wanted = useStore.getState().play.playing ? towards : null;
  towards = null;
  if (wanted) void seek(wanted.step);
  return wanted !== null;
};

const stepOn = (): unknown => (isAtEnd(useStore.getState()) ? null : step());

const next = (): unknown => {
  const run = where();
  if (!run || arrive()) return null;
  const to = cueBeside(cuesOf(run), run.step, getState().gone, 1);
  return to === null ? stepOn() : goTo(to);
};

const previous = (): unknown => {
  const run = where();
  towards = null;
  if (!run) return null;
  const cues = cuesOf(run);
  const to = cueBeside(cues, run.step, getState().gone, -1);
  return to === null ? cues.length === 0 && back() : goTo(to);
};

const last = (): unknown => {
  const run = where();
  const index = run ? cuesOf(run).findLastIndex(cue => cue.step !== null) : -1;
  return index >= 0 ? leapTo(index) : run && seek(run.end);
};

/** To a cue that somebody chose: at once. */
const leapTo = async (index: number): Promise<void> => {
  const run = where();
  const cue = run && cuesOf(run)[index];
  if (!cue || cue.step === null) return;
  towards = null;
  useTalk.setState({ gone: index });
  await seek(cue.step);
};

/** To a cue by its number; to a step where there are no cues. */
const goToNumber = (number: number): unknown => {
  const run = where();
  if (!run) return null;
  return cuesOf(run).length > 0 ? leapTo(number - 1) : seek(Math.min(number, run.end));
};

// ---------------------------------------------------------------- what is wanted

/** These bring the picture back and do nothing else: somebody who sees nothing wants to see something. */
const lighting: ReadonlySet<Wish['do']> = new Set(['next', 'previous', 'step', 'back', 'play', 'first', 'last']);

/** What lies over the picture goes first; then presenting ends. */
const close = (): void => {
  const { digits, keys, qr, black } = getState();
  if (digits) useTalk.setState({ digits: '' });
  else if (keys) useTalk.setState({ keys: false });
  else if (qr) useTalk.setState({ qr: false });
  else if (black) useTalk.setState({ black: false });
  else leave();
};

/** Does what a key or the other window wants. */
export const fulfil = (wish: Wish): unknown => {
  const talk = getState();
  const { presenting } = useStore.getState();
  if (talk.black && lighting.has(wish.do)) return useTalk.setState({ black: false });
  switch (wish.do) {
    case 'next':
      return next();
    case 'previous':
      return previous();
    case 'first':
      return goToNumber(where() && cuesOf(where()!).length > 0 ? 1 : 0);
    case 'last':
      return last();
    case 'step':
      return stepOn();
    case 'back':
      return back();
    case 'play':
      return togglePlay();
    case 'cue':
      return goToNumber(wish.cue);
    case 'black':
      return useTalk.setState({ black: !talk.black });
    case 'spotlight':
      return useTalk.setState({ spotlight: !talk.spotlight });
    case 'qr':
      return useTalk.setState({ qr: !talk.qr });
    case 'view':
      return useTalk.setState({ view: stageViews[(stageViews.indexOf(talk.view) + 1) % stageViews.length] ?? 'group' });
    case 'timer':
      return useTalk.setState({ timerShown: !talk.timerShown });
    case 'restart':
      return useTalk.setState({ timer: anew(talk.timer, Date.now()) });
    case 'pause': {
      const { timer } = talk;
      return useTalk.setState({ timer: timer.since === null ? started(timer, Date.now()) : paused(timer, Date.now()) });
    }
    case 'minutes':
      return useTalk.setState({
        timer: { ...talk.timer, whole: wish.minutes === 0 ? null : wish.minutes * 60_000 },
      });
    case 'present':
      return presenting ? leave() : enter();
    case 'escape':
      return presenting ? close() : null;
    default:
      return wish satisfies never;
  }
};
