import { DEVICE_NEEDS_RESET, DRIVER_OK, SUSPEND } from '../device/status.ts';
import { buffersInProgress } from '../device/suspend.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { hasBit } from '../num/feature-set.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import type { Event, EventOf } from '../world/event.ts';
import type { FunctionState } from '../world/function-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceOf, driverOf, parseActorId, sideOf } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { Judge, Onlooker } from './onlooker.ts';
import { onlooker, when } from './onlooker.ts';
import { servedBy } from './parties.ts';

const isSuspended = ({ status }: FunctionState): boolean => (status & SUSPEND) !== 0;

/** A device shows SUSPEND, or leaves it behind. */
const judgeStatus = (record: StepRecord, event: EventOf<'status/wrote'>, dialect: Dialect, judge: Judge): void => {
  const { by, device, from, to } = event;
  const state = deviceState(record.before, device);
  if (to & ~from & SUSPEND) {
    const bit = dialect.features.byName.get('SUSPEND')?.bit ?? -1;
    const agreed = bit >= 0 && state.negotiated !== null && hasBit(state.negotiated, bit);
    const why = when(!agreed || !(from & DRIVER_OK), 'suspends before initialization is complete');
    judge('suspend.device.ignore-before-init', by, why);
    const left = buffersInProgress(state);
    judge('suspend.device.drain-before-suspend', by, when(left > 0, `${left} buffers are in progress`));
    for (const rule of ['no-vq-notify', 'no-vq-access', 'no-config-change', 'no-config-notify'])
      judge(`suspend.device.${rule}`, by, null);
    for (const rule of ['no-new-buffers', 'no-notify', 'no-config-write'])
      judge(`suspend.driver.${rule}`, driverOf(device), null);
  }
  if (from & ~to & SUSPEND) judge('suspend.driver.wait-resume', driverOf(device), null);
};

/** What the side of a suspended device does. */
const judgeSuspended = (event: Event, judge: Judge): void => {
  const { by, type } = event;
  if (type === 'wire/raised') {
    const rule = event.wire.endsWith('/config') ? 'no-config-notify' : 'no-vq-notify';
    judge(`suspend.device.${rule}`, by, `raises ${event.wire} while it is suspended`);
  } else if (type === 'memory/wrote') judge('suspend.device.no-vq-access', by, `writes ${event.what} while suspended`);
  else if (/^queue\/(took|executed|returned|completed)$/.test(type)) {
    judge('suspend.device.no-vq-access', by, 'serves a virtqueue while it is suspended');
  } else if (type === 'device/changed' || type === 'register/wrote') {
    judge('suspend.device.no-config-change', by, 'changes its configuration while it is suspended');
  }
};

/** What the side of a stopped device does. */
const judgeStopped = (event: Event, judge: Judge): void => {
  const { by, type } = event;
  if (type === 'wire/raised') judge('admin.mode.no-notifications', by, `raises ${event.wire} while it is stopped`);
  if (type === 'memory/wrote' || type === 'wire/raised') {
    judge('admin.mode.stopped-no-pci-transactions', by, 'starts a transaction while it is stopped');
  }
  if (type === 'memory/wrote' || /^queue\/(took|executed|returned|completed)$/.test(type)) {
    judge('admin.mode.no-vq-access', by, 'serves a virtqueue while it is stopped');
  }
};

/** A function is stopped by its owner. */
const judgeStop = (record: StepRecord, { by, device }: EventOf<'facets/changed'>, judge: Judge): void => {
  const state = deviceState(record.before, device);
  const left = buffersInProgress(state);
  judge('admin.mode.drain-before-complete', by, when(left > 0, `${left} buffers are in progress`));
  const held = state.queues.reduce((sum, queue) => sum + queue.held.length, 0);
  judge('admin.mode.write-back-observed', by, when(held > 0, `${held} buffers were taken and are not written back`));
  for (const rule of ['no-notifications', 'stopped-no-pci-transactions', 'no-vq-access'])
    judge(`admin.mode.${rule}`, deviceOf(device), null);
  judge('admin.parts.driver-no-config-access', driverOf(device), null);
};

/** What a function was asked for by its driver, and does in its own time. */
const judgeAsked = ({ action, after }: StepRecord, judge: Judge): void => {
  const { actor, name } = action;
  const party = parseActorId(actor);
  if (party.kind !== 'device' || (name !== 'suspend' && name !== 'resume')) return;
  const { status } = deviceState(after, party.device);
  const done = (status & (name === 'suspend' ? SUSPEND : DRIVER_OK)) !== 0 || (status & DEVICE_NEEDS_RESET) !== 0;
  judge(`suspend.device.${name}-or-needs-reset`, actor, when(!done, `does not ${name}`));
};

/** Looks at functions that their driver suspends, or their owner stops. */
export const lookAtSuspend = (dialect: Dialect): Onlooker =>
  onlooker((record, judge) => {
    const { events, before, after, action } = record;
    for (const event of events) {
      const served = servedBy(event.by);
      if (event.type === 'status/wrote') judgeStatus(record, event, dialect, judge);
      else if (event.type === 'facets/changed' && event.to.stopped && !event.from.stopped)
        judgeStop(record, event, judge);
      else if (event.type === 'facets/changed' && event.to.asked === 'suspend') {
        judge('suspend.driver.precondition', event.by, null);
      } else if (event.type === 'wire/raised' && sideOf(event.by) === 'driver') {
        const device = event.wire.slice('device:'.length, event.wire.lastIndexOf('/')) as DeviceId;
        const { facets } = deviceState(before, device);
        if (facets.stopped) {
          const lost = when(after.wires[event.wire] === undefined, 'drops a notification while it is stopped');
          judge('admin.mode.accept-notifications', deviceOf(device), lost);
        }
        if (facets.asked === 'resume') judge('suspend.driver.wait-resume', event.by, 'notifies before it has resumed');
      }
      if (served === null) continue;
      const state = deviceState(before, served);
      if (isSuspended(state) && event.type !== 'status/wrote') judgeSuspended(event, judge);
      if (state.facets.stopped) judgeStopped(event, judge);
    }
    judgeAsked(record, judge);
    const [first] = events;
    const intent = action.intent ?? (first?.type === 'intent/taken' ? first.intent : null);
    if (intent?.do === 'flr' && deviceState(before, intent.device).facets.stopped) {
      const done = events.some(event => event.type === 'reset/done' && event.device === intent.device);
      const why = when(!done, 'a function-level reset does nothing while it is stopped');
      judge('admin.mode.pci-arch-unchanged', deviceOf(intent.device), why);
    }
  });
