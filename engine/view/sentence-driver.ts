import { readRegister } from '../device/common-cfg.ts';
import { hex } from '../num/addr.ts';
import type { DeviceId } from '../world/ids.ts';
import { parseDeviceId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import { bitsText } from './feature-bits.ts';
import { queueName } from './names.ts';
import { statusText } from './status-view.ts';
import type { EventOf, Told } from './told.ts';
import { deviceIn, eventOf, eventsOf, remembered, sentences } from './told.ts';

const from = (event: EventOf<'status/wrote'>): string => `${statusText(event.from)} → ${statusText(event.to)}`;

/** Why the driver gave up in this step; null: it did not. */
const gaveUp = (told: Told): string | null => {
  const trouble = remembered(told, 'trouble');
  if (!trouble || eventOf(told, 'driver/moved')?.to !== 'failed') return null;
  const status = eventsOf(told, 'status/wrote').at(-1);
  return sentences(`Gives up: ${trouble}`, status ? `Sets FAILED: device_status ${from(status)}` : null);
};

/** What a violation says: the driver broke a rule, and what came of it. */
export const violations = (told: Told): string | null => {
  const all = eventsOf(told, 'note/violated').map(({ why }) => why);
  return all.length > 0 ? all.join('; ') : null;
};

/** Where a member is in use from now on. */
const gateCloses = ({ dialect }: Told, device: DeviceId, wrote: EventOf<'status/wrote'>): string | null => {
  const { gate } = dialect;
  if (!gate || parseDeviceId(device)?.vf === 0) return null;
  return wrote.to & ~wrote.from & gate.statusBit ? `From here: ${gate.closed}` : null;
};

const setsStatus = (told: Told, bit: string, after: string | null = null): string => {
  const wrote = eventOf(told, 'status/wrote');
  if (!wrote) return sentences(`Writes ${bit}, and device_status stays`, violations(told));
  return sentences(
    `Sets ${bit}: device_status ${from(wrote)}`,
    after,
    gateCloses(told, deviceIn(told), wrote),
    violations(told),
  );
};

const released = (told: Told): string | null => {
  const lost = eventsOf(told, 'token/closed').length;
  return lost === 0 ? null : `gives up ${lost} ${lost === 1 ? 'command' : 'commands'} without an answer`;
};

const asksForReset = (told: Told, why: string): string => {
  const began = eventOf(told, 'reset/began');
  const was = began ? ` (it was ${statusText(began.status)})` : '; a reset is under way already';
  return sentences(`Writes 0 to device_status${was}${began ? `: ${why}` : ''}`, released(told));
};

const featuresOk = (told: Told): string => {
  const agreed = eventOf(told, 'features/negotiated');
  if (agreed?.to != null) return setsStatus(told, 'FEATURES_OK', `The device accepts ${bitsText(agreed.to)}`);
  const against = eventsOf(told, 'note/checked').find(({ passed }) => !passed);
  return sentences(
    `Writes FEATURES_OK, but the device leaves it clear${against ? `: ${against.why}` : ''}`,
    violations(told),
  );
};

const setsUp = (told: Told): string => {
  const device = deviceIn(told);
  const made = eventOf(told, 'driver/queue');
  const state = deviceState(told.record.after, device);
  const registers = made ? state.queues[made.queue]?.registers : undefined;
  if (!made || !registers) return gaveUp(told) ?? sentences('Sets up no virtqueue', violations(told));
  const { size, desc, driver, device: used } = registers;
  const where = `queue_desc ${hex(desc)}, queue_driver ${hex(driver)}, queue_device ${hex(used)}`;
  return sentences(
    `Sets up virtqueue ${made.queue} (${queueName(state, made.queue)}), size ${size}: ${where}`,
    violations(told),
  );
};

const enables = (told: Told): string => {
  const enabled = eventOf(told, 'queue/enabled');
  if (!enabled) return sentences('Writes queue_enable 1, but no virtqueue is enabled', violations(told));
  const state = deviceState(told.record.after, deviceIn(told));
  return sentences(`Writes queue_enable 1: virtqueue ${enabled.queue} (${queueName(state, enabled.queue)}) is enabled`);
};

const findsAdmin = (told: Told): string => {
  const state = deviceState(told.record.after, deviceIn(told));
  const index = Number(readRegister(state, 'admin_queue_index'));
  const count = Number(readRegister(state, 'admin_queue_num'));
  const which =
    count === 0
      ? 'there is none'
      : count === 1
        ? `avq0 is virtqueue ${index}`
        : `avq0 to avq${count - 1} start at virtqueue ${index}`;
  return sentences(`Reads admin_queue_index ${index} and admin_queue_num ${count}: ${which}`);
};

const readsStatus = (told: Told): string => statusText(deviceState(told.record.before, deviceIn(told)).status);

const looks = (told: Told): string => {
  const wire = eventsOf(told, 'wire/seen').find(event => event.wire.endsWith('/config'));
  const { queues } = driverState(told.record.after, deviceIn(told));
  const packed = Object.values(queues).some(({ format }) => format === 'packed');
  if (!wire) return `Looks at the ${packed ? 'ring' : 'used ring'} and finds nothing new.`;
  const { trouble } = driverState(told.record.after, deviceIn(told));
  return sentences(`Reads device_status ${readsStatus(told)} after a configuration change notification`, trouble);
};

/** What a driver's step on its way up or down does, by the name of its action; null for any other action. */
export const driverSentence = (told: Told): string | null => {
  const gone = gaveUp(told);
  if (gone !== null) return gone;
  switch (told.record.action.name) {
    case 'reset':
      return asksForReset(told, 'asks for a reset');
    case 'wait-reset':
      return `Reads device_status ${readsStatus(told)}: the reset is complete.`;
    case 'acknowledge':
      return setsStatus(told, 'ACKNOWLEDGE');
    case 'driver':
      return setsStatus(told, 'DRIVER');
    case 'read-features':
      return sentences(
        `Reads device_feature; offered: ${bitsText(driverState(told.record.after, deviceIn(told)).sees)}`,
      );
    case 'write-features':
      return sentences(
        `Writes driver_feature: accepts ${bitsText(driverState(told.record.after, deviceIn(told)).accepts)}`,
        violations(told),
      );
    case 'features-ok':
      return featuresOk(told);
    case 'check-features':
      return `Reads device_status ${readsStatus(told)}: FEATURES_OK is still set.`;
    case 'find-admin':
      return findsAdmin(told);
    case 'set-up':
      return setsUp(told);
    case 'enable':
      return enables(told);
    case 'driver-ok':
      return setsStatus(told, 'DRIVER_OK', 'The device is live');
    case 'stop':
      return asksForReset(told, 'resets the device before it goes');
    case 'wait-stop':
      return `Reads device_status ${readsStatus(told)}: the reset is complete, and the driver goes.`;
    case 'look':
      return looks(told);
    default:
      return null;
  }
};
