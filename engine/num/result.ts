/** A failure that is somebody else's: a value, not an exception. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error });

/** Ends a switch over a union: a new kind fails to compile here, and one that comes in from outside throws. */
export const unreachable = (x: never): never => {
  throw new Error(`unreachable: ${JSON.stringify(x, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))}`);
};
