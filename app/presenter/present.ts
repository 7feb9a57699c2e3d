import { motionOff } from '../store/motion.ts';
import { back, leap, move, playTo, seek, step, stop, togglePlay } from '../store/playing.ts';
import { isAtEnd } from '../store/position.ts';
import { useStore } from '../store/store.ts';
import type { Wish } from './messages.ts';
import { cueBesideIn, cuesIn, placeIn } from './talk-cues.ts';
import { type StageView, stageViews, useTalk } from './talk-store.ts';
import { anew, paused, started } from './timer.ts';

const { getState } = useTalk;
const where = () => useStore.getState().run.run;

/** The watch of a talk starts with it. */
export const begin = (): void => {
  const { timer } = getState();
  if (timer.since === null && timer.before === 0) useTalk.setState({ timer: started(timer, Date.now()) });
  showAgain();
};

/** A page of a lesson that is loaded again begins with its question open: an answer that was shown is shown again. */
const showAgain = (): void => {
  const { lesson } = useStore.getState();
  if (!lesson) return;
  if (lesson.scene) {
    const { gone } = getState();
    const cue = cuesIn(useStore.getState())[gone];
    if (cue?.kind === 'answer' && cue.page === lesson.page && lesson.until !== null) void goToPage(gone);
    return;
  }
  const end = useStore.subscribe(state => {
    if (state.lesson && !state.lesson.scene) return;
    end();
    showAgain();
  });
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
  const state = useStore.getState();
  const cue = cuesIn(state)[index];
  if (!cue || cue.step === null) return;
  if (cue.page !== null) return goToPage(index);
  useTalk.setState({ gone: index });
  const way = cue.step - (where()?.step ?? 0);
  if (way === 1) await step();
  else if (way <= 0 || motionOff()) await seek(cue.step);
  else {
    const mine = { step: cue.step, cue: index };
    towards = mine;
    await playTo(cue.step, () => Math.max(LEAST, Math.min(READ, WAY / way)) / state.play.speed);
    if (towards === mine) towards = null;
  }
};

/** To a cue of the lesson: its page, with the question open again, or with its answer played. */
const goToPage = async (index: number): Promise<void> => {
  const { startPageOver, skipQuestion, toPage } = await import('../store/lessons.ts');
  const cue = cuesIn(useStore.getState())[index];
  if (!cue || cue.page === null) return;
  const place = () => placeIn(useStore.getState());
  if (place()?.page !== cue.page) await toPage(cue.page);
  if (place()?.page !== cue.page) return;
  if (cue.kind === 'answer') await skipQuestion();
  // Whoever learned here before has answered it already.
  else if (place()?.shown && cue.kind !== 'task') await startPageOver();
  useTalk.setState({ gone: index, view: fittingView() });
};

/** What the page of the lesson is about: something in the rings, or the group. */
const fittingView = (): StageView => {
  const { lesson } = useStore.getState();
  const page = lesson?.view.pages[lesson.page];
  const looked = page?.look && lesson?.scene?.subjects[`${page.look.kind}:${page.look.target}`];
  const asked = lesson?.scene?.asked?.that;
  return looked?.kind === 'bytes' || asked === 'ring' || asked === 'owner' || asked === 'writes' ? 'rings' : 'group';
};

/** Steps that nobody has made yet, without movement. */
const makeUpTo = (to: number): Promise<void> =>
  move(() => leap({ type: 'run', limit: Math.max(0, to - (where()?.step ?? 0)) }), undefined);

/** Goes where the movement leads; false: nothing moves. */
const arrive = (): boolean => {
  const { play, lesson } = useStore.getState();
  const page = lesson?.revealing ? lesson.view.pages[lesson.page] : undefined;
  const wanted = page ? page.step + (page.question?.play ?? 0) : play.playing ? towards?.step : undefined;
  towards = null;
  if (wanted !== undefined) void (page ? makeUpTo(wanted) : seek(wanted));
  return wanted !== undefined;
};

const stepOn = (): unknown => (isAtEnd(useStore.getState()) ? null : step());

const next = (): unknown => {
  if (arrive()) return null;
  const to = cueBesideIn(useStore.getState(), getState().gone, 1);
  return to === null ? stepOn() : goTo(to);
};

const previous = (): unknown => {
  towards = null;
  const state = useStore.getState();
  const to = cueBesideIn(state, getState().gone, -1);
  return to === null ? cuesIn(state).length === 0 && back() : goTo(to);
};

/** To a cue that somebody chose: at once. */
const leapTo = async (index: number): Promise<void> => {
  const cue = cuesIn(useStore.getState())[index];
  if (!cue || cue.step === null) return;
  towards = null;
  if (cue.page !== null) return goToPage(index);
  useTalk.setState({ gone: index });
  await seek(cue.step);
};

/** To a cue by its number; to a step where there are no cues. */
const goToNumber = (number: number): unknown =>
  hasCues() ? leapTo(number - 1) : seek(Math.min(number, where()?.end ?? 0));

const hasCues = (): boolean => cuesIn(useStore.getState()).length > 0;

const last = (): unknown =>
  hasCues() ? leapTo(cuesIn(useStore.getState()).findLastIndex(cue => cue.step !== null)) : seek(where()?.end ?? 0);

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
      return goToNumber(hasCues() ? 1 : 0);
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
