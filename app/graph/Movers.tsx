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
        <Dot key={mover.key} mover={mover} />
      ))}
    </ViewportPortal>
  );
};

const Dot = ({ mover }: { readonly mover: Mover }) => {
  const element = useRef<HTMLDivElement>(null);
  const move = useCallback(
    (fraction: number) => {
      if (element.current) placeAt(element.current, mover.at(fraction));
    },
    [mover],
  );
  useFraction(move);
  return (
    <div
      ref={element}
      aria-hidden
      data-kind={mover.kind}
      className="group pointer-events-none absolute top-0 left-0 z-10 will-change-transform"
    >
      <i className="block size-3 rounded-full border-2 border-bg bg-ink group-data-[kind=effect]:bg-owner group-data-[kind=interrupt]:bg-device group-data-[kind=notification]:bg-driver group-data-[kind=register]:bg-driver" />
      <span className="absolute top-1/2 left-full ml-1 -translate-y-1/2 whitespace-nowrap rounded-[2px] border border-hair bg-raised px-1 font-mono leading-4">
        {mover.label}
      </span>
    </div>
  );
};
