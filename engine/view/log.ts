import type { Dialect } from '../dialect/dialect.ts';
import type { StepRecord, Timeline } from '../run/timeline-types.ts';
import type { DeviceId } from '../world/ids.ts';
import { sideOf } from '../world/ids.ts';
import { functionAt } from '../world/topology.ts';
import { addDifferences } from './members.ts';
import type { LogRow, LogView } from './parts/log.ts';
import { sentenceOf } from './sentence.ts';
import { english, type Say } from './words/say.ts';

/** Functions whose registers or private state the step changed, by their place. */
const changedDevices = ({ before, after }: StepRecord): DeviceId[] => {
  const places = new Set<number>();
  addDifferences(after.devices, before.devices, places);
  return [...places].sort((a, b) => a - b).map(place => functionAt(after.topology, place));
};

const decidedIn = ({ events }: StepRecord): LogRow['decided'] => {
  const decided = events.find(event => event.type === 'note/decided');
  return decided ? { about: decided.about, send: decided.send } : null;
};

const logRow = (dialect: Dialect, record: StepRecord, say: Say): LogRow => {
  const { sentence, visibility, clauses, refused } = sentenceOf(dialect, record, say);
  const { actor, name } = record.action;
  return {
    step: record.step,
    actor,
    side: sideOf(actor),
    action: name,
    sentence,
    visibility,
    clauses: clauses.map(({ id }) => id),
    refused,
    decided: decidedIn(record),
    changed: changedDevices(record),
  };
};

/** Rows that are kept; more than a page looks at, however it scrolls. */
const MOST_KEPT = 4096;

/** Makes rows of the log for the window that is looked at, each row once. */
export interface LogMaker {
  /** Rows of all steps, or of those that fit what is looked for. */
  window(from: number, count: number, find?: string): LogView;
}

/** `search`: the steps of the shown branch that fit what somebody looks for. */
export const createLog = (
  timeline: Timeline,
  dialect: Dialect,
  search: (find: string) => readonly number[] = () => [],
  say: Say = english,
): LogMaker => {
  const rows = new Map<string, LogRow>();
  /** The branch that holds a step of the shown one, so that branches share the rows of what they share. */
  const holder = (step: number): number => {
    const { branches } = timeline;
    let at = timeline.branch;
    for (;;) {
      const found = branches.find(({ id }) => id === at);
      if (!found || found.parent === null || step > found.forkAt) return at;
      at = found.parent;
    }
  };
  const rowAt = (step: number): LogRow | null => {
    const key = `${holder(step)} ${step}`;
    const known = rows.get(key);
    if (known) return known;
    const record = timeline.record(step);
    if (!record) return null;
    const row = logRow(dialect, record, say);
    if (rows.size >= MOST_KEPT) rows.clear();
    rows.set(key, row);
    return row;
  };
  let found: { readonly of: string; readonly steps: readonly number[] } = { of: '', steps: [] };
  const fitting = (find: string): readonly number[] => {
    const { branch, end } = timeline;
    const of = `${branch} ${end} ${find}`;
    if (found.of !== of) found = { of, steps: search(find) };
    return found.steps;
  };
  return {
    window: (from, count, find = '') => {
      const steps = timeline.end;
      const fit = find.trim() === '' ? null : fitting(find);
      const total = fit ? fit.length : steps;
      const first = Math.max(0, Math.min(from, total));
      const length = Math.max(0, Math.min(count, total - first));
      const rows = Array.from({ length }, (_, k) => rowAt(fit ? (fit[first + k] as number) : first + k + 1));
      return { find, steps, total, from: first, rows: rows.flatMap(row => row ?? []) };
    },
  };
};
