import { NO_VECTOR } from '../device/function.ts';
import { DEVICE_NEEDS_RESET, DRIVER_OK, describeStatus, SUSPEND } from '../device/status.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import type { Event, EventOf } from '../world/event.ts';
import type { FunctionState } from '../world/function-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceOf, driverOf, parseActorId, parseDeviceId, pfId, sideOf } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { Judge, Onlooker } from './onlooker.ts';
import { onlooker, when } from './onlooker.ts';
import { servedBy } from './parties.ts';

/** What a function is like when its reset is complete. */
const judgeReset = ({ by, device, from, to }: EventOf<'reset/done'>, judge: Judge): void => {
  const { status, negotiated, queues, configMsixVector, facets } = to;
  const kept = status !== 0 || negotiated !== null;
  judge('status.device.zero-after-reset', by, when(kept, `device_status reads ${status} after a reset`));
  judge('pci.common.zero-when-reset-done', by, when(status !== 0, `shows ${describeStatus(status)}`));
  const enabled = queues.findIndex(({ registers, ring }) => registers.enabled || ring !== null);
  judge('pci.common.queue-enable-zero-on-reset', by, when(enabled >= 0, `virtqueue ${enabled} is still enabled`));
  const mapped = configMsixVector !== NO_VECTOR || queues.some(({ registers }) => registers.msixVector !== NO_VECTOR);
  judge('pci.msix.unmapped-on-reset', by, when(mapped, 'a vector is still mapped'));
  if (Object.keys(from.facets.usedLists).length > 0) {
    const left = Object.keys(facets.usedLists).length > 0;
    judge('admin.list.initial-two', by, when(left, 'a declared list is still in force'));
  }
  if (Object.keys(from.facets.driverCaps).length > 0) {
    const left = Object.keys(facets.driverCaps).length > 0;
    judge('admin.cap.reset-clears', by, when(left, 'driver capabilities are still set'));
  }
  if (from.facets.objects.length > 0) {
    judge('admin.res.reset-destroys', by, when(facets.objects.length > 0, `${facets.objects.length} objects are left`));
  }
  if ((parseDeviceId(device)?.vf ?? 0) > 0) {
    const left = to.driverFeatures !== 0n || facets.parts !== null || enabled >= 0 || status !== 0;
    judge('admin.parts.reset-to-default', by, when(left, 'a part is not what it was at first'));
  }
};

/** Whether a configuration change notification has a way to the driver: with MSI-X a vector, and that not masked. */
const canInterrupt = ({ msix, configMsixVector }: FunctionState): boolean =>
  !msix?.enabled || (configMsixVector !== NO_VECTOR && !msix.masked.includes(configMsixVector));

const isQueueWork = (event: Event): event is EventOf<'queue/took' | 'queue/executed' | 'queue/returned'> =>
  event.type === 'queue/took' ||
  event.type === 'queue/executed' ||
  event.type === 'queue/returned' ||
  event.type === 'queue/completed';

/** Looks at resets, and at what functions do before they are live: nothing. */
export const lookAtResets = (): Onlooker => {
  /** Functions that were reset and whose driver has not set DRIVER_OK since. */
  const silent = new Set<DeviceId>();
  const judgeWork = (event: Event, record: StepRecord, judge: Judge): void => {
    const device = servedBy(event.by);
    if (device === null || !(isQueueWork(event) || event.type === 'memory/wrote' || event.type === 'wire/raised'))
      return;
    const what = event.type === 'memory/wrote' ? `writes ${event.what}` : event.type.replace('/', ' ');
    if (silent.has(device)) {
      const clause = event.type === 'wire/raised' ? 'no-notify-after-reset' : 'no-queue-access-after-reset';
      judge(`reset.device.${clause}`, event.by, `${what} before the driver has initialized it again`);
    }
    const { status } = deviceState(record.before, device);
    // A suspended device has no DRIVER_OK either; that is another rule.
    const early = (status & (DRIVER_OK | SUSPEND)) === 0;
    if (event.type === 'queue/took') {
      judge('status.device.no-consume-before-driver-ok', event.by, when(early, 'takes a buffer before DRIVER_OK'));
    } else if (event.type === 'wire/raised' && /\/q\d+$/.test(event.wire) && event.wire.startsWith(driverOf(device))) {
      judge('status.device.no-used-notify-before-driver-ok', event.by, when(early, 'notifies before DRIVER_OK'));
    }
  };
  return onlooker((record, judge) => {
    const { events, before, after, step } = record;
    if (step === 1) {
      for (const [pf] of before.topology.pfs.entries()) {
        const { status } = deviceState(before, pfId(pf));
        judge('status.device.starts-zero', deviceOf(pfId(pf)), when(status !== 0, `starts with status ${status}`));
      }
    }
    for (const event of events) {
      if (sideOf(event.by) === 'device') judgeWork(event, record, judge);
      if (event.type === 'reset/done') {
        judgeReset(event, judge);
        const by = deviceOf(event.device);
        judge('reset.device.no-notify-after-reset', by, null);
        judge('reset.device.no-queue-access-after-reset', by, null);
        silent.add(event.device);
      } else if (event.type === 'vf/created') {
        const { status } = event.to;
        judge('status.device.starts-zero', deviceOf(event.device), when(status !== 0, `starts with status ${status}`));
      } else if (event.type === 'parts/applied' || (event.type === 'status/wrote' && event.to & DRIVER_OK)) {
        silent.delete(event.device);
      }
      if (event.type !== 'status/wrote' || !(event.to & ~event.from & DEVICE_NEEDS_RESET)) continue;
      if (!(event.from & DRIVER_OK) || parseActorId(event.by).kind === 'driver') continue;
      const told = after.wires[`${driverOf(event.device)}/config`] !== undefined;
      const mute = !told && canInterrupt(deviceState(after, event.device));
      judge('status.device.needs-reset-config-notify', event.by, when(mute, 'asks for a reset and tells nobody'));
    }
  });
};
