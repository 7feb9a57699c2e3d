/** One line of the small picture of a run: its steps from `forkAt` on, a character each as in a branch of the view. */
export interface Line {
  readonly parent: number | null;
  readonly forkAt: number;
  readonly glyphs: string;
}

/** A run that is kept in this browser, without what it is made of. */
export interface Entry {
  readonly id: string;
  /** Milliseconds since 1970: when it was changed last. */
  readonly when: number;
  readonly title: string;
  /** The title is a person's own. */
  readonly named: boolean;
  /** Title of the version of the text. */
  readonly dialect: string;
  /** Entry of the library that it came from. */
  readonly source: string | null;
  /** Where it was left: step of so many, branch, digest, and the step as a sentence. */
  readonly step: number;
  readonly end: number;
  readonly branch: string;
  readonly branchId: number;
  readonly branches: number;
  readonly digest: string;
  readonly sentence: string;
  /** The picture: lines of at most `COLUMNS` columns, each column of `scale` steps; the last column that was played. */
  readonly lines: readonly Line[];
  readonly scale: number;
  readonly shown: number;
  /** Somebody did more than to open and to play it. */
  readonly worked: boolean;
  readonly pinned: boolean;
  /** Characters of what it is made of. */
  readonly size: number;
}

export const COLUMNS = 36;
export const MOST_LINES = 3;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown, most: number): value is string => typeof value === 'string' && value.length <= most;
const isCount = (value: unknown, most = Number.MAX_SAFE_INTEGER): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;

const isLine = (value: unknown): boolean =>
  isObject(value) &&
  (value.parent === null || isCount(value.parent, MOST_LINES)) &&
  isCount(value.forkAt, COLUMNS) &&
  isText(value.glyphs, COLUMNS) &&
  /^[odv]*$/i.test(value.glyphs);

/** What stands in the database may be from another version, or put there by hand: null for what is no entry. */
export const readEntry = (value: unknown): Entry | null => {
  if (!isObject(value)) return null;
  const { id, when, title, named, dialect, source, step, end, branch, branchId, branches, digest } = value;
  const { sentence, lines, scale, shown, worked, pinned, size } = value;
  const good =
    isText(id, 64) &&
    /^[\w-]+$/.test(id) &&
    isCount(when) &&
    isText(title, 200) &&
    typeof named === 'boolean' &&
    isText(dialect, 200) &&
    (source === null || isText(source, 200)) &&
    isCount(step) &&
    isCount(end) &&
    isText(branch, 8) &&
    isCount(branchId) &&
    isCount(branches) &&
    isText(digest, 16) &&
    isText(sentence, 2000) &&
    Array.isArray(lines) &&
    lines.length <= MOST_LINES &&
    lines.every(isLine) &&
    isCount(scale) &&
    isCount(shown, MOST_LINES) &&
    typeof worked === 'boolean' &&
    typeof pinned === 'boolean' &&
    isCount(size);
  return good ? (value as unknown as Entry) : null;
};
