import { writeAddress } from '../store/address.ts';
import { lessonLink } from '../store/open-lesson.ts';
import { PRESENTING } from '../store/presenting.ts';
import { share } from '../store/sharing.ts';
import type { AppState } from '../store/state.ts';
import { useStore } from '../store/store.ts';

const DEBOUNCE = 500;
/** Longer links are files; the address stays as it was. */
const LONGEST = 32_000;

const write = async (): Promise<void> => {
  const { title, play, presenting, lesson, touched, coming } = useStore.getState();
  if (!touched || coming || play.playing || play.busy) return;
  const shared = lesson
    ? await lessonLink()
    : await share({ atStep: true, view: true, notes: true, ...(title !== null && { title }) });
  // Somebody may have gone to another address meanwhile.
  if (!shared || shared.length > LONGEST || useStore.getState().coming) return;
  writeAddress(`#${shared.fragment}${presenting ? PRESENTING : ''}`);
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

/** Keeps the link of what is shown in the address, once the person did something. */
export const keepAddress = (): void => {
  let timer = 0;
  const writeSoon = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void write(), DEBOUNCE);
  };
  if (useStore.getState().touched) writeSoon();
  useStore.subscribe((state, before) => {
    const now = parts(state);
    const old = parts(before);
    if (now.length !== old.length || now.some((part, k) => part !== old[k])) writeSoon();
  });
};
