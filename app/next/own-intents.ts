import type { DeviceId, PfId } from '../../engine/world/ids.ts';
import type { Intent } from '../../engine/world/intent.ts';
import type { own as text } from '../text/labels.ts';

const isPf = (device: DeviceId): device is PfId => !device.includes('/');

/** Something that a person can want of a function whenever they like. */
export interface OwnIntent {
  readonly id: keyof typeof text.intents;
  /** Only for functions that own VFs. */
  readonly owners: boolean;
  /** A number that it needs, and what it is called. */
  readonly count?: keyof typeof text.counts;
  readonly make: (device: DeviceId, count: number) => Intent | null;
}

const ofOwner =
  (make: (owner: PfId, count: number) => Intent) =>
  (device: DeviceId, count: number): Intent | null =>
    isPf(device) ? make(device, count) : null;

export const ownIntents: readonly OwnIntent[] = [
  { id: 'load-driver', owners: false, make: device => ({ do: 'load-driver', device }) },
  { id: 'unload-driver', owners: false, make: device => ({ do: 'unload-driver', device }) },
  { id: 'flr', owners: false, make: device => ({ do: 'flr', device }) },
  {
    id: 'enable-vfs',
    owners: true,
    count: 'numVfs',
    make: ofOwner((owner, numVfs) => ({ do: 'enable-vfs', owner, numVfs })),
  },
  { id: 'disable-vfs', owners: true, make: ofOwner(owner => ({ do: 'disable-vfs', owner })) },
  {
    id: 'discover',
    owners: true,
    count: 'groupType',
    make: ofOwner((owner, group) => ({ do: 'discover', owner, group })),
  },
  {
    id: 'entropy',
    owners: false,
    count: 'bytes',
    make: (device, count) => ({ do: 'request', device, request: 'entropy', count }),
  },
];

/** Functions that an intent can be about. */
export const functionsFor = (intent: OwnIntent, functions: readonly DeviceId[]): readonly DeviceId[] =>
  intent.owners ? functions.filter(isPf) : functions;
