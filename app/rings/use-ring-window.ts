import { useEffect } from 'react';
import type { RingsView } from '../../engine/view/parts/rings.ts';
import { useRingHost } from './host.ts';

/** Slots asked for at once: more than any pane shows, so that scrolling seldom waits. */
const COUNT = 128;

/** Asks for other slots of a long ring when some come into view that are not among those `sent`. */
export const useRingWindow = (view: RingsView, sent: number, shown: readonly number[]): void => {
  const first = shown[0] ?? 0;
  const last = shown.at(-1) ?? 0;
  const end = view.from + sent;
  const missing = first < view.from || last >= end;
  const { device, queue } = view;
  const { watch } = useRingHost();
  useEffect(() => {
    if (!missing) return;
    const from = Math.max(0, first - COUNT / 4);
    watch({ device, queue, from, count: COUNT });
  }, [missing, first, device, queue, watch]);
};
