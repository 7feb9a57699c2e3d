import type { VirtqFormat } from '../virtq/format.ts';
import type { Side } from './parts/values.ts';

/** A stage of a command's way, whichever command it is. */
export interface Station {
  readonly name: string;
  readonly side: Side;
  /** From here on the other side can see it. */
  readonly visible: boolean;
}

const station =
  (side: Side) =>
  (name: string, visible = false): Station => ({ name, side, visible });
const driver = station('driver');
const device = station('device');

/** The way of a command through a virtqueue: out, over to the device, and back. The names are those of the actions. */
export const stationsOf = ({ exposeStages, returnStages }: VirtqFormat): readonly Station[] => [
  driver('fill'),
  ...exposeStages.map(({ name, visible }) => driver(name, visible)),
  driver('notify'),
  device('take'),
  device('execute'),
  ...returnStages.map(({ name, visible }) => device(name, visible)),
  device('interrupt'),
  driver('collect'),
];
