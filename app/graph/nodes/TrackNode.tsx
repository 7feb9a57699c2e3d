import { memo } from 'react';
import type { JourneyView, StationView } from '../../../engine/view/parts/journey.ts';
import { pathOf } from '../../motion/way.ts';
import { useApp } from '../../store/app-state.ts';
import { labels } from '../../text/labels.ts';
import { picture } from '../../text/picture.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { NodeData } from '../flow-types.ts';
import { segmentsOf } from '../segments.ts';
import { journeyIn } from '../select.ts';
import type { Stop, Track } from '../track.ts';
import { Station } from './Station.tsx';
import { Token } from './Token.tsx';

/** The administration virtqueue as the round trip of its newest command. */
export const TrackNode = memo(function TrackNode({ data }: NodeData<'track'>) {
  const journey = useApp(state => journeyIn(state.run, data.owner, data.queue));
  // The picture is laid out anew a moment after the ring format has changed.
  const fits = journey?.stations.length === data.track.stops.length;
  return journey && fits ? <TrackView journey={journey} track={data.track} height={data.height} /> : null;
});

interface Props {
  readonly journey: JourneyView;
  readonly track: Track;
  readonly height: number;
}

const TrackView = ({ journey, track, height }: Props) => (
  <figure
    aria-label={picture.wayOf(journey)}
    data-menu={`queue ${journey.owner} ${journey.queue}`}
    className="relative h-full"
  >
    <Line journey={journey} track={track} height={height} />
    <ol aria-label={picture.wayOf(journey)}>
      {journey.stations.map((station, index) => (
        <Label key={station.name} station={station} stop={track.stops[index]} here={index === journey.at} />
      ))}
    </ol>
    <figcaption
      style={{ top: track.bend.y, left: 0 }}
      className="absolute -translate-y-1/2 whitespace-nowrap leading-4"
    >
      <b className="font-mono font-semibold">{journey.name}</b>{' '}
      <span className="text-ink-3">{picture.queue(journey)}</span>
      {journey.held > 0 && (
        <b className="ml-2 inline-flex items-center gap-1 bg-bg font-semibold">
          <Icon name="pause" className="size-2.5" />
          {picture.held(journey.held)}
        </b>
      )}
    </figcaption>
    <Token journey={journey} track={track} />
  </figure>
);

const Line = ({ journey, track, height }: Props) => (
  <svg aria-hidden width={track.width} height={height} className="absolute inset-0 overflow-visible">
    <path d={`M${track.bend.x} ${track.bend.y}V${height}`} className="stroke-edge" />
    {segmentsOf(track, journey.stations, journey.at).map(({ from, to, side, state }) => (
      <path
        key={from}
        d={pathOf(track.way, from, to)}
        data-side={side}
        data-state={state}
        fill="none"
        className="stroke-2 data-[side=device]:stroke-device data-[side=driver]:stroke-driver data-[state=hidden]:[stroke-dasharray:2_3] data-[state=todo]:stroke-1 data-[state=todo]:stroke-edge data-[state=todo]:[stroke-dasharray:1_3]"
      />
    ))}
    {journey.stations.map((station, index) => {
      const stop = track.stops[index];
      return stop && <Station key={station.name} station={station} stop={stop} />;
    })}
  </svg>
);

const Label = ({ station, stop, here }: { station: StationView; stop: Stop | undefined; here: boolean }) => {
  if (!stop) return null;
  const passed = station.step !== null;
  return (
    <li
      data-passed={passed}
      data-unknown={station.unknown}
      data-here={here}
      data-lane={stop.lane}
      style={{ left: stop.nameX, top: stop.y }}
      className="absolute -translate-y-1/2 whitespace-nowrap font-mono text-ink-3 leading-4 data-[lane=down]:-translate-x-full data-[here=true]:font-semibold data-[here=true]:text-ink data-[passed=true]:text-ink"
    >
      <span className="sr-only">
        {picture.stationLabel(station.name, station.step, station.visible, station.skipped)}
        {station.unknown && `, ${labels.unknown}`}
      </span>
      <span aria-hidden>
        {station.step !== null && `${station.step} `}
        <span className={station.skipped ? 'line-through' : ''}>{station.name}</span>
      </span>
    </li>
  );
};
