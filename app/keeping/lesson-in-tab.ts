import type { OpenLesson } from '../store/lesson-slice.ts';

/** The lesson that this tab shows: lost with the tab, and untouched by others. */
export interface KeptLesson {
  /** Name of the run in which the learner works, or under which nothing else is kept. */
  readonly id: string;
  /** The learner works in the run of that name; otherwise the page begins anew. */
  readonly works: boolean;
  /** File of the bundled course; null: somebody's own, which `text` is. */
  readonly file: string | null;
  readonly text: string;
  readonly page: number;
  readonly presenting: boolean;
}

const KEY = 'ringside.lesson';

const read = (): KeptLesson | null => {
  try {
    const found = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Readonly<Record<string, unknown>> | null;
    const { id, works, file, text, page, presenting } = found ?? {};
    const good =
      typeof id === 'string' &&
      (file === null || (typeof file === 'string' && /^[a-z0-9-]{1,80}\.json$/.test(file))) &&
      typeof text === 'string' &&
      typeof page === 'number' &&
      Number.isInteger(page) &&
      page >= 0;
    return good ? { id, works: works === true, file, text, page, presenting: presenting === true } : null;
  } catch {
    return null;
  }
};

let kept = read();

/** What this tab has written about the lesson under a name; null: nothing. */
export const lessonIn = (id: string | null): KeptLesson | null => (kept?.id === id ? kept : null);

export const forgetLesson = (): void => {
  if (!kept) return;
  kept = null;
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was written there.
  }
};

/** Written at once, where anything of it is another. False: there is no room for it. */
export const writeLesson = (
  id: string,
  { file, text: own, page }: Pick<OpenLesson, 'file' | 'text' | 'page'>,
  { works, presenting }: Pick<KeptLesson, 'works' | 'presenting'>,
): boolean => {
  // A course has a file of its own.
  const text = file === null ? own : '';
  const same = lessonIn(id);
  if (same?.text === text && same.file === file && same.page === page && same.works === works) {
    if (same.presenting === presenting) return true;
  }
  try {
    const next = { id, works, file, text, page, presenting };
    sessionStorage.setItem(KEY, JSON.stringify(next));
    kept = next;
    return true;
  } catch {
    forgetLesson();
    return false;
  }
};
