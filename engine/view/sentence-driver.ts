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
  return sentences(
    told.say('Gives up: {}', told.say.again(trouble)),
    status ? told.say('Sets {}: device_status {}', 'FAILED', from(status)) : null,
  );
};

/** What a violation says: the driver broke a rule, and what came of it. */
export const violations = (told: Told): string | null => {
  const all = eventsOf(told, 'note/violated').map(({ why }) => told.say.again(why));
  return all.length > 0 ? all.join('; ') : null;
};

/** Where a member is in use from now on. */
const gateCloses = ({ dialect, say }: Told, device: DeviceId, wrote: EventOf<'status/wrote'>): string | null => {
  const { gate } = dialect;
  if (!gate || parseDeviceId(device)?.vf === 0) return null;
  return wrote.to & ~wrote.from & gate.statusBit ? say('From here: {}', say.again(gate.closed)) : null;
};

const setsStatus = (told: Told, bit: string, after: string | null = null): string => {
  const wrote = eventOf(told, 'status/wrote');
  if (!wrote) return sentences(told.say('Writes {}, and device_status stays', bit), violations(told));
  return sentences(
    told.say('Sets {}: device_status {}', bit, from(wrote)),
    after,
    gateCloses(told, deviceIn(told), wrote),
    violations(told),
  );
};

const released = (told: Told): string | null => {
  const lost = eventsOf(told, 'token/closed').length;
  if (lost === 0) return null;
  return told.say(
    lost === 1 ? 'gives up {} command without an answer' : 'gives up {} commands without an answer',
    lost,
  );
};

const asksForReset = (told: Told, why: string): string => {
  const began = eventOf(told, 'reset/began');
  const does = began
    ? told.say('Writes 0 to device_status (it was {}): {}', statusText(began.status), why)
    : told.say('Writes 0 to device_status; a reset is under way already');
  return sentences(does, released(told));
};

const featuresOk = (told: Told): string => {
  const agreed = eventOf(told, 'features/negotiated');
  if (agreed?.to != null)
    return setsStatus(told, 'FEATURES_OK', told.say('The device accepts {}', bitsText(told.say, agreed.to)));
  const against = eventsOf(told, 'note/checked').find(({ passed }) => !passed);
  const does = told.say('Writes FEATURES_OK, but the device leaves it clear');
  return sentences(against ? `${does}: ${told.say.again(against.why)}` : does, violations(told));
};

const setsUp = (told: Told): string => {
  const device = deviceIn(told);
  const made = eventOf(told, 'driver/queue');
  const state = deviceState(told.record.after, device);
  const registers = made ? state.queues[made.queue]?.registers : undefined;
  if (!made || !registers) return gaveUp(told) ?? sentences(told.say('Sets up no virtqueue'), violations(told));
  const { size, desc, driver, device: used } = registers;
  const where = `queue_desc ${hex(desc)}, queue_driver ${hex(driver)}, queue_device ${hex(used)}`;
  return sentences(
    told.say('Sets up virtqueue {} ({}), size {}: {}', made.queue, queueName(state, made.queue), size, where),
    violations(told),
  );
};

const enables = (told: Told): string => {
  const enabled = eventOf(told, 'queue/enabled');
  if (!enabled) return sentences(told.say('Writes queue_enable 1, but no virtqueue is enabled'), violations(told));
  const state = deviceState(told.record.after, deviceIn(told));
  return sentences(
    told.say('Writes queue_enable 1: virtqueue {} ({}) is enabled', enabled.queue, queueName(state, enabled.queue)),
  );
};

const findsAdmin = (told: Told): string => {
  const state = deviceState(told.record.after, deviceIn(told));
  const index = Number(readRegister(state, 'admin_queue_index'));
  const count = Number(readRegister(state, 'admin_queue_num'));
  const which =
    count === 0
      ? told.say('there is none')
      : count === 1
        ? told.say('avq0 is virtqueue {}', index)
        : told.say('avq0 to avq{} start at virtqueue {}', count - 1, index);
  return sentences(told.say('Reads admin_queue_index {} and admin_queue_num {}: {}', index, count, which));
};

const readsStatus = (told: Told): string => statusText(deviceState(told.record.before, deviceIn(told)).status);

const looks = (told: Told): string => {
  const wire = eventsOf(told, 'wire/seen').find(event => event.wire.endsWith('/config'));
  const { queues } = driverState(told.record.after, deviceIn(told));
  const packed = Object.values(queues).some(({ format }) => format === 'packed');
  if (!wire)
    return sentences(told.say('Looks at the {} and finds nothing new', told.say(packed ? 'ring' : 'used ring')));
  const { trouble } = driverState(told.record.after, deviceIn(told));
  return sentences(
    told.say('Reads device_status {} after a configuration change notification', readsStatus(told)),
    trouble && told.say.again(trouble),
  );
};

/** What a driver's step on its way up or down does, by the name of its action; null for any other action. */
export const driverSentence = (told: Told): string | null => {
  const gone = gaveUp(told);
  if (gone !== null) return gone;
  switch (told.record.action.name) {
    case 'reset':
      return asksForReset(told, told.say('asks for a reset'));
    case 'wait-reset':
      return told.say('Reads device_status {}: the reset is complete.', readsStatus(told));
    case 'acknowledge':
      return setsStatus(told, 'ACKNOWLEDGE');
    case 'driver':
      return setsStatus(told, 'DRIVER');
    case 'read-features':
      return sentences(
        told.say(
          'Reads device_feature; offered: {}',
          bitsText(told.say, driverState(told.record.after, deviceIn(told)).sees),
        ),
      );
    case 'write-features':
      return sentences(
        told.say(
          'Writes driver_feature: accepts {}',
          bitsText(told.say, driverState(told.record.after, deviceIn(told)).accepts),
        ),
        violations(told),
      );
    case 'features-ok':
      return featuresOk(told);
    case 'check-features':
      return told.say('Reads device_status {}: FEATURES_OK is still set.', readsStatus(told));
    case 'find-admin':
      return findsAdmin(told);
    case 'set-up':
      return setsUp(told);
    case 'enable':
      return enables(told);
    case 'driver-ok':
      return setsStatus(told, 'DRIVER_OK', told.say('The device is live'));
    case 'stop':
      return asksForReset(told, told.say('resets the device before it goes'));
    case 'wait-stop':
      return told.say('Reads device_status {}: the reset is complete, and the driver goes.', readsStatus(told));
    case 'look':
      return looks(told);
    default:
      return null;
  }
};
