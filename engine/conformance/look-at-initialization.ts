import { ACKNOWLEDGE, DRIVER, DRIVER_OK, describeStatus, FAILED, FEATURES_OK } from '../device/status.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import type { Event } from '../world/event.ts';
import type { DeviceId } from '../world/ids.ts';
import { driverOf, parseActorId } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { Judge, Onlooker } from './onlooker.ts';
import { onlooker, when } from './onlooker.ts';

/** What a driver has done to its function since it began. */
interface Progress {
  readonly reset: ReadonlySet<DeviceId>;
  readonly failed: ReadonlySet<DeviceId>;
}

/** A driver sets bits of device_status, in its order. */
const judgeStatus = (
  { by, device, from, to }: Extract<Event, { readonly type: 'status/wrote' }>,
  { reset, failed }: Progress,
  judge: Judge,
): void => {
  const set = to & ~from;
  judge('status.driver.set-step-bits', by, null);
  judge('status.driver.no-clear', by, when((from & ~to) !== 0, `clears ${describeStatus(from & ~to)}`));
  if (failed.has(device) && set & ~FAILED) {
    judge('init.driver.no-continue-after-error', by, `sets ${describeStatus(set)} after it has failed`);
    judge('status.driver.failed-then-reset', by, `sets ${describeStatus(set)} after FAILED without a reset`);
  }
  if (set & ACKNOWLEDGE) judge('init.driver.reset-first', by, when(!reset.has(device), 'begins without a reset'));
  if (set & DRIVER) {
    judge('init.driver.acknowledge-second', by, when(!(from & ACKNOWLEDGE), 'sets DRIVER without ACKNOWLEDGE'));
  }
  if (set & FEATURES_OK) {
    judge('init.driver.driver-third', by, when(!(from & DRIVER), 'sets FEATURES_OK without DRIVER'));
  }
  if (set & DRIVER_OK) {
    const without = !(from & FEATURES_OK);
    judge('init.driver.set-features-ok', by, when(without, 'sets DRIVER_OK before FEATURES_OK was accepted'));
    judge('init.driver.driver-ok-last', by, when(without, 'sets DRIVER_OK before FEATURES_OK'));
  }
};

/** The reset of a function has been asked for and is not complete, at some event of a step. */
const isResetting = ({ events, before }: StepRecord, at: number, device: DeviceId): boolean => {
  const { resetting, status } = deviceState(before, device);
  return events
    .slice(0, at)
    .reduce(
      (now, event) =>
        event.type === 'reset/began' && event.device === device
          ? true
          : event.type === 'reset/done' && event.device === device
            ? false
            : now,
      resetting || status !== 0,
    );
};

/** Virtqueues whose device side is off at some event of a step, though it was on before. */
const isOff = ({ events, before }: StepRecord, at: number, device: DeviceId, queue: number): boolean => {
  const { present, queues } = deviceState(before, device);
  if (!present || !queues[queue]?.ring) return true;
  return events
    .slice(0, at)
    .some(
      event =>
        ((event.type === 'reset/done' || event.type === 'vf/destroyed') && event.device === device) ||
        (event.type === 'queue/reset' && event.device === device && event.queue === queue),
    );
};

/** Looks at how drivers come up and go: the reset first, their bits in order, FAILED when it does not work. */
export const lookAtInitialization = (): Onlooker => {
  /** Functions that their present driver has reset, whose features it has written, and that have failed. */
  const reset = new Set<DeviceId>();
  const wrote = new Set<DeviceId>();
  const failed = new Set<DeviceId>();
  const judgeMove = (
    { device, from, to }: Extract<Event, { readonly type: 'driver/moved' }>,
    record: StepRecord,
    at: number,
    judge: Judge,
  ): void => {
    const by = driverOf(device);
    const { before, after, events } = record;
    if (to === 'reset') reset.delete(device);
    if (!deviceState(after, device).present) return;
    if (from === 'wait-reset' || from === 'wait-stop') {
      const why = when(isResetting(record, at, device), 'goes on before device_status reads 0');
      judge('reset.driver.complete-when-zero', by, why);
      judge('pci.common.wait-status-zero', by, why);
    }
    if (to === 'wait-reset' || to === 'wait-stop') {
      const began = events.some(event => event.type === 'reset/began' && event.device === device);
      const deaf = !began && !deviceState(before, device).resetting;
      judge('pci.common.reset-on-zero', `device:${device}`, when(deaf, 'does not reset when 0 is written'));
    }
    if (from === 'check-features') {
      const refused = !(deviceState(before, device).status & FEATURES_OK);
      const why = when(refused && to !== 'failed', 'goes on although FEATURES_OK reads 0');
      judge('init.driver.reread-features-ok', by, why);
      if (refused) judge('features.driver.failed-if-unworkable', by, why);
    }
    if (to !== 'failed') return;
    const silent = when(!(deviceState(after, device).status & FAILED), 'gives up without FAILED');
    judge('init.driver.failed-on-error', by, silent);
    if (from === 'write-features' || from === 'check-features') {
      judge('features.driver.failed-if-unworkable', by, silent);
    }
    failed.add(device);
  };
  return onlooker((record, judge) => {
    const { events, before } = record;
    for (const [at, event] of events.entries()) {
      const isDriver = parseActorId(event.by).kind === 'driver';
      if (event.type === 'driver/moved') judgeMove(event, record, at, judge);
      else if (event.type === 'token/closed' ? event.usedLength === null : event.type === 'driver/queue' && !event.to) {
        const { device } = event as Extract<Event, { readonly type: 'token/closed' | 'driver/queue' }>;
        const queue = event.type === 'token/closed' ? event.token.command.queue : (event as { queue: number }).queue;
        const live = !isOff(record, at, device, queue);
        const why = when(live, `takes buffers of virtqueue ${queue} back while it is live`);
        judge('cleanup.driver.reset-before-removal', driverOf(device), why);
      } else if (
        event.type === 'reset/began' ||
        (event.type === 'reset/done' && !isDriver && !reset.has(event.device))
      ) {
        const { device, by } = event;
        if (failed.delete(device) && isDriver) {
          judge('init.driver.no-continue-after-error', by, null);
          judge('status.driver.failed-then-reset', by, null);
        }
        reset.add(device);
        wrote.delete(device);
      } else if (event.type === 'note/checked' && event.check === 'subset') {
        const party = parseActorId(event.by);
        if (party.kind !== 'device') continue;
        const unread = when(!wrote.has(party.device), 'sets FEATURES_OK before it has written driver_feature');
        judge('init.driver.write-features-before-features-ok', driverOf(party.device), unread);
      } else if (event.type === 'status/wrote' && isDriver) judgeStatus(event, { reset, failed }, judge);
      else if (event.type === 'features/written' && isDriver) {
        wrote.add(event.device);
        const late = (deviceState(before, event.device).status & FEATURES_OK) !== 0;
        judge('init.driver.no-features-after-features-ok', event.by, when(late, 'writes driver_feature too late'));
      } else if ((event.type === 'queue/enabled' || event.type === 'register/queue-wrote') && isDriver) {
        const early = !(deviceState(before, event.device).status & FEATURES_OK);
        const why = when(early, `sets up virtqueue ${event.queue} before FEATURES_OK`);
        judge('init.driver.setup-after-features-ok', event.by, why);
      }
    }
  });
};
