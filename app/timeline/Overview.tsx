import type { PointerEvent } from 'react';
import { actions } from '../store/app-state.ts';
import type { Shown } from './use-timeline.ts';

/** The whole of a long run as a bar with the window in it; the slider does the same by keyboard. */
export const Overview = ({ shown: { scale, step, end } }: { readonly shown: Shown }) => {
  const share = (at: number) => `${(100 * at) / end}%`;
  const go = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const part = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    void actions.seek(Math.round(part * end));
  };
  return (
    <div
      aria-hidden
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={event => event.currentTarget.hasPointerCapture(event.pointerId) && go(event)}
      className="relative mr-4 mb-1.5 ml-24 h-3 cursor-pointer touch-none border border-hair bg-surface"
    >
      <i
        style={{ left: share(scale.from), width: share(scale.to - scale.from) }}
        className="absolute inset-y-0 min-w-1 border border-edge bg-edge/25"
      />
      <i style={{ left: share(step) }} className="absolute -inset-y-px w-0.5 bg-ink" />
    </div>
  );
};
