import { type AppState, actions, useApp } from '../store/app-state.ts';
import { EMBED_VERSION, type Embed } from '../store/embed.ts';
import { isAtEnd, isAtStart } from '../store/position.ts';
import { embed as text } from '../text/embed.ts';
import { readWish, type Told, type Wish } from './messages.ts';

const { getState } = useApp;

/** Why a wish cannot be fulfilled now; null: it can. */
const refusal = (wish: Wish): string | null => {
  const state = getState();
  const { run } = state.run;
  if (!run) return text.notOpen;
  switch (wish.do) {
    case 'step':
    case 'run':
      return isAtEnd(state) ? text.atEnd(run.step) : null;
    case 'back':
      return isAtStart(state) ? text.atStart : null;
    case 'seek':
      return wish.step > run.end ? text.noStep(wish.step, run.end) : null;
    default:
      return null;
  }
};

const fulfil = async (wish: Wish): Promise<void> => {
  const { playing } = getState().play;
  switch (wish.do) {
    case 'step':
      await actions.step();
      return;
    case 'back':
      return actions.back();
    case 'seek':
      return actions.seek(wish.step);
    case 'run':
      return actions.runToEnd();
    case 'play':
      if (!playing) actions.togglePlay();
      return;
    case 'pause':
      if (playing) actions.togglePlay();
      return;
    default:
      return;
  }
};

/** Talks with the page around, as long as that is the host that the address names. */
export const talk = ({ host, readOnly, controls }: Embed, signal: AbortSignal): void => {
  if (host === null || window.parent === window) return;
  const tell = (told: Told): void => window.parent.postMessage({ ringside: EMBED_VERSION, ...told }, host);

  const ready = (): void => {
    const { run } = getState().run;
    if (run) tell({ event: 'ready', title: run.title, dialect: run.dialect.title, end: run.end, readOnly, controls });
  };
  const shown = (): void => {
    const { run, moment } = getState().run;
    if (!run) return;
    const { step, end, digest, finished, summary } = run;
    const { actor = null, action = null, sentence = summary } = moment ?? {};
    tell({ event: 'shown', step, end, actor, action, sentence, digest, finished });
  };

  const onMessage = ({ data, origin, source }: MessageEvent<unknown>): void => {
    if (origin !== host || source !== window.parent) return;
    const wish = readWish(data);
    if (!wish) return;
    const answer = { do: wish.do, ...(wish.id !== undefined && { id: wish.id }) };
    const why = refusal(wish);
    if (why !== null) return tell({ event: 'refused', why, ...answer });
    if (wish.do === 'hello') {
      ready();
      shown();
    }
    void fulfil(wish).then(() => tell({ event: 'done', ...answer }));
  };
  addEventListener('message', onMessage, { signal });

  // What the engine answers in one go is told once, as it is in the end.
  let told: AppState | null = null;
  const tellChanges = (): void => {
    const before = told;
    const state = getState();
    told = null;
    if (!before) return;
    const opened = state.run.catalog !== before.run.catalog;
    const { run } = state.run;
    const old = before.run.run;
    if (opened) ready();
    if (opened || run?.digest !== old?.digest || run?.step !== old?.step) shown();
    if (state.play.playing !== before.play.playing) tell({ event: 'playing', playing: state.play.playing });
    if (state.failure && state.failure !== before.failure) tell({ event: 'failed', why: reasonOf(state.failure) });
  };
  const unsubscribe = useApp.subscribe((_, before) => {
    if (told) return;
    told = before;
    queueMicrotask(tellChanges);
  });
  signal.addEventListener('abort', unsubscribe);

  // Something may be open already.
  ready();
  shown();
};

const reasonOf = (failure: NonNullable<AppState['failure']>): string =>
  failure.kind === 'crashed' ? failure.message : failure.errors.map(({ message }) => message).join(' ');
