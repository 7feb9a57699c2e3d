import type { DeviceId } from '../../engine/world/ids.ts';
import type { Lines } from '../motion/movement.ts';
import type { Picture } from './layout.ts';

/** The lines of a picture by whom they belong to; a member that is folded away is reached through its range. */
export const linesOf = ({ nodes, wires }: Picture): Lines => {
  const ways = new Map(wires.map(wire => [`${wire.kind} ${wire.device}`, wire.way]));
  const ranges = nodes.flatMap(node => (node.kind === 'range' && !node.open ? [node] : []));
  const folded = (device: DeviceId) => ranges.find(range => range.members.includes(device));
  const wayTo = (device: DeviceId) => {
    const range = folded(device);
    return (range ? wires.find(wire => wire.target === range.id)?.way : ways.get(`effect ${device}`)) ?? null;
  };
  return {
    track: (owner, queue) => {
      const node = nodes.find(each => each.kind === 'track' && each.owner === owner && each.queue === queue);
      return node?.kind === 'track' ? { way: node.track.way, stops: node.track.stops.map(stop => stop.at) } : null;
    },
    control: device => ways.get(`control ${device}`) ?? null,
    effect: (_, device) => wayTo(device),
  };
};
