/**
 * Whether two plain values are equal all the way down. What is the same object on both sides is not looked into, so that
 * comparing costs what is new.
 */
export const sameView = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let k = 0; k < a.length; k++) if (!sameView(a[k], b[k])) return false;
    return true;
  }
  if (Array.isArray(b)) return false;
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  let count = 0;
  for (const key in left) {
    if (!(key in right) || !sameView(left[key], right[key])) return false;
    count++;
  }
  for (const _ in right) count--;
  return count === 0;
};
