import type { KeptRun } from '../../engine/protocol/messages.ts';
import type { BranchView } from '../../engine/view/parts/run.ts';
import type { Intent } from '../../engine/world/intent.ts';
import { type Edit, type Edits, type Left, MOST_EDITS, type Place } from './edits-store.ts';

/** Edits as they come back from the storage of the browser, where anything may stand: all of them are good, or none is. */
interface Read {
  readonly edits: Edits;
  /** What they say was wanted: the engine judges that, in this order. */
  readonly intents: readonly unknown[];
}

type Fields = Readonly<Record<string, unknown>>;

const LONGEST_TITLE = 200;
/** As a note of a scenario. */
const LONGEST_NOTE = 2000;
/** `driver:pf0 publish`. */
const ACTION = /^(operator|(driver|device):\S+) \S[\w -]*$/;

class Bad extends Error {}
const must: (good: boolean) => asserts good = good => {
  if (!good) throw new Bad();
};

const fields = (value: unknown): Fields => {
  must(typeof value === 'object' && value !== null && !Array.isArray(value));
  return value as Fields;
};
const count = (value: unknown): number => {
  must(typeof value === 'number' && Number.isSafeInteger(value) && value >= 0);
  return value;
};
const text = (value: unknown, longest = LONGEST_TITLE): string => {
  must(typeof value === 'string' && value.length <= longest);
  return value;
};
const orNull = <T>(value: unknown, read: (value: unknown) => T): T | null => (value === null ? null : read(value));

const placeOf = (value: unknown): Place => {
  const { run, step, branch, end } = fields(value);
  const place = { run: count(run), step: count(step), branch: count(branch), end: count(end) };
  must(place.step <= place.end);
  return place;
};

/** `intents` takes what the engine has to judge. */
const deedOf = (value: unknown, intents: unknown[]): Edit['deed'] => {
  const { kind, ...rest } = fields(value);
  switch (kind) {
    case 'intent':
      intents.push(rest.intent);
      return { kind, intent: rest.intent as Intent };
    case 'act': {
      const action = text(rest.action);
      must(ACTION.test(action));
      return { kind, action };
    }
    case 'reading':
      return { kind, name: text(rest.name), reading: text(rest.reading) };
    case 'ring':
      must(rest.format === 'split' || rest.format === 'packed');
      return { kind, format: rest.format };
    case 'note': {
      const note = (each: unknown) => text(each, LONGEST_NOTE);
      return { kind, atStep: count(rest.atStep), was: orNull(rest.was, note), is: orNull(rest.is, note) };
    }
    case 'opened':
      return { kind };
    default:
      throw new Bad();
  }
};

const leftOf = (value: unknown): Left => {
  const { kept, title, source, keptAs } = fields(value);
  // What the run is made of only the engine reads, when somebody wants it.
  return {
    kept: fields(kept) as unknown as KeptRun,
    title: orNull(title, text),
    source: orNull(source, text),
    keptAs: orNull(keptAs, text),
    size: JSON.stringify(kept).length,
  };
};

const listOf = (value: unknown, intents: unknown[]): readonly Edit[] => {
  must(Array.isArray(value) && value.length <= MOST_EDITS);
  return value.map(each => {
    const { deed, title, before, after } = fields(each);
    return { deed: deedOf(deed, intents), title: text(title), before: placeOf(before), after: placeOf(after) };
  });
};

/** Null: it is nothing that the page has written. */
export const readEdits = (found: unknown): Read | null => {
  try {
    const { done, undone, live, left } = fields(found);
    const intents: unknown[] = [];
    const runs = Object.entries(fields(left));
    must(runs.every(([run]) => /^\d{1,9}$/.test(run)));
    const edits = {
      done: listOf(done, intents),
      undone: listOf(undone, intents),
      live: count(live),
      left: Object.fromEntries(runs.map(([run, each]) => [run, leftOf(each)])),
    };
    const all = [...edits.done, ...edits.undone].flatMap(({ before, after }) => [before.run, after.run]);
    must(all.every(run => run === edits.live || Object.hasOwn(edits.left, run)));
    return { edits, intents };
  } catch (error) {
    if (error instanceof Bad) return null;
    throw error;
  }
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
