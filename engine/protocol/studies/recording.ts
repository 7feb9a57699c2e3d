import { inspectQueue, isFaulty } from '../../inspect/inspect.ts';
import { err, ok } from '../../num/result.ts';
import type { Judged } from '../../replay/judged.ts';
import { parseJsonText } from '../../scenario/json-text.ts';
import type { Opened, Place } from '../opened.ts';
import { isForeign, openForeign } from '../opened.ts';
import type { ForeignQueueView, RecordingView, StepRow } from '../recording.ts';
import { rejection } from '../rejection.ts';
import { sayTo } from '../session.ts';
import type { Study } from '../study.ts';
import { foreignRing } from './foreign-ring.ts';

/** Rows of steps that are sent. */
const MOST_ROWS = 20_000;
/** Slots that are sent at once. */
const MOST_SLOTS = 512;

/** The file that was opened last: it is read once, and looked at often. */
let open: { readonly key: string; readonly opened: Opened } | null = null;
let count = 0;

const rowsOf = ({ name, verdict, differences, allowed, steps }: Judged): readonly StepRow[] => {
  const about = (where: typeof differences, told: 'differs' | 'allowed'): StepRow[] =>
    where.map(({ step, field, expected, got, ...more }) => {
      const { rule = null, why = null } = more as { readonly rule?: string; readonly why?: string };
      return { group: name, step, who: null, text: field, expected, got, verdict: told, rule, why };
    });
  if (!steps) {
    const rows = [...about(allowed, 'allowed'), ...about(differences, 'differs')];
    const whole = { group: name, step: null, who: null, text: name, expected: null, got: null, rule: null, why: null };
    if (rows.length > 0) return rows;
    return [{ ...whole, verdict: verdict === 'unknown' ? 'unknown' : 'agrees' }];
  }
  const told = steps().map((each): StepRow => ({ group: name, ...each }));
  const atEnd = differences.filter(({ step }) => step === null);
  return [...told, ...about(atEnd, 'differs')];
};

const queueView = ({ memory, queue }: Place, nth: number): ForeignQueueView => {
  const inspected = inspectQueue(memory, queue);
  const faults = isFaulty(inspected) ? foreignFaults(inspected) : 0;
  return { nth, name: queue.name, format: queue.format, size: queue.areas.size, faults };
};

const foreignFaults = ({ findings, chains, used }: ReturnType<typeof inspectQueue>): number =>
  [findings, ...chains.map(each => each.findings), ...used.map(each => each.findings)]
    .flat()
    .filter(({ severity }) => severity !== 'remark').length;

const viewOf = (key: string, format: string, opened: Opened): RecordingView => {
  const none = { key, format, registers: [], queues: [], length: 0 };
  const rows = (judged: readonly Judged[]) => {
    const all = judged.flatMap(rowsOf);
    return { steps: all.slice(0, MOST_ROWS), more: Math.max(0, all.length - MOST_ROWS) };
  };
  switch (opened.kind) {
    case 'image': {
      const { name, registers, queues } = opened;
      return { ...none, kind: 'rings', name, registers, queues: queues.map(queueView), steps: [], more: 0 };
    }
    case 'malformed':
      return {
        ...none,
        kind: 'rings',
        name: '',
        queues: opened.queues.map(queueView),
        ...rows(opened.judged()),
      };
    case 'trace': {
      const { name, trace, judged, after } = opened;
      const length = trace.steps.length;
      return { ...none, kind: 'trace', name, queues: [queueView(after(length), 0)], length, ...rows([judged]) };
    }
    case 'recording': {
      const judged = opened.judged();
      return { ...none, kind: 'steps', name: judged.length === 1 ? judged[0]!.name : '', ...rows(judged) };
    }
  }
};

/** Reads a file's text and says what it is. A scenario is left to whoever opens scenarios. */
export const recording: Study<'recording'> = ({ text }) => {
  if (typeof text !== 'string') return err(rejection('recording', 'text', 'allowed: the text of a file'));
  const json = parseJsonText(text);
  if (!json.ok) return err({ what: 'recording', errors: json.error });
  if (!isForeign(json.value)) {
    const none = { key: '', format: '', name: '', queues: [], registers: [], steps: [], more: 0, length: 0 };
    return ok({ ...none, kind: 'scenario' });
  }
  const opened = openForeign(json.value);
  if (!opened.ok) return err({ what: 'recording', errors: opened.error });
  const { schema, format } = json.value as { readonly schema?: string; readonly format?: string };
  count += 1;
  open = { key: `recording ${count}`, opened: opened.value };
  return ok(viewOf(open.key, schema ?? format ?? '', opened.value));
};

const placeOf = (opened: Opened, queue: number, step: number): Place | null => {
  if (opened.kind === 'trace') {
    return queue === 0 && step <= opened.trace.steps.length ? opened.after(step) : null;
  }
  return opened.kind === 'recording' ? null : (opened.queues[queue] ?? null);
};

const isWhole = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;

/** A virtqueue of the open file at one of its moments. */
export const ring: Study<'ring'> = (ask, session) => {
  if (!open || open.key !== ask.key) return err(rejection('recording', 'key', 'this file is no longer open'));
  const { queue, step, from, count: slots } = ask;
  for (const [path, value] of Object.entries({ queue, step, from, count: slots })) {
    if (!isWhole(value)) return err(rejection('recording', path, 'allowed: a whole number from 0 on'));
  }
  const place = placeOf(open.opened, queue, step);
  if (!place) return err(rejection('recording', 'step', 'there is no such virtqueue, or no such step'));
  const before = open.opened.kind === 'trace' && step > 0 ? placeOf(open.opened, queue, step - 1) : null;
  return ok(foreignRing(place, before, queue, from, Math.min(slots, MOST_SLOTS), sayTo(session)));
};
