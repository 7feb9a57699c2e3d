import { unreachable } from '../num/result.ts';

/** A physical function: `pf0`. */
export type PfId = `pf${number}`;
/** A virtual function by its VF number, which starts at 1: `pf0/vf3` is VF 3 of `pf0`. */
export type VfId = `pf${number}/vf${number}`;
export type DeviceId = PfId | VfId;

/** Who acts. A function's device side and each of its virtqueues act on their own. */
export type ActorId =
  | 'operator'
  | `driver:${DeviceId}`
  | `device:${DeviceId}`
  | `device:${DeviceId}/q${number}`
  | `device:${PfId}/avq${number}`;

/** Where a notification goes: a queue of a device, or a driver's handler for a queue or for configuration changes. */
export type WireId = `device:${DeviceId}/q${number}` | `driver:${DeviceId}/q${number}` | `driver:${DeviceId}/config`;

export const driverOf = (device: DeviceId): `driver:${DeviceId}` => `driver:${device}`;
export const deviceOf = (device: DeviceId): `device:${DeviceId}` => `device:${device}`;
export const pfId = (pf: number): PfId => `pf${pf}`;
export const vfId = (pf: number, vf: number): VfId => `pf${pf}/vf${vf}`;

/** The parts of an id: `pf0` is `{ pf: 0, vf: 0 }`, `pf0/vf3` is `{ pf: 0, vf: 3 }`. Null for any other text. */
export const parseDeviceId = (text: string): { readonly pf: number; readonly vf: number } | null => {
  const match = /^pf(0|[1-9]\d{0,4})(?:\/vf([1-9]\d{0,4}))?$/.exec(text);
  return match ? { pf: Number(match[1]), vf: match[2] === undefined ? 0 : Number(match[2]) } : null;
};

/** For people: `PF 0`, `VF 2`. */
export const titleOf = (device: DeviceId): string => {
  const parts = parseDeviceId(device);
  return parts?.vf ? `VF ${parts.vf}` : `PF ${parts?.pf ?? 0}`;
};

/**
 * The parts of an actor's id; `admin` is the number of an administration virtqueue, counted from 0, `queue` the index of
 * another one.
 */
export type ActorParts =
  | { readonly kind: 'operator' }
  | { readonly kind: 'driver' | 'device'; readonly device: DeviceId }
  | { readonly kind: 'queue'; readonly device: DeviceId; readonly queue: number }
  | { readonly kind: 'admin'; readonly device: PfId; readonly admin: number };

export const parseActorId = (actor: ActorId): ActorParts => {
  if (actor === 'operator') return { kind: 'operator' };
  const colon = actor.indexOf(':');
  const kind = actor.slice(0, colon) as 'driver' | 'device';
  const rest = actor.slice(colon + 1);
  const queue = rest.indexOf('/avq');
  if (queue >= 0) return { kind: 'admin', device: rest.slice(0, queue) as PfId, admin: Number(rest.slice(queue + 4)) };
  const data = kind === 'device' ? /^(.+)\/q(\d+)$/.exec(rest) : null;
  if (data) return { kind: 'queue', device: data[1] as DeviceId, queue: Number(data[2]) };
  return { kind, device: rest as DeviceId };
};

/** The side of the rings that an actor is on. */
export const sideOf = (actor: ActorId): 'operator' | 'driver' | 'device' => {
  const parts = parseActorId(actor);
  switch (parts.kind) {
    case 'operator':
    case 'driver':
    case 'device':
      return parts.kind;
    case 'admin':
    case 'queue':
      return 'device';
    default:
      return unreachable(parts);
  }
};
