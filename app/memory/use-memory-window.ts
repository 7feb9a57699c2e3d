import { useEffect } from 'react';
import { actions, useApp } from '../store/app-state.ts';
import { bytesBetween, further } from './address.ts';
import type { Area } from './area.ts';
import { ROW_BYTES } from './segments.ts';

/** Rows asked for at once, and how many of them before the first in view. */
const ROWS = 96;
const BEFORE = 24;

/** Asks for the bytes of the rows in view when the window that was sent last does not hold them. */
export const useMemoryWindow = (area: Area, shown: readonly number[]): void => {
  const sent = useApp(state => state.run.memory?.window.at ?? null);
  const length = useApp(state => (state.run.memory?.window.bytes.length ?? 0) / 2);
  const first = shown[0] ?? 0;
  const last = shown.at(-1) ?? -1;
  const from = sent === null ? 0 : bytesBetween(area.base, sent);
  const held = sent !== null && first * ROW_BYTES >= from && (last + 1) * ROW_BYTES <= from + length;
  useEffect(() => {
    if (held || last < 0) return;
    const at = further(area.base, Math.max(0, first - BEFORE) * ROW_BYTES);
    void actions.watch({ memory: { at, rows: ROWS } });
  }, [held, first, last, area.base]);
};
