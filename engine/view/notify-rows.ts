import { notificationWord } from '../device/notification.ts';
import { NOTIF_CONFIG_DATA, NOTIFICATION_DATA } from '../device/reserved-features.ts';
import { hex } from '../num/addr.ts';
import type { FeatureSet } from '../num/feature-set.ts';
import { hasBit, noFeatures } from '../num/feature-set.ts';
import { NOTIFY_MULTIPLIER } from '../pci/function-space.ts';
import { deviceOf } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import { queueName } from './names.ts';
import type { NotifyRow, RegistersView } from './parts/registers.ts';
import type { RegistersInput } from './registers-there.ts';

/** What a notification says under the negotiated features. */
const notificationWords = (features: FeatureSet, packed: boolean, value: number): string => {
  const low = value & 0xffff;
  const queue = hasBit(features, NOTIF_CONFIG_DATA) ? `queue_notif_config_data ${low}` : `virtqueue ${low}`;
  if (!hasBit(features, NOTIFICATION_DATA)) return queue;
  const next = value >>> 16;
  const where = packed ? 'next_off' : 'next_off (idx)';
  return `${queue}, ${where} ${next & 0x7fff}, next_wrap ${next >>> 15}`;
};

/** How each virtqueue is notified: its address, the value that is due, and the last one. */
export const notifyRows = ({ after, device, lastOf, record }: RegistersInput): RegistersView['notify'] => {
  const state = deviceState(after, device);
  const features = state.negotiated ?? noFeatures;
  const width = hasBit(features, NOTIFICATION_DATA) ? 4 : 2;
  const rows = state.queues.map(({ registers, ring }, queue): NotifyRow => {
    const wire = `${deviceOf(device)}/q${queue}` as const;
    const half = driverState(after, device).queues[queue];
    const writer = lastOf(wire);
    const raised =
      writer && record(writer.step)?.events.findLast(event => event.type === 'wire/raised' && event.wire === wire);
    const value = raised?.type === 'wire/raised' ? raised.value : null;
    const due = notificationWord(features, queue, registers.notifConfigData, half?.publishedIdx ?? 0);
    return {
      queue,
      name: queueName(state, queue),
      notifyOff: registers.notifyOff,
      offset: registers.notifyOff * NOTIFY_MULTIPLIER,
      width,
      due: hex(due, 2 * width),
      last:
        writer && value !== null
          ? {
              ...writer,
              value: hex(value, 2 * width),
              words: notificationWords(features, ring?.format === 'packed', value),
            }
          : null,
      waits: after.wires[wire] !== undefined,
    };
  });
  return { multiplier: NOTIFY_MULTIPLIER, rows };
};
