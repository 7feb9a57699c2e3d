import type { DeviceId } from '../../engine/world/ids.ts';
import type { Line, Lines } from '../motion/movement.ts';
import type { Picture } from './layout.ts';
import type { Wire } from './placed.ts';

/** The lines of a picture by whom they lead to; a member that is folded away is reached through its range. */
export const linesOf = ({ wires }: Pick<Picture, 'wires'>): Lines => {
  const find = (kind: Wire['kind'], device: DeviceId): Line | null =>
    wires.find(wire => wire.kind === kind && wire.devices.includes(device)) ?? null;
  return {
    control: device => find('control', device),
    effect: device => find('effect', device),
  };
};
