import { ask, show, unlessCrashed } from './engine.ts';
import type { Selection } from './selection-slice.ts';
import { useStore } from './store.ts';
import type { WatchSlice } from './watch-slice.ts';
import { watch } from './watching.ts';

/** As many as the engine takes. */
const MOST = 20;
/** Bytes of a value that is watched. */
const MOST_BYTES = 64;

/** Tells the engine what is watched. What it refuses is said, and dropped. */
export const sendPins = async (): Promise<void> => {
  const { pins } = useStore.getState();
  const answer = await unlessCrashed(ask({ type: 'watch', watch: { pins } }), null);
  if (!answer) return;
  show(answer);
  if (answer.type !== 'rejected') return;
  const refused = new Set(answer.errors.map(({ path }) => /^watch\.pins\[(\d+)\]$/.exec(path)?.[1]));
  const kept = refused.has(undefined) ? [] : pins.filter((_, k) => !refused.has(String(k)));
  if (kept.length === pins.length) return;
  useStore.setState({ pins: kept });
  await sendPins();
};

const setPins = (pins: readonly string[]): void => {
  useStore.setState({ pins: pins.slice(-MOST), touched: true });
  void sendPins();
};

export const isPinned = (pin: string): boolean => useStore.getState().pins.includes(pin);

/** Watches a value, or no longer. */
export const togglePin = (pin: string): void => {
  const { pins } = useStore.getState();
  setPins(pins.includes(pin) ? pins.filter(each => each !== pin) : [...pins, pin]);
};

export const clearPins = (): void => setPins([]);

/** What can be watched of a selection; null: it is no value. */
export const pinOf = ({ subject, device, queue, bytes, register }: Selection): string | null => {
  switch (subject) {
    case 'device':
      return `features ${device} ${device.includes('/') ? 'offered' : 'negotiated'}`;
    case 'queue':
      return queue && `ring ${queue.device} ${queue.queue} driver.avail`;
    case 'bytes':
      return bytes && bytes.size <= MOST_BYTES ? `bytes ${bytes.at.toLowerCase()} ${bytes.size}` : null;
    case 'register':
      return register && `register ${device} ${register}`;
    default:
      return null;
  }
};

/** To the nearest step, before or after the shown one, at which a watched value changed; of one of them, or of all. */
export const goToChange = (by: -1 | 1, pin?: string): number | null => {
  const { run } = useStore.getState();
  const here = run.run?.step ?? 0;
  const steps = (run.pins ?? []).flatMap(each => (pin === undefined || each.pin === pin ? each.steps : []));
  const beyond = steps.filter(step => (by > 0 ? step > here : step < here));
  return beyond.length === 0 ? null : by > 0 ? Math.min(...beyond) : Math.max(...beyond);
};

/** Whether views show only what changed, and since when. */
export const setChanges = (changes: WatchSlice['changes']): void => {
  useStore.setState({ changes, touched: true });
  void watch({ since: changes.since, only: changes.only });
};
