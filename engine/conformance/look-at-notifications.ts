import { DRIVER_OK, SUSPEND } from '../device/status.ts';
import type { EventOf } from '../world/event.ts';
import type { DeviceId } from '../world/ids.ts';
import { parseActorId } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { Onlooker, Remark } from './onlooker.ts';

const FLAGS = {
  notification: { asks: 'split.avail-notify.driver-flags0-notify', quiet: 'split.avail-notify.driver-flags1-quiet' },
  interrupt: { asks: 'split.used-notify.device-flags0-notify', quiet: 'split.used-notify.device-flags1-quiet' },
} as const;

/** Looks at every decision to notify: is it carried out, and is nobody notified before DRIVER_OK? */
export const lookAtNotifications = (): Onlooker => record => {
  const { events, before } = record;
  const raised = events.find((event): event is EventOf<'wire/raised'> => event.type === 'wire/raised');
  const remarks: Remark[] = [];
  for (const event of events) {
    if (event.type !== 'note/decided') continue;
    const { send, about, by } = event;
    const { asks, quiet } = FLAGS[about];
    if (send) remarks.push({ clause: asks, by, why: raised ? null : 'is to notify, and does not' });
    else remarks.push({ clause: quiet, by, why: raised ? 'is not to notify, and does' : null });
  }
  if (raised && parseActorId(raised.by).kind === 'driver' && raised.wire.startsWith('device:')) {
    const device = raised.wire.slice('device:'.length, raised.wire.lastIndexOf('/')) as DeviceId;
    const { status } = deviceState(before, device);
    // A suspended device has no DRIVER_OK either; that is another rule.
    const early = (status & (DRIVER_OK | SUSPEND)) === 0;
    remarks.push({
      clause: 'init.driver.no-notify-before-driver-ok',
      by: raised.by,
      why: early ? `notifies ${device} before DRIVER_OK` : null,
    });
  }
  return remarks;
};
