import type { DeviceId, PfId } from '../../engine/world/ids.ts';
import { parseDeviceId } from '../../engine/world/ids.ts';

/** A thing of the run that has a menu. */
export type Target =
  | { readonly kind: 'device'; readonly device: DeviceId }
  | { readonly kind: 'queue'; readonly device: DeviceId; readonly queue: number }
  | { readonly kind: 'descriptor'; readonly device: DeviceId; readonly queue: number; readonly index: number }
  | { readonly kind: 'command'; readonly owner: PfId; readonly id: number }
  | { readonly kind: 'step'; readonly step: number }
  | { readonly kind: 'field'; readonly path: string };

const isCount = (text: string | undefined): text is string => /^\d{1,7}$/.test(text ?? '');
const isDevice = (text: string | undefined): text is DeviceId => text !== undefined && parseDeviceId(text) !== null;

/** What the attribute `data-menu` of an element names: `descriptor pf0 2 3`. */
export const readTarget = (text: string): Target | null => {
  const [kind, first, second, third] = text.split(' ');
  switch (kind) {
    case 'device':
      return isDevice(first) ? { kind, device: first } : null;
    case 'queue':
      return isDevice(first) && isCount(second) ? { kind, device: first, queue: Number(second) } : null;
    case 'descriptor':
      return isDevice(first) && isCount(second) && isCount(third)
        ? { kind, device: first, queue: Number(second), index: Number(third) }
        : null;
    case 'command':
      return isDevice(first) && !first.includes('/') && isCount(second)
        ? { kind, owner: first as PfId, id: Number(second) }
        : null;
    case 'step':
      return isCount(first) ? { kind, step: Number(first) } : null;
    case 'field':
      return first ? { kind, path: first } : null;
    default:
      return null;
  }
};
