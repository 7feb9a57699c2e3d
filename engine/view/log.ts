import type { Dialect } from '../dialect/dialect.ts';
import type { StepRecord, Timeline } from '../run/timeline-types.ts';
import type { DeviceId } from '../world/ids.ts';
import { sideOf } from '../world/ids.ts';
import { functionAt } from '../world/topology.ts';
import { addDifferences } from './members.ts';
import type { LogRow, LogView } from './parts.ts';
import { sentenceOf } from './sentence.ts';

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

const logRow = (dialect: Dialect, record: StepRecord): LogRow => {
  const { sentence, visibility, clauses, refused } = sentenceOf(dialect, record);
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
  window(from: number, count: number): LogView;
}

export const createLog = (timeline: Timeline, dialect: Dialect): LogMaker => {
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
    const row = logRow(dialect, record);
    if (rows.size >= MOST_KEPT) rows.clear();
    rows.set(key, row);
    return row;
  };
  return {
    window: (from, count) => {
      const total = timeline.end;
      const first = Math.max(0, Math.min(from, total));
      const length = Math.max(0, Math.min(count, total - first));
      return {
        total,
        from: first,
        rows: Array.from({ length }, (_, k) => rowAt(first + k + 1)).flatMap(row => row ?? []),
      };
    },
  };
};
