import type { Question, Studies, StudyAnswer, StudyAsk, StudyKind } from '../../engine/protocol/messages.ts';
import type { Json } from '../draft/json.ts';
import { keepDraft, newestDraft, ownDraft } from '../draft/keep.ts';
import { pretty } from '../draft/pretty.ts';
import { type Course, fetchCourse } from '../lesson/courses.ts';
import { ask } from '../store/engine.ts';
import { counting } from '../store/newest.ts';
import { fetchScenario, loadLibrary } from '../store/opening.ts';
import { useStore } from '../store/store.ts';
import { authoring as text } from '../text/authoring.ts';
import { speech } from '../text/catalogue.ts';
import { draft } from './lesson-draft.ts';
import { freeName } from './pages.ts';

/** What a lesson can start from. */
export type Start = 'blank' | 'run' | Pick<Course, 'file' | 'title'>;

const found = async <K extends StudyKind>(question: Question<K>): Promise<Studies[K]['found'] | null> => {
  const answer = await ask({ type: 'study', ask: question as StudyAsk });
  return answer.type === 'studied' ? (answer.answer as StudyAnswer<K>).found : null;
};

const blank = async (): Promise<Json> => ((await found({ kind: 'draft-lesson-frame' }))?.blank ?? {}) as Json;

/** The scenario of the library that the shown one could be, as it is there. */
const shownOfLibrary = async (): Promise<Readonly<Record<string, unknown>>> => {
  const { source, run } = useStore.getState();
  const library = await loadLibrary().catch(() => []);
  const entry = library.find(({ file }) => file === source) ?? library.find(({ title }) => title === run.run?.title);
  return entry ? { [entry.file.replace(/\.json$/, '')]: await fetchScenario(entry) } : {};
};

/** A scenario that the shown run can be had from: the name of one of the library, or the run written down. */
export const shownRun = async (scenarios: Readonly<Record<string, unknown>> = {}) => {
  const library = await shownOfLibrary();
  const own = await found({ kind: 'draft-shown', scenarios });
  if (!own || own.name !== null) return own && { ...own, scenario: null };
  const listed = await found({ kind: 'draft-shown', scenarios: library });
  const scenario: Json = listed?.name ?? (own.file === null ? null : (JSON.parse(own.file) as Json));
  return { ...own, scenario };
};

/** A lesson about the run that is shown, whose first page is its moment. */
const aboutRun = async (): Promise<Json> => {
  const shown = await shownRun();
  if (!shown?.scenario) return blank();
  const name = freeName(null, typeof shown.scenario === 'string' ? shown.scenario : shown.title);
  return {
    format: 1,
    title: shown.title,
    audience: '',
    minutes: 10,
    language: speech.language,
    scenarios: { [name]: shown.scenario },
    pages: [{ title: text.firstPage, scenario: name, step: shown.step, text: '' }],
  };
};

const starting = counting();

/** Another lesson takes the place of the draft, which can be had back. */
export const startFrom = async (start: Start): Promise<void> => {
  const isNewest = starting();
  await begun;
  if (typeof start === 'string') {
    const value = start === 'blank' ? await blank() : await aboutRun();
    if (!isNewest()) return;
    return draft.replaceText(pretty(value), text.started(text.startedNames[start]));
  }
  const content = await fetchCourse(start.file);
  if (!isNewest()) return;
  if (typeof content === 'string') draft.replaceText(content, text.started(text.quoted(start.title)));
  else draft.say(content.why);
};

/** A reload loses nothing; a new tab begins with the run that is shown, and offers what was being written before. */
const begin = async (): Promise<void> => {
  const own = ownDraft(draft.name);
  const newest = newestDraft(draft.name);
  const begins = own ?? pretty(await aboutRun());
  draft.beginWith(begins, newest === null || newest === begins ? null : newest);
  keepDraft(draft);
};

/** What was being written in this tab, or a lesson about the run that is shown. */
export const begun: Promise<void> = draft.store.getState().text === '' ? begin() : Promise.resolve();
