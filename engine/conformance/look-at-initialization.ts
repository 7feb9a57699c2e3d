import { ACKNOWLEDGE, DRIVER_OK, FEATURES_OK } from '../device/status.ts';
import type { DeviceId } from '../world/ids.ts';
import { driverOf, parseActorId } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { Onlooker, Remark } from './onlooker.ts';

/** Looks at how drivers come up: the reset first, DRIVER_OK last, no bit that was not offered; and at what resets leave. */
export const lookAtInitialization = (): Onlooker => {
  /** Functions that their present driver has reset. */
  const reset = new Set<DeviceId>();
  return ({ events, after }) => {
    const remarks: Remark[] = [];
    for (const event of events) {
      if (event.type === 'driver/moved' && event.to === 'reset') reset.delete(event.device);
      else if (event.type === 'reset/began') reset.add(event.device);
      else if (event.type === 'reset/done') {
        const { status, negotiated } = event.to;
        const kept = status !== 0 || negotiated !== null;
        remarks.push({
          clause: 'status.device.zero-after-reset',
          by: event.by,
          why: kept ? `device_status reads ${status} after a reset` : null,
        });
        if (parseActorId(event.by).kind === 'operator') reset.add(event.device);
      } else if (event.type === 'status/wrote' && parseActorId(event.by).kind === 'driver') {
        const set = event.to & ~event.from;
        const first = !reset.has(event.device);
        if (set & ACKNOWLEDGE) {
          remarks.push({
            clause: 'init.driver.reset-first',
            by: event.by,
            why: first ? 'begins without a reset' : null,
          });
        }
        if (set & DRIVER_OK) {
          const why = event.from & FEATURES_OK ? null : 'sets DRIVER_OK before FEATURES_OK';
          remarks.push({ clause: 'init.driver.driver-ok-last', by: event.by, why });
        }
      } else if (event.type === 'note/checked' && event.check === 'subset') {
        const device = parseActorId(event.by);
        if (device.kind === 'device') {
          const why = event.passed ? null : event.why;
          remarks.push({ clause: 'features.driver.no-unoffered', by: driverOf(device.device), why });
        }
      } else if (event.type === 'features/negotiated' && event.to !== null) {
        const { offered } = deviceState(after, event.device);
        const foreign = (event.to & ~offered) !== 0n;
        remarks.push({
          clause: 'features.device.reject-features-ok',
          by: event.by,
          why: foreign ? 'accepts a set with bits that it does not offer' : null,
        });
      }
    }
    return remarks;
  };
};
