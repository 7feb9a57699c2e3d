import type { Question, Studies, StudyAnswer, StudyAsk, StudyKind } from '../../engine/protocol/messages.ts';
import type { Json } from '../draft/json.ts';
import { keepDraft, newestDraft, ownDraft } from '../draft/keep.ts';
import { pretty } from '../draft/pretty.ts';
import { ask } from '../store/engine.ts';
import { counting } from '../store/newest.ts';
import { fetchScenario } from '../store/opening.ts';
import { share } from '../store/sharing.ts';
import type { LibraryEntry } from '../store/shell-slice.ts';
import { editor as text } from '../text/editor.ts';
import { draft } from './draft.ts';

/** What a draft can start from. */
export type Start = 'blank' | 'run' | LibraryEntry;

const found = async <K extends StudyKind>(question: Question<K>): Promise<Studies[K]['found'] | null> => {
  const answer = await ask({ type: 'study', ask: question as StudyAsk });
  return answer.type === 'studied' ? (answer.answer as StudyAnswer<K>).found : null;
};

const blank = async (): Promise<Json> => ((await found({ kind: 'draft-frame' }))?.blank ?? {}) as Json;

/** The shown branch as a scenario; a new one where the engine has none. */
const shown = async (): Promise<Json> => {
  const shared = await share({ atStep: false, view: false, notes: true });
  return shared ? (JSON.parse(shared.file) as Json) : blank();
};

const starting = counting();

/** Another scenario takes the place of the draft, which can be had back. */
export const startFrom = async (start: Start): Promise<void> => {
  const isNewest = starting();
  await begun;
  const value =
    start === 'blank' ? await blank() : start === 'run' ? await shown() : ((await fetchScenario(start)) as Json);
  if (!isNewest()) return;
  draft.replaceText(
    pretty(value),
    text.started(typeof start === 'string' ? text.startedNames[start] : `“${start.title}”`),
  );
};

/** A reload loses nothing; a new tab shows what it was opened with, and offers what was being written before. */
const begin = async (): Promise<void> => {
  const own = ownDraft(draft.name);
  const newest = newestDraft(draft.name);
  const begins = own ?? pretty(await shown());
  draft.beginWith(begins, newest === null || newest === begins ? null : newest);
  keepDraft(draft);
};

/** What was being written in this tab, or the run that is shown. */
export const begun: Promise<void> = draft.store.getState().text === '' ? begin() : Promise.resolve();
