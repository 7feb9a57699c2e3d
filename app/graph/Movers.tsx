import { ViewportPortal } from '@xyflow/react';
import { useCallback, useMemo, useRef } from 'react';
import { type Lines, type Mover, moversOf } from '../motion/movement.ts';
import { placeAt } from '../motion/place.ts';
import { useFraction } from '../motion/use-fraction.ts';
import { useApp } from '../store/app-state.ts';

/** What crosses the picture in the step that was played last: register writes, notifications, interrupts, effects. */
export const Movers = ({ lines }: { readonly lines: Lines }) => {
  const motions = useApp(state => state.run.moment?.motions);
  const movers = useMemo(() => moversOf(motions ?? [], lines), [motions, lines]);
  return (
    <ViewportPortal>
      {movers.map(mover => (
        <Moving key={mover.key} mover={mover} />
      ))}
    </ViewportPortal>
  );
};

/** A dot that moves, and its words, which stay where they can be read. */
const Moving = ({ mover }: { readonly mover: Mover }) => {
  const dot = useRef<HTMLElement>(null);
  const move = useCallback(
    (fraction: number) => {
      if (dot.current) placeAt(dot.current, mover.at(fraction));
    },
    [mover],
  );
  useFraction(move);
  const { at, align } = mover.tag;
  return (
    <div data-kind={mover.kind} className="group pointer-events-none absolute top-0 left-0 z-10">
      <i
        ref={dot}
        className="absolute block size-3 rounded-full border-2 border-bg bg-driver will-change-transform group-data-[kind=effect]:bg-owner group-data-[kind=interrupt]:bg-device"
      />
      <span
        data-align={align}
        style={{ left: at.x, top: at.y }}
        className="absolute -translate-y-1/2 whitespace-nowrap rounded-1 border border-driver bg-raised px-1 font-mono leading-3.5 data-[align=center]:-translate-x-1/2 data-[align=end]:-translate-x-full group-data-[kind=effect]:border-owner group-data-[kind=interrupt]:border-device"
      >
        {mover.label}
      </span>
    </div>
  );
};
