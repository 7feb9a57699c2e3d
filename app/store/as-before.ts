type Fields = Record<string, unknown>;

const isPlain = (value: unknown): value is Fields =>
  typeof value === 'object' &&
  value !== null &&
  (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype);

/**
 * What came from the engine, with everything in it that is as it was being the very thing that it was: whoever shows
 * only that is not rendered. `next` is changed in place, as nobody else has it yet.
 */
export const asBefore = <T>(last: unknown, next: T): T => {
  if (!isPlain(last) || !isPlain(next) || Array.isArray(last) !== Array.isArray(next)) return next;
  const keys = Object.keys(next);
  let same = keys.length === Object.keys(last).length;
  for (const key of keys) {
    const value = asBefore(last[key], next[key]);
    (next as Fields)[key] = value;
    same &&= Object.is(value, last[key]) && key in last;
  }
  return same ? (last as T) : next;
};
