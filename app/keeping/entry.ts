import * as v from 'valibot';

export const COLUMNS = 36;
export const MOST_LINES = 3;

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const count = (most = Number.MAX_SAFE_INTEGER) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));

/** One line of the small picture of a run: its steps from `forkAt` on, a character each as in a branch of the view. */
const lineSchema = v.pipe(
  v.object({
    parent: v.nullable(count(MOST_LINES)),
    forkAt: count(COLUMNS),
    glyphs: v.pipe(text(COLUMNS), v.regex(/^[odv]*$/i)),
  }),
  v.readonly(),
);

const entrySchema = v.pipe(
  v.object({
    id: v.pipe(text(64), v.regex(/^[\w-]+$/)),
    /** Milliseconds since 1970: when it was changed last. */
    when: count(),
    title: text(200),
    /** The title is a person's own. */
    named: v.boolean(),
    /** Title of the version of the text. */
    dialect: text(200),
    /** Entry of the library that it came from. */
    source: v.nullable(text(200)),
    /** Where it was left: step of so many, branch, digest, and the step as a sentence. */
    step: count(),
    end: count(),
    branch: text(8),
    branchId: count(),
    branches: count(),
    digest: text(16),
    sentence: text(2000),
    /** The picture: lines of at most `COLUMNS` columns, each column of `scale` steps; the last column that was played. */
    lines: v.pipe(v.array(lineSchema), v.maxLength(MOST_LINES), v.readonly()),
    scale: count(),
    shown: count(MOST_LINES),
    /** Somebody did more than to open and to play it. */
    worked: v.boolean(),
    pinned: v.boolean(),
    /** Characters of what it is made of. */
    size: count(),
  }),
  v.readonly(),
);

/** A run that is kept in this browser, without what it is made of. */
export type Entry = v.InferOutput<typeof entrySchema>;
export type Line = Entry['lines'][number];

/** What stands in the database may be from another version, or put there by hand: null for what is no entry. */
export const readEntry = (value: unknown): Entry | null => (v.is(entrySchema, value) ? value : null);
