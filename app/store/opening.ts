import type { Answer, Ask } from '../engine/client.ts';
import { finishClock } from '../motion/clock.ts';
import { opening as text } from '../text/opening.ts';
import { edited } from './editing.ts';
import { ask, show } from './engine.ts';
import { lookAhead } from './look-ahead.ts';
import { nameInTab } from './name-in-tab.ts';
import { leaveLesson, openLessonLink } from './open-lesson.ts';
import { enqueue, runOn, stop } from './playing.ts';
import { layouts } from './preferences-slice.ts';
import { withoutPresenting } from './presenting.ts';
import { watchFor } from './selecting.ts';
import { nothingSelected } from './selection-slice.ts';
import { readSelection } from './selection-text.ts';
import type { LibraryEntry } from './shell-slice.ts';
import { useStore } from './store.ts';
import { readStudy } from './study-text.ts';
import { readChanges, readPins } from './watch-text.ts';
import { watchAgain } from './watching.ts';
import { studyAfter, type Wish, wish } from './wish.ts';

type Load = Extract<Ask, { readonly type: 'load' | 'load-link' }>;

/** What a link says about where to look. */
const look = (answer: Extract<Answer, { readonly type: 'view' }>, wanted: Wish): void => {
  const { prefer } = useStore.getState();
  const { selection, detail } = readSelection(answer.view?.selection ?? '');
  const functions = answer.parts.run?.functions ?? [];
  const device = functions.find(each => each === selection.device) ?? functions[0] ?? 'pf0';
  useStore.setState({
    selection: { ...nothingSelected, ...selection, device },
    study: studyAfter(wanted, readStudy(answer.view?.study ?? '')),
    // Whoever opens another scenario watches on; a link shows what its sender saw.
    ...(answer.view && { pins: readPins(answer.view.watches ?? '') }),
    changes: readChanges(answer.view?.changes ?? ''),
  });
  const layout = layouts.find(each => each === answer.view?.layout);
  if (layout) prefer({ layout });
  // On a narrow page it is a pane of its own.
  if (layout === 'sequence') useStore.setState({ pane: layout });
  if (detail) {
    prefer({ detail });
    // On a narrow page it is a pane of its own.
    useStore.setState({ pane: 'detail' });
  }
};

/** Shows another scenario, if it still is what is wanted; when it cannot be used, the one before stays as it is. */
const open = async (request: Load, source: string | null, wanted: Wish): Promise<boolean> => {
  if (!wanted.isNewest()) return false;
  stop();
  return enqueue(
    async () => wanted.isNewest() && edited({ kind: 'opened' }, () => openNow(request, source, wanted)),
    false,
  );
};

const openNow = async (request: Load, source: string | null, wanted: Wish): Promise<boolean> => {
  finishClock();
  const answer = await ask(request);
  if (answer.type !== 'view') return show(answer);
  (await lookAhead(answer)).forEach((each, index) => {
    show(each, index === 0);
  });
  leaveLesson();
  useStore.setState({ failure: null, source, title: null, proof: null, keptAs: null });
  look(answer, wanted);
  if (request.type === 'load-link' && /[#&]st=[^&]/.test(request.link) && !useStore.getState().study) {
    reject(text.study, text.noStudy);
  }
  const { pins, changes, run } = useStore.getState();
  await watchAgain({ ...watchFor(useStore.getState()), since: changes.since, only: changes.only });
  if (pins.length > 0) await (await import('./pinning.ts')).sendPins();
  // The engine opens as far as it goes at once; the rest is a run that can be stopped.
  const step = request.type === 'load' ? request.step : answer.view?.step;
  if (step !== undefined && step > (answer.parts.run?.step ?? 0)) await runOn(step);
  const digests = answer.view?.digests;
  const { catalog } = run;
  if (digests) void import('../proof/prove.ts').then(({ prove }) => prove(digests, catalog));
  return true;
};

const openData = (scenario: unknown, wanted: Wish, step = 0): Promise<boolean> => {
  useStore.setState({ touched: true });
  return open({ type: 'load', scenario, step }, null, wanted);
};

/** A scenario as data, such as a file holds it. */
export const openScenario = (scenario: unknown, step = 0): Promise<boolean> => {
  useStore.setState({ overlay: null });
  return openData(scenario, wish(), step);
};

const reject = (what: string, message: string): boolean => {
  useStore.setState({ failure: { kind: 'rejected', what, errors: [{ path: '', message }] } });
  return false;
};

export const openFile = async (file: File): Promise<boolean> => {
  // Only now: a file takes its time, and whoever opens a dialog meanwhile keeps it.
  useStore.setState({ overlay: null });
  const wanted = wish();
  return (await import('./opening-file.ts')).openFile(file, { openData, reject, wanted });
};

// ---------------------------------------------------------------- library

const fetched = async (path: string): Promise<unknown> => {
  const response = await fetch(`scenarios/${path}`);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response.json();
};

export const loadLibrary = async (): Promise<readonly LibraryEntry[]> => {
  const { library } = useStore.getState();
  if (library) return library;
  const entries = (await fetched('index.json')) as readonly LibraryEntry[];
  useStore.setState({ library: entries });
  return entries;
};

/** A file of the library, as it is. */
export const fetchScenario = ({ file }: Pick<LibraryEntry, 'file'>): Promise<unknown> => fetched(file);

const openEntry = async (entry: LibraryEntry, wanted: Wish, step = 0): Promise<boolean> => {
  let scenario: unknown;
  try {
    scenario = await fetchScenario(entry);
  } catch (error) {
    return wanted.isNewest() && reject(entry.title, text.unfetched(error));
  }
  return open({ type: 'load', scenario, step }, entry.file, wanted);
};

export const openFromLibrary = (entry: LibraryEntry): Promise<boolean> => {
  useStore.setState({ touched: true, overlay: null });
  return openEntry(entry, wish());
};

/**
 * What a visitor sees: the run that this tab showed, where its history names one; the link, or else the first scenario
 * of the library.
 */
export const openFirst = async (hash: string): Promise<void> => {
  const coming = wish();
  useStore.setState({ coming });
  try {
    await openAt(withoutPresenting(hash), coming);
  } finally {
    if (useStore.getState().coming === coming) useStore.setState({ coming: null });
  }
};

const openAt = async (hash: string, wanted: Wish): Promise<void> => {
  const kept = nameInTab();
  if (kept !== null && (await (await import('../keeping/return.ts')).returnTo(kept, wanted))) return;
  const { failure } = useStore.getState();
  if ((await openAddress(hash, wanted)) && failure) useStore.setState({ failure });
};

const openAddress = async (hash: string, wanted: Wish): Promise<boolean> => {
  if (/^#la?=/.test(hash)) return openLessonLink(hash, wanted);
  if (hash.startsWith('#f=')) {
    return (await import('./opening-named.ts')).openNamed(
      hash,
      (entry, step) => openEntry(entry, wanted, step),
      loadLibrary,
    );
  }
  if (hash.length > 1) {
    void loadLibrary().catch(() => {});
    return open({ type: 'load-link', link: hash }, null, wanted);
  }
  try {
    const [first] = await loadLibrary();
    return first ? await openEntry(first, wanted) : reject(text.library, text.empty);
  } catch (error) {
    return reject(text.library, text.unfetched(error));
  }
};
