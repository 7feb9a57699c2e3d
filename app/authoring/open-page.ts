import { useMemo } from 'react';
import type { Path } from '../draft/json.ts';
import { actions, useApp } from '../store/app-state.ts';
import { draft } from './lesson-draft.ts';

/** What of the lesson is shown; a link holds it. */
export type Opened =
  | { readonly part: 'lesson' | 'json' }
  | { readonly part: 'page'; readonly page: number; readonly goal: number | null; readonly doing: number | null };

const numberIn = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : null;

export const useOpened = (): Opened => {
  const args = useApp(state => state.study?.args);
  return useMemo(() => {
    const { part, page, goal, doing } = args ?? {};
    if (part === 'json' || part === 'lesson') return { part };
    return { part: 'page', page: numberIn(page) ?? 0, goal: numberIn(goal), doing: numberIn(doing) };
  }, [args]);
};

export const openPart = (part: 'lesson' | 'json'): void =>
  actions.setStudy({ part, page: undefined, goal: undefined, doing: undefined });

export const openPage = (page: number, goal: number | null = null, doing: number | null = null): void =>
  actions.setStudy({
    part: undefined,
    page: String(page),
    goal: goal === null ? undefined : String(goal),
    doing: doing === null ? undefined : String(doing),
  });

export const openGoal = (goal: number | null): void =>
  actions.setStudy({ goal: goal === null ? undefined : String(goal) });

export const openDoing = (doing: number | null): void =>
  actions.setStudy({ doing: doing === null ? undefined : String(doing) });

const indexAt = (path: Path, list: string): number | null => {
  const index = path[2] === 'task' && path[3] === list ? path[4] : null;
  return typeof index === 'number' ? index : null;
};

/** Shows the part in which a place is. */
export const lead = (path: Path, now: Opened): void => {
  const [part, page] = path;
  if (part !== 'pages') return openPart('lesson');
  if (typeof page !== 'number') return;
  const [goal, doing] = [indexAt(path, 'goal'), indexAt(path, 'solution')];
  const here = now.part === 'page' && now.page === page;
  if (here && (goal ?? now.goal) === now.goal && (doing ?? now.doing) === now.doing) return;
  openPage(page, goal ?? (here ? now.goal : null), doing ?? (here ? now.doing : null));
};

/** To a place in the form and in the JSON; the focus goes to the form. */
export const goTo = (path: Path, now: Opened): void => {
  lead(path, now);
  draft.wishFor({ place: path, form: true, json: true, focus: 'form' });
};
