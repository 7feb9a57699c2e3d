import { type PointerEvent, useRef } from 'react';
import { actions } from '../store/app-state.ts';
import { useScale } from '../ui/scale.ts';
import { ROW } from './glyphs.ts';
import { stepAt } from './scale.ts';
import { nearestBranch } from './tree.ts';
import type { Shown } from './use-timeline.ts';

/** One dot to drag along time: it snaps to steps, and from branch to branch. */
export const useDrag = (shown: Shown) => {
  const scale = useScale();
  const last = useRef('');
  const placeOf = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const step = stepAt(shown.scale, (event.clientX - box.left) / scale);
    const row = Math.floor((event.clientY - box.top) / scale / ROW);
    return { step, branch: nearestBranch(shown.branches, shown.way, step, row) };
  };
  const go = (event: PointerEvent<HTMLElement>): void => {
    const { step, branch } = placeOf(event);
    const wish = `${step} ${branch}`;
    if (wish === last.current) return;
    last.current = wish;
    void actions.seek(step, branch ?? undefined);
  };
  /** With Shift: what differs between the shown step and this one. */
  const compare = (event: PointerEvent<HTMLElement>): void => {
    const { step, branch } = placeOf(event);
    const to = branch === null ? {} : { b: String(branch) };
    actions.openStudy('diff', { from: String(shown.step), to: String(step), ...to });
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      if (event.shiftKey) return compare(event);
      event.currentTarget.setPointerCapture(event.pointerId);
      last.current = '';
      go(event);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) go(event);
    },
  };
};
