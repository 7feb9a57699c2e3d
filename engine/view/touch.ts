import { commonCfg } from '../device/common-cfg.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import type { DeviceId } from '../world/ids.ts';
import { parseActorId } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import { statusText } from './status-view.ts';

/** What a driver reads without an event telling of it, by the name of its action. */
const readings: Readonly<Record<string, readonly string[]>> = {
  'wait-reset': ['device_status'],
  'wait-stop': ['device_status'],
  'read-features': ['device_feature'],
  'check-features': ['device_status', 'num_queues'],
  'find-admin': ['admin_queue_index', 'admin_queue_num'],
};

/** The register access that says most about a driver's step; null: none. */
export const registerLabel = (record: StepRecord, device: DeviceId): string | null => {
  const { name } = record.action;
  const [read] = readings[name] ?? [];
  if (read === 'device_status') return `device_status → ${statusText(deviceState(record.before, device).status)}`;
  if (read === 'device_feature') return 'device_feature → driver';
  if (read !== undefined) return `${read} → ${deviceState(record.before, device).adminQueueIndex}`;
  for (const event of record.events) {
    if (!('device' in event) || event.device !== device) continue;
    switch (event.type) {
      case 'status/wrote':
        return `device_status ← ${statusText(event.to)}`;
      case 'reset/began':
        return 'device_status ← 0x00';
      case 'features/written':
        return 'driver_feature ← driver';
      case 'queue/enabled':
        return 'queue_enable ← 1';
      case 'queue/reset':
        return 'queue_reset ← 1';
      case 'register/queue-wrote':
        return `virtqueue ${event.queue} ← addresses`;
      case 'register/wrote':
        if (name !== 'set-up' && name !== 'write-features' && name !== 'enable')
          return `${event.register} ← ${event.to}`;
        break;
      default:
        break;
    }
  }
  return null;
};

/** Whether what a driver does is to read its function, as an action or as a person's own access. */
export const isReading = (name: string): boolean => Object.hasOwn(readings, name) || name === 'read-at';

/** Registers that a driver, or a person in its place, reads in a step: of which function, and their names. */
export const readIn = ({
  action,
  events,
}: StepRecord): { readonly device: DeviceId; readonly names: readonly string[] } | null => {
  const parts = parseActorId(action.actor);
  if (parts.kind === 'driver') return { device: parts.device, names: readings[action.name] ?? [] };
  const taken = events.find(({ type }) => type === 'intent/taken');
  if (taken?.type !== 'intent/taken' || taken.intent.do !== 'read-at' || taken.intent.structure !== 'common')
    return null;
  const { device, offset } = taken.intent;
  return { device, names: Object.entries(commonCfg.offsets).flatMap(([name, at]) => (at === offset ? name : [])) };
};
