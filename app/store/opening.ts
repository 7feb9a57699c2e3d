import type { Answer, Ask } from '../engine/client.ts';
import { finishClock } from '../motion/clock.ts';
import { opening as text } from '../text/opening.ts';
import { edited } from './editing.ts';
import { ask, show, unlessCrashed } from './engine.ts';
import { lookAhead } from './look-ahead.ts';
import { leaveLesson, openLessonLink } from './open-lesson.ts';
import { runTo, stop } from './playing.ts';
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

type Load = Extract<Ask, { readonly type: 'load' | 'load-link' }>;

/** What a link says about where to look. */
const look = (answer: Extract<Answer, { readonly type: 'view' }>): void => {
  const { prefer } = useStore.getState();
  const { selection, detail } = readSelection(answer.view?.selection ?? '');
  const functions = answer.parts.run?.functions ?? [];
  const device = functions.find(each => each === selection.device) ?? functions[0] ?? 'pf0';
  useStore.setState({
    selection: { ...nothingSelected, ...selection, device },
    study: readStudy(answer.view?.study ?? ''),
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

/** Shows another scenario; when it cannot be used, the one before stays as it is. */
const open = (request: Load, source: string | null): Promise<boolean> =>
  edited({ kind: 'opened' }, () => openNow(request, source));

const openNow = async (request: Load, source: string | null): Promise<boolean> => {
  stop();
  finishClock();
  const answer = await ask(request);
  if (answer.type !== 'view') return show(answer);
  (await lookAhead(answer)).forEach((each, index) => {
    show(each, index === 0);
  });
  leaveLesson();
  useStore.setState({ failure: null, source, title: null, proof: null, keptAs: null });
  look(answer);
  if (request.type === 'load-link' && /[#&]st=[^&]/.test(request.link) && !useStore.getState().study) {
    reject(text.study, text.noStudy);
  }
  const { pins, changes } = useStore.getState();
  await watchAgain({ ...watchFor(useStore.getState()), since: changes.since, only: changes.only });
  if (pins.length > 0) await (await import('./pinning.ts')).sendPins();
  // The engine opens as far as it goes at once; the rest is a run that can be stopped.
  const step = request.type === 'load' ? request.step : answer.view?.step;
  if (step !== undefined && step > (answer.parts.run?.step ?? 0)) await runTo(step);
  const digests = answer.view?.digests;
  if (digests) void import('../proof/prove.ts').then(({ prove }) => prove(digests));
  return true;
};

const openData = (scenario: unknown, step = 0): Promise<boolean> => {
  useStore.setState({ touched: true });
  return unlessCrashed(open({ type: 'load', scenario, step }, null), false);
};

/** A scenario as data, such as a file holds it. */
export const openScenario = (scenario: unknown, step = 0): Promise<boolean> => {
  useStore.setState({ overlay: null });
  return openData(scenario, step);
};

/** A link, whole or only what follows the `#`. */
const openLink = (link: string): Promise<boolean> => unlessCrashed(open({ type: 'load-link', link }, null), false);

const reject = (what: string, message: string): boolean => {
  useStore.setState({ failure: { kind: 'rejected', what, errors: [{ path: '', message }] } });
  return false;
};

export const openFile = async (file: File): Promise<boolean> => {
  // Only now: a file takes its time, and whoever opens a dialog meanwhile keeps it.
  useStore.setState({ overlay: null });
  return (await import('./opening-file.ts')).openFile(file, { openData, reject });
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

const openEntry = async (entry: LibraryEntry, step = 0): Promise<boolean> => {
  let scenario: unknown;
  try {
    scenario = await fetchScenario(entry);
  } catch (error) {
    return reject(entry.title, text.unfetched(error));
  }
  return unlessCrashed(open({ type: 'load', scenario, step }, entry.file), false);
};

export const openFromLibrary = (entry: LibraryEntry): Promise<boolean> => {
  useStore.setState({ touched: true, overlay: null });
  return openEntry(entry);
};

/**
 * What a visitor sees: the run that this tab showed, where its history names one; the link, or else the first scenario
 * of the library.
 */
export const openFirst = async (hash: string): Promise<void> => {
  const { kept } = (history.state ?? {}) as { readonly kept?: unknown };
  if (typeof kept === 'string' && (await (await import('../keeping/return.ts')).returnTo(kept))) return;
  const { failure } = useStore.getState();
  if ((await openAddress(withoutPresenting(hash))) && failure) useStore.setState({ failure });
};

const openAddress = async (hash: string): Promise<boolean> => {
  if (/^#la?=/.test(hash)) return openLessonLink(hash);
  if (hash.startsWith('#f=')) {
    return (await import('./opening-named.ts')).openNamed(hash, { loadLibrary, openEntry });
  }
  if (hash.length > 1) {
    void loadLibrary().catch(() => {});
    return openLink(hash);
  }
  try {
    const [first] = await loadLibrary();
    return first ? await openEntry(first) : reject(text.library, text.empty);
  } catch (error) {
    return reject(text.library, text.unfetched(error));
  }
};
