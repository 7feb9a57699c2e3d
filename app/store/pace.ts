/** What a run that takes time has come to. */
export interface Progress {
  /** From 0 to 1; null: nobody knows how much is left. */
  readonly part: number | null;
  /** Milliseconds; null: not known yet. */
  readonly left: number | null;
}

/** Steps of one request: so many that a slice takes about this long, and that Stop is heard soon on a slow machine. */
const SLICE_TIME = 60;
const LEAST = 500;
const MOST = 4000;

/** The time left is told from the pace of the last seconds: what comes first may be other work than what follows. */
const LOOK_BACK = 4000;
/** What takes no longer needs no bar. */
const PATIENCE = 600;

/** How many steps to ask for next, after `steps` took some milliseconds. It grows slowly and shrinks at once. */
export const nextSlice = (steps: number, took: number): number =>
  Math.round(Math.max(LEAST, Math.min(MOST, 2 * steps, (steps * SLICE_TIME) / Math.max(took, 1))));

/** Tells progress from what part is done at which time; null as long as nobody has waited. */
export const createPace = (start: number): ((now: number, part: number | null) => Progress | null) => {
  const seen: { readonly now: number; readonly part: number }[] = [];
  return (now, part) => {
    if (part !== null) seen.push({ now, part });
    while (seen.length > 2 && now - (seen[1]?.now ?? now) > LOOK_BACK) seen.shift();
    if (now - start < PATIENCE) return null;
    const [first] = seen;
    const gone = first && part !== null ? part - first.part : 0;
    const left = first && part !== null && gone > 0 ? ((1 - part) * (now - first.now)) / gone : null;
    return { part, left };
  };
};
