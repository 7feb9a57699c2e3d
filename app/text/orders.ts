import { spoken } from './catalogue.ts';

/** Texts of the commands in flight. */
export const orders = {
  intro: 'Commands in the order in which they go. Hold one, let it go on, or change the places of two.',
  nothing: 'Nothing is in flight here.',
  none: 'No virtqueue is running yet. Play the run until a driver has set one up.',
  held: (count: number) => (count === 1 ? '1 command is on hold.' : `${count} commands are on hold.`),
  queue: (name: string, title: string) => `${name} of ${title}`,
  free: 'No rule fixes the order here: the device may serve what it has taken in any order.',
  ruled: 'The order is fixed:',
  more: (count: number) => `${count} more behind these`,
  command: (id: number) => `Command ${id}`,
  to: (member: string) => `to ${member}`,
  holder: { driver: 'driver', device: 'device' },
  onHold: { driver: 'on hold at the driver', device: 'on hold at the device' },
  up: (id: number) => `Move command ${id} up`,
  down: (id: number) => `Move command ${id} down`,
  hold: 'Hold',
  holdAt: {
    driver: (id: number) => `Hold command ${id} at the driver`,
    device: (id: number) => `Hold command ${id} at the device`,
  },
  atDriver: 'at driver',
  atDevice: 'at device',
  release: 'Release',
  releaseIt: (id: number) => `Release command ${id}`,
  notPossible: 'Not possible',
  atEdge: 'There is no command on that side.',
};

spoken({ orders });
