import { useCallback, useMemo, useRef } from 'react';
import type { JourneyView } from '../../../engine/view/parts/journey.ts';
import { tokenAt } from '../../motion/movement.ts';
import { placeAt } from '../../motion/place.ts';
import { useFraction } from '../../motion/use-fraction.ts';
import { useApp } from '../../store/app-state.ts';
import { picture } from '../../text/picture.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { Track } from '../track.ts';

/** The command on its way: the head of its chain, at the place that the step and its fraction give. */
export const Token = ({ journey, track }: { readonly journey: JourneyView; readonly track: Track }) => {
  const { owner, queue, at } = journey;
  const motion = useApp(state =>
    state.run.moment?.motions.find(each => each.kind === 'token' && each.owner === owner && each.queue === queue),
  );
  const refused = useApp(state => !!state.run.moment?.refused) && motion !== undefined;
  const element = useRef<HTMLDivElement>(null);
  const path = useMemo(
    () =>
      tokenAt(
        { way: track.way, stops: track.stops.map(stop => stop.at) },
        at,
        motion?.kind === 'token' ? motion : null,
      ),
    [track, at, motion],
  );
  const move = useCallback(
    (fraction: number) => {
      if (element.current && path) placeAt(element.current, path(fraction));
    },
    [path],
  );
  useFraction(move);
  // Before its first station it is with the driver, which says so; half of it below the box would be no word.
  const station = motion?.kind === 'token' ? Math.max(motion.from, motion.to) : (at ?? -1);
  if (!path || station < 0) return null;
  const { side = 'driver', unknown } = journey.stations[at ?? 0] ?? {};
  return (
    <div
      ref={element}
      data-tone={unknown ? 'unknown' : refused ? 'fault' : side}
      data-unknown={unknown}
      className="absolute top-0 left-0 z-10 whitespace-nowrap rounded-1 px-2 font-mono font-semibold text-surface leading-4.25 outline outline-ink will-change-transform data-[tone=device]:bg-device data-[tone=driver]:bg-driver data-[tone=fault]:bg-fault data-[tone=unknown]:bg-bg"
    >
      {refused && <span aria-hidden>✕ </span>}
      {journey.onHold && <Icon name="pause" className="mr-1 size-2" />}
      {journey.head || picture.command}
    </div>
  );
};
