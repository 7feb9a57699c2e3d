import type { StationView } from '../../../engine/view/parts/journey.ts';
import { picture } from '../../text/picture.ts';
import type { Stop } from '../track.ts';

/** From the middle of a station to where its name begins, and where the word of a tick does. */
const NAME = 36;
const TICK = 8;

/**
 * One station on the line, as the shape of who acts there: filled once passed. A tick says that from here on the other
 * side can see the command.
 */
export const Station = ({ station, stop }: { readonly station: StationView; readonly stop: Stop }) => {
  const inward = stop.lane === 'up' ? -1 : 1;
  return (
    <g
      data-side={station.side}
      data-passed={station.step !== null}
      transform={`translate(${stop.x} ${stop.y})`}
      data-dim={station.unknown}
      className="group data-[dim=true]:opacity-35 data-[dim=true]:[stroke-dasharray:1_2]"
    >
      {stop.lane !== 'bend' && <path d={`M${-inward * TICK} 0H${-inward * NAME}`} className="stroke-hair" />}
      {station.visible && (
        <>
          <path d={`M${inward * TICK} 0H${inward * NAME}`} className="stroke-ink-2" />
          <text
            x={inward * (NAME + 3)}
            y={4}
            textAnchor={inward > 0 ? 'start' : 'end'}
            className="fill-ink-2 group-data-[passed=false]:fill-ink-3"
          >
            {picture.visible}
          </text>
        </>
      )}
      <path
        d={station.side === 'device' ? 'M-4-4h8v8h-8z' : 'M0-4.6 5 4H-5Z'}
        className="fill-bg stroke-[1.2] group-data-[side=device]:stroke-device group-data-[side=driver]:stroke-driver group-data-[passed=true]:group-data-[side=device]:fill-device group-data-[passed=true]:group-data-[side=driver]:fill-driver"
      />
    </g>
  );
};
