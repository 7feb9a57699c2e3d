import type { Watch } from '../../engine/protocol/messages.ts';
import { ask, show, unlessCrashed } from './engine.ts';

let now: Partial<Watch> = {};
let waiting: Partial<Watch> | null = null;
let sent: Promise<void> = Promise.resolve();

const send = async (): Promise<void> => {
  // Whoever else asks in the same turn is in the same request.
  await Promise.resolve();
  const some = waiting;
  waiting = null;
  if (some) show(await ask({ type: 'watch', watch: some }));
};

/** Tells the engine what is in view, so that long things come as windows. Equal wishes are not sent twice. */
export const watch = (some: Partial<Watch>): Promise<void> => {
  if (JSON.stringify({ ...now, ...some }) === JSON.stringify(now)) return sent;
  now = { ...now, ...some };
  const started = waiting !== null;
  waiting = { ...waiting, ...some };
  if (!started) sent = unlessCrashed(send(), undefined);
  return sent;
};

/** All wishes anew, after another scenario was loaded. */
export const watchAgain = (some: Partial<Watch>): Promise<void> => {
  const all = { ...now, ...some };
  now = {};
  return watch(all);
};
