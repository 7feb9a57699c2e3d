import { lessonLink } from './open-lesson.ts';
import { openFirst } from './opening.ts';
import { PRESENTING, readPresenting } from './presenting.ts';
import { share } from './sharing.ts';
import type { AppState } from './state.ts';
import { useStore } from './store.ts';

const DEBOUNCE = 500;
/** Longer links are files; the address stays as it was. */
const LONGEST = 32_000;

let own = '';

const write = async (): Promise<void> => {
  const { title, play, presenting } = useStore.getState();
  if (play.playing || play.busy) return;
  const { lesson } = useStore.getState();
  const shared = lesson
    ? await lessonLink()
    : await share({ atStep: true, view: true, notes: true, ...(title !== null && { title }) });
  if (!shared || shared.length > LONGEST) return;
  own = `#${shared.fragment}${presenting ? PRESENTING : ''}`;
  history.replaceState(history.state, '', own);
};

/** What the address depends on. */
const parts = ({
  touched,
  run,
  selection,
  preferences,
  play,
  title,
  study,
  pins,
  changes,
  presenting,
  lesson,
}: AppState) =>
  touched
    ? [
        run.run,
        selection,
        preferences.layout,
        preferences.detail,
        play.playing,
        play.busy,
        title,
        study,
        pins,
        changes,
        presenting,
        lesson?.page,
        lesson?.text,
      ]
    : [];

/** Keeps the link of what is shown in the address, once the person did something, and opens links put there. */
export const keepAddress = (): void => {
  let timer = 0;
  useStore.subscribe((state, before) => {
    const now = parts(state);
    const old = parts(before);
    if (now.length === old.length && now.every((part, k) => part === old[k])) return;
    clearTimeout(timer);
    timer = window.setTimeout(() => void write(), DEBOUNCE);
  });
  addEventListener('hashchange', () => {
    if (location.hash === own || location.hash.length < 2) return;
    own = location.hash;
    // Before anything else: what the page keeps writes the name of its run into the state of the new address.
    void openFirst(location.hash);
    useStore.setState({ touched: false, presenting: readPresenting(own) });
  });
};
