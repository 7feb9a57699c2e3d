import type { PendingCommand } from '../world/driver-state.ts';

/** Descriptors that describe both parts of a buffer, one each where nobody has cut them. */
export const elementCount = ({ readable, writable, splits }: Omit<PendingCommand, 'id' | 'queue'>): number =>
  (readable.length > 0 ? 1 + (splits?.readable.length ?? 0) : 0) +
  (writable > 0 ? 1 + (splits?.writable.length ?? 0) : 0);
