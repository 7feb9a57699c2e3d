import * as v from 'valibot';
import type { KeptRun } from '../../engine/protocol/messages.ts';
import type { BranchView } from '../../engine/view/parts/run.ts';
import type { Intent } from '../../engine/world/intent.ts';
import { type Edit, type Edits, MOST_EDITS, type Place } from './edits-store.ts';

const LONGEST_TITLE = 200;
/** As a note of a scenario. */
const LONGEST_NOTE = 2000;
/** `driver:pf0 publish`. */
const ACTION = /^(operator|(driver|device):\S+) \S[\w -]*$/;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(LONGEST_TITLE));
const note = v.nullable(v.pipe(v.string(), v.maxLength(LONGEST_NOTE)));
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const placeSchema = v.pipe(
  v.object({ run: count, step: count, branch: count, end: count }),
  v.check(({ step, end }) => step <= end),
);

const deedSchema = v.variant('kind', [
  // What was wanted the engine judges.
  v.object({ kind: v.literal('intent'), intent: v.custom<Intent>(() => true) }),
  v.object({ kind: v.literal('act'), action: v.pipe(text, v.regex(ACTION)) }),
  v.object({ kind: v.literal('reading'), name: text, reading: text }),
  v.object({ kind: v.literal('ring'), format: v.picklist(['split', 'packed']) }),
  v.object({ kind: v.literal('note'), atStep: count, was: note, is: note }),
  v.object({ kind: v.literal('opened') }),
]);

const listSchema = v.pipe(
  v.array(v.object({ deed: deedSchema, title: text, before: placeSchema, after: placeSchema })),
  v.maxLength(MOST_EDITS),
);

const leftSchema = v.pipe(
  v.object({
    // What the run is made of only the engine reads, when somebody wants it.
    kept: v.custom<KeptRun>(isObject),
    title: v.nullable(text),
    source: v.nullable(text),
    keptAs: v.nullable(text),
  }),
  v.transform(left => ({ ...left, size: JSON.stringify(left.kept).length })),
);

const editsSchema = v.pipe(
  v.object({
    done: listSchema,
    undone: listSchema,
    live: count,
    left: v.pipe(v.custom<object>(isObject), v.record(v.pipe(v.string(), v.regex(/^\d{1,9}$/)), leftSchema)),
  }),
  v.check(({ done, undone, live, left }) => {
    const all = [...done, ...undone].flatMap(({ before, after }) => [before.run, after.run]);
    return all.every(run => run === live || Object.hasOwn(left, run));
  }),
);

/** Edits as they come back from the storage of the browser, where anything may stand: all of them are good, or none is. */
interface Read {
  readonly edits: Edits;
  /** What they say was wanted: the engine judges that, in this order. */
  readonly intents: readonly unknown[];
}

/** Null: it is nothing that the page has written. */
export const readEdits = (found: unknown): Read | null => {
  const read = v.safeParse(editsSchema, found);
  if (!read.success) return null;
  const edits = read.output;
  const intents = [...edits.done, ...edits.undone].flatMap(({ deed }) => (deed.kind === 'intent' ? [deed.intent] : []));
  return { edits, intents };
};

/** Edits with the intents as the engine has read them. */
export const withIntents = (edits: Edits, intents: readonly Intent[]): Edits => {
  let next = 0;
  const each = (edit: Edit): Edit => {
    const intent = edit.deed.kind === 'intent' ? intents[next++] : undefined;
    return intent ? { ...edit, deed: { kind: 'intent', intent } } : edit;
  };
  return { ...edits, done: edits.done.map(each), undone: edits.undone.map(each) };
};

/** Those whose places the run has: what was done in the last moment before the page went may not have been kept. */
export const within = (edits: Edits, branches: readonly Pick<BranchView, 'id' | 'forkAt' | 'end'>[]): Edits => {
  const isThere = ({ run, step, branch, end }: Place): boolean =>
    run !== edits.live ||
    branches.some(({ id, forkAt, end: last }) => id === branch && step >= (id === 0 ? 0 : forkAt) && end <= last);
  const good = ({ before, after }: Edit): boolean => isThere(before) && isThere(after);
  return { ...edits, done: edits.done.filter(good), undone: edits.undone.filter(good) };
};
