import type { RunView } from '../../engine/view/parts/run.ts';
import type { AppState } from '../store/state.ts';
import { useStore } from '../store/store.ts';
import { newRoom } from './kept-talk.ts';
import { meaningOf } from './keys.ts';
import { lockOf } from './lock-of.ts';
import { messageOf, readMessage, type TalkState } from './messages.ts';
import { fulfil } from './present.ts';
import { nextSentence } from './sentences.ts';
import { cueNowIn, cuesIn } from './talk-cues.ts';
import { useTalk } from './talk-store.ts';
import { nextCue } from './timer.ts';

const stateOf = (state: AppState, run: RunView): TalkState => {
  const { black, spotlight, qr, view, timer, timerShown, gone } = useTalk.getState();
  return {
    title: state.lesson?.view.title ?? state.title ?? run.title,
    dialect: run.dialect.title,
    presenting: state.presenting,
    step: run.step,
    // What comes in a lesson nobody has played yet.
    end: state.lesson ? null : run.end,
    playing: state.play.playing,
    cues: cuesIn(state),
    cue: cueNowIn(state, gone),
    now: state.run.moment?.sentence ?? run.summary,
    next: nextSentence(state),
    black,
    spotlight,
    qr,
    view,
    timer,
    timerShown,
  };
};

// ---------------------------------------------------------------- the other window

/** Index of the cue that is shown. */
const cueNow = (): number => cueNowIn(useStore.getState(), useTalk.getState().gone);

let channel: BroadcastChannel | null = null;
let last = '';

const tell = (anyway = false): void => {
  const state = useStore.getState();
  const { run } = state.run;
  if (!channel || !run || (!anyway && useTalk.getState().cuesWindow !== 'open')) return;
  const now = stateOf(state, run);
  const text = JSON.stringify(now);
  if (text === last && !anyway) return;
  last = text;
  channel.postMessage(messageOf({ say: 'state', state: now }));
};

let waiting = false;
/** What changes in one go is told once. */
const tellSoon = (): void => {
  if (waiting) return;
  waiting = true;
  queueMicrotask(() => {
    waiting = false;
    tell();
  });
};

const onMessage = ({ data }: MessageEvent<unknown>): void => {
  const message = readMessage(data);
  switch (message?.say) {
    case 'hello':
      useTalk.setState({ cuesWindow: 'open' });
      return tell(true);
    case 'wish':
      return void fulfil(message.wish);
    case 'bye':
      if (message.who === 'cues') useTalk.setState({ cuesWindow: 'none' });
      return;
    default:
      return;
  }
};

/** A tab that is loaded again may have to wait until the one before it is gone. */
const PATIENCE = 1500;

/** The lock of a room, for as long as this tab lives; false: it did not come in time. Who may have none needs none. */
const hold = (room: string): Promise<boolean> =>
  new Promise(resolve => {
    const signal = AbortSignal.timeout(PATIENCE);
    navigator.locks
      .request(lockOf(room), { signal }, () => {
        resolve(true);
        return new Promise<never>(() => {});
      })
      .catch(() => resolve(!signal.aborted));
  });

const isHeld = async (room: string): Promise<boolean> => {
  const { held } = await navigator.locks.query();
  return held?.some(({ name }) => name === lockOf(room)) ?? false;
};

/** Takes the room for this tab; a copy of a tab, which cannot have it, gets another one. A slow machine has time. */
const holdRoom = async (): Promise<void> => {
  if (!('locks' in navigator)) return;
  while (!(await hold(useTalk.getState().room))) {
    if (await isHeld(useTalk.getState().room)) useTalk.setState({ room: newRoom() });
  }
};

// ---------------------------------------------------------------- keys

/** The focus came by the keyboard, so Space and Enter press what has it. */
let byKeyboard = false;

/** Presenting has keys of its own, which come before those of the page. */
const onKeyDown = (event: KeyboardEvent): void => {
  if (event.key === 'Tab') byKeyboard = true;
  const { presenting, overlay } = useStore.getState();
  const talk = useTalk.getState();
  const means = meaningOf(event, byKeyboard);
  if (!means || overlay !== null) return;
  if (!presenting) {
    // A remote control starts with it, as long as there is a talk.
    if (talk.cuesWindow !== 'open' || !('wish' in means) || means.wish !== 'present') return;
  }
  if ('enter' in means && talk.digits === '') return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.repeat && !('wish' in means && /next|previous|step|back/.test(means.wish))) return;
  if ('digit' in means) return useTalk.setState({ digits: (talk.digits + means.digit).slice(-4) });
  useTalk.setState({ digits: '' });
  if ('enter' in means) fulfil({ do: 'cue', cue: Number(talk.digits) });
  else if ('own' in means) void own[means.own]();
  else if (means.wish === 'escape' && talk.digits !== '') return;
  else fulfil({ do: means.wish } as Parameters<typeof fulfil>[0]);
};

export const own = {
  keys: () => useTalk.setState(({ keys }) => ({ keys: !keys })),
  fullscreen: async () => {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen?.().catch(() => {});
  },
  cues: () => openCues(),
};

/** The address of the window with the cues. */
export const cuesAddress = (room: string): string => `${location.pathname}${location.search}#cues=${room}`;

/** Opens the window with the cues, or brings it to the front. */
export const openCues = async (): Promise<void> => {
  startStage();
  await held;
  const { room } = useTalk.getState();
  const opened = window.open(cuesAddress(room), `ringside-cues-${room}`, 'popup,width=900,height=700');
  if (opened) opened.focus();
  else useTalk.setState({ cuesWindow: 'blocked' });
};

// ---------------------------------------------------------------- start

let running = false;
/** From then on the room stays the one that it is. */
let held: Promise<void> = Promise.resolve();

/** Listens to the keys of a talk and to the window with the cues, from now on. */
export const startStage = (): void => {
  if (running) return;
  running = true;
  addEventListener('keydown', onKeyDown, true);
  addEventListener(
    'pointerdown',
    () => {
      byKeyboard = false;
    },
    true,
  );
  addEventListener('pagehide', () => channel?.postMessage(messageOf({ say: 'bye', who: 'stage' })));
  let cue = cueNow();
  useStore.subscribe(() => {
    tellSoon();
    const now = cueNow();
    if (now !== cue) useTalk.setState(({ timer }) => ({ timer: nextCue(timer, Date.now()) }));
    cue = now;
  });
  useTalk.subscribe(tellSoon);
  if (!('BroadcastChannel' in window)) return;
  held = holdRoom();
  void held.then(() => {
    channel = new BroadcastChannel(lockOf(useTalk.getState().room));
    channel.addEventListener('message', onMessage);
    channel.postMessage(messageOf({ say: 'started' }));
  });
};
