import { details, layouts, type Preferences } from '../store/preferences-slice.ts';
import type { Selection } from '../store/selection-slice.ts';
import { nothingSelected } from '../store/selection-slice.ts';
import { readSelection, writeSelection } from '../store/selection-text.ts';
import { type Pane, panes } from '../store/shell-slice.ts';
import type { AppState } from '../store/state.ts';
import { readStudy, writeStudy } from '../store/study-text.ts';
import { readChanges, readPins, writeChanges, writePins } from '../store/watch-text.ts';

/** Where this tab was: lost with the tab, and untouched by others. */
export interface Where {
  /** The entry that it belongs to. */
  readonly id: string;
  readonly step: number;
  readonly branch: number;
  readonly layout: Preferences['layout'];
  readonly detail: Preferences['detail'];
  readonly pane: Pane;
  readonly selection: Selection;
  readonly study: AppState['study'];
  readonly pins: AppState['pins'];
  readonly changes: AppState['changes'];
  readonly title: string | null;
  readonly source: string | null;
  readonly touched: boolean;
}

const KEY = 'ringside.where';

/** Written at once and at every change: the database may be late. */
export const writeWhere = (id: string, state: AppState): void => {
  const { run, preferences, pane, selection, study, pins, changes, title, source, touched } = state;
  const where = {
    id,
    step: run.run?.step ?? 0,
    branch: run.run?.branch ?? 0,
    layout: preferences.layout,
    detail: preferences.detail,
    pane,
    selection: writeSelection(selection, preferences.detail),
    bytes: selection.bytes,
    row: selection.step,
    study: study && writeStudy(study),
    watches: writePins(pins),
    changes: writeChanges(changes),
    title,
    source,
    touched,
  };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(where));
  } catch {
    // Then the tab returns to where the entry was written last.
  }
};

export const forgetWhere = (): void => {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was written there.
  }
};

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const short = (value: unknown): string | null => (typeof value === 'string' && value.length <= 200 ? value : null);

/** Bytes of guest memory, as a selection holds them. */
const readBytes = (value: unknown): Selection['bytes'] => {
  const { at, size } = (value ?? {}) as { readonly at?: unknown; readonly size?: unknown };
  const good = typeof at === 'string' && /^0x[0-9a-f]{1,16}$/.test(at) && isCount(size) && size > 0 && size <= 65_536;
  return good ? { at, size } : null;
};

const oneOf = <T extends string>(allowed: readonly T[], value: unknown): T | undefined =>
  allowed.find(each => each === value);

/** Where this tab was with an entry; null: nobody knows, or what stands there is no such thing. */
export const readWhere = (id: string): Where | null => {
  try {
    const found = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Readonly<Record<string, unknown>> | null;
    if (found?.id !== id || !isCount(found.step) || !isCount(found.branch)) return null;
    const { selection } = readSelection(typeof found.selection === 'string' ? found.selection : '');
    return {
      id,
      step: found.step,
      branch: found.branch,
      layout: oneOf(layouts, found.layout) ?? 'review',
      detail: oneOf(details, found.detail) ?? 'command',
      pane: oneOf(panes, found.pane) ?? 'picture',
      selection: {
        ...nothingSelected,
        ...selection,
        bytes: readBytes(found.bytes),
        step: isCount(found.row) ? found.row : null,
      },
      study: typeof found.study === 'string' ? readStudy(found.study) : null,
      pins: typeof found.watches === 'string' ? readPins(found.watches) : [],
      changes: readChanges(typeof found.changes === 'string' ? found.changes : ''),
      title: short(found.title),
      source: short(found.source),
      touched: found.touched === true,
    };
  } catch {
    return null;
  }
};

const RETURNING = 'ringside.returning';

/** A restoring that was cut short may have been somebody's haste; the second one was the run. */
const MOST_TRIES = 2;

const triesOf = (id: string): number => {
  try {
    const [of, tries] = (sessionStorage.getItem(RETURNING) ?? '').split(' ');
    return of === id ? Math.max(1, Number(tries) || 1) : 0;
  } catch {
    return 0;
  }
};

/** Whether restoring a run never came to its end, as often as is tried. */
export const failedToReturn = (id: string): boolean => triesOf(id) >= MOST_TRIES;

/** Notes that a run is about to be restored; null: that came to an end. */
export const setReturning = (id: string | null): void => {
  try {
    if (id === null) sessionStorage.removeItem(RETURNING);
    else sessionStorage.setItem(RETURNING, `${id} ${triesOf(id) + 1}`);
  } catch {
    // Then a restoring that stops the engine is tried once more.
  }
};
