import type { KeptRun } from '../../engine/protocol/messages.ts';
import type { RunView } from '../../engine/view/parts/run.ts';
import { ownEdits } from '../edits/own-edits.ts';
import { ask, unlessCrashed } from '../store/engine.ts';
import type { OpenLesson } from '../store/lesson-slice.ts';
import { writeName } from '../store/name-in-tab.ts';
import type { AppState } from '../store/state.ts';
import { useStore } from '../store/store.ts';
import { beyond } from './bounds.ts';
import { put, readContent, readEntries, remove, StorageTrouble } from './database.ts';
import type { Entry } from './entry.ts';
import { changed, listenToOthers, noteTrouble, refresh, useHistory } from './history-store.ts';
import { heldNow, hold } from './holding.ts';
import { forgetLesson, lessonIn, writeLesson } from './lesson-in-tab.ts';
import { pictureOf } from './picture.ts';
import { forgetWhere, writeWhere } from './tab.ts';

/** Milliseconds from a change until it is written; what follows in between is written with it. */
const PAUSE = 400;

/** Names need not be secret, only different from each other; not every page may ask for a UUID. */
const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))].map(byte => byte.toString(16).padStart(2, '0')).join('');

/** What of a run is in its content: it is asked for again only when this changed. */
const signatureOf = (run: RunView): string =>
  JSON.stringify([
    run.dialect.id,
    run.switches.map(({ chosen }) => chosen),
    run.branches.map(({ forkAt, end }) => [forkAt, end]),
    run.bookmarks,
  ]);

let written = { id: '', signature: '', worked: false };

const hasWork = ({ branches, scenario }: KeptRun, { touched, run }: AppState): boolean => {
  const own = Array.isArray(scenario.interventions) ? scenario.interventions.length : 0;
  const done = branches.length > 1 || (branches[0]?.moves.length ?? 0) > own;
  return done || (touched && (run.run?.bookmarks.length ?? 0) > 0);
};

const summaryOf = (id: string, state: AppState, run: RunView, worked: boolean): Omit<Entry, 'pinned' | 'size'> => ({
  id,
  when: Date.now(),
  title: state.title ?? run.title,
  named: state.title !== null,
  dialect: run.dialect.title,
  source: state.source,
  step: run.step,
  end: run.end,
  branch: run.branches.find(each => each.id === run.branch)?.letter ?? '',
  branchId: run.branch,
  branches: run.branches.length,
  digest: run.digest,
  sentence: state.run.moment?.sentence ?? run.summary,
  ...pictureOf(run),
  worked,
});

/** The scenario that a content is of, to be compared. */
const scenarioIn = (text: string | null): string => {
  try {
    return JSON.stringify((JSON.parse(text ?? '') as Partial<KeptRun>).scenario);
  } catch {
    return '';
  }
};

/** Runs of the same scenario that nobody did anything to: one is enough, if it went as far. */
const sameUntouched = async (
  own: string,
  text: string,
  isOpen: (id: string) => boolean,
): Promise<readonly string[]> => {
  const { entries } = await readEntries();
  const mine = entries.find(({ id }) => id === own);
  const alike = entries.filter(
    ({ id, title, dialect, worked, pinned, end }) =>
      id !== own &&
      !worked &&
      !pinned &&
      !isOpen(id) &&
      title === mine?.title &&
      dialect === mine.dialect &&
      end <= mine.end,
  );
  const wanted = scenarioIn(text);
  const texts = await Promise.all(alike.map(({ id }) => readContent(id)));
  return alike.filter((_, k) => scenarioIn(texts[k] ?? null) === wanted).map(({ id }) => id);
};

/** Writes, with the oldest entries removed where there is no room. */
const putWithRoom = async (entry: Parameters<typeof put>[0], text: string | null): Promise<void> => {
  const isOpen = await heldNow();
  try {
    await put(entry, text);
  } catch (error) {
    if (!(error instanceof StorageTrouble) || error.trouble !== 'full') throw error;
    const { entries } = await readEntries();
    const most = { entries: Math.floor(entries.length / 2), size: Number.POSITIVE_INFINITY };
    await remove(beyond(entries, isOpen, most));
    await put(entry, text);
  }
  if (text !== null && !entry.worked) await remove(await sameUntouched(entry.id, text, isOpen));
  await remove(beyond((await readEntries()).entries, isOpen));
};

/** Whether somebody has deleted an entry, and not taken it back. */
const isRemoved = (id: string | null): boolean => useHistory.getState().removed.some(({ entry }) => entry.id === id);

/** Writes the run that is shown. False: it changed meanwhile, or is not at rest. */
const write = async (): Promise<boolean> => {
  const before = useStore.getState();
  const { removed } = useHistory.getState();
  const { keptAs, lesson } = before;
  if (lesson && !worksIn(lesson, before)) return true;
  if (keptAs === null || !before.run.run || useHistory.getState().off) return true;
  if (before.play.busy || before.play.playing) return false;
  // A copy of a tab has the run of the other one: it goes on under a name of its own.
  if (!(await hold(keptAs))) {
    useStore.setState({ keptAs: newId() });
    return false;
  }
  const signature = signatureOf(before.run.run);
  let text: string | null = null;
  let { worked } = written;
  const known = useHistory.getState().entries?.some(({ id }) => id === keptAs);
  if (!known || written.id !== keptAs || written.signature !== signature) {
    const answer = await unlessCrashed(ask({ type: 'keep' }), null);
    if (answer?.type !== 'kept') return true;
    text = JSON.stringify(answer.kept);
    worked = hasWork(answer.kept, before);
    const { run } = useStore.getState().run;
    // The engine may be at another scenario already, or the page behind it.
    if (answer.kept.digest !== run?.digest || answer.kept.scenario.title !== run.title) return false;
  }
  const now = useStore.getState();
  if (now.keptAs !== keptAs || !now.run.run || signatureOf(now.run.run) !== signature) return false;
  if (useHistory.getState().removed !== removed && isRemoved(keptAs)) return true;
  await putWithRoom(summaryOf(keptAs, now, now.run.run, worked), text);
  written = { id: keptAs, signature, worked };
  await changed();
  return true;
};

let timer = 0;
let writing: Promise<unknown> = Promise.resolve();

const schedule = (): void => {
  if (timer !== 0) return;
  timer = window.setTimeout(() => {
    timer = 0;
    writing = writing
      .then(write)
      .catch(noteTrouble)
      .then(done => {
        const { busy, playing } = useStore.getState().play;
        if (done === false && !busy && !playing) schedule();
      });
  }, PAUSE);
};

const parts = (state: AppState) => {
  const { run, selection, preferences, pane, study, pins, changes, title, touched, keptAs, play } = state;
  const { lesson, presenting, coming } = state;
  return [
    run.run,
    selection,
    preferences,
    pane,
    study,
    pins,
    changes,
    title,
    touched,
    keptAs,
    play,
    lesson?.scene,
    lesson?.text,
    presenting,
    coming,
  ] as const;
};

/** Whether a learner works in the run that is shown: in a task, where its page did not leave it. */
const worksIn = ({ view, page: nth, until }: OpenLesson, { run, keptAs }: AppState): boolean => {
  const page = view.pages[nth];
  if (!page?.task || until !== null) return false;
  return run.run?.step !== page.step || ownEdits() || lessonIn(keptAs)?.works === true;
};

const look = (state: AppState): void => {
  if (!state.run.run || state.coming || useHistory.getState().off) return;
  const { lesson, keptAs, presenting } = state;
  // A page that is being opened changes nothing.
  if (lesson && !lesson.scene) return;
  const works = !lesson || worksIn(lesson, state);
  // A course is in the address, page by page; somebody's own lesson may be too long for one.
  if (!works && lesson?.file !== null) {
    forgetLesson();
    return writeName(null);
  }
  if (keptAs === null) return useStore.setState({ keptAs: newId() });
  if (!lesson) forgetLesson();
  else if (!writeLesson(keptAs, lesson, { works, presenting })) return writeName(null);
  writeName(keptAs);
  if (!works) return;
  writeWhere(keptAs, state);
  schedule();
};

/** Keeps what is shown in this browser, from now on. */
export const startKeeping = (): void => {
  listenToOthers();
  useStore.subscribe((state, before) => {
    const old = parts(before);
    if (parts(state).some((part, k) => part !== old[k])) look(state);
  });
  useHistory.subscribe((state, before) => {
    // Whoever deletes the run that is shown does not want what was still to be written of it; what is done next is kept.
    if (state.removed !== before.removed && isRemoved(useStore.getState().keptAs)) {
      clearTimeout(timer);
      timer = 0;
    }
    if (state.off === before.off) return;
    if (state.off) forgetTab();
    else look(useStore.getState());
  });
  look(useStore.getState());
  void refresh();
};

/** Nothing of the run is left in this tab either. */
const forgetTab = (): void => {
  writeName(null);
  forgetWhere();
  forgetLesson();
  written = { id: '', signature: '', worked: false };
  useStore.setState({ keptAs: null });
};
