import { hasBit } from '../num/feature-set.ts';
import type { FunctionState } from '../world/function-state.ts';
import type { ActorId, DeviceId } from '../world/ids.ts';
import { deviceOf } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { Turn } from '../world/turn.ts';
import type { DeviceRules } from './rules.ts';
import { DRIVER_OK, describeStatus, SUSPEND } from './status.ts';

/** Whether the function and its driver have agreed on the SUSPEND status bit. */
const canSuspend = ({ negotiated }: FunctionState, { features }: DeviceRules): boolean => {
  const bit = features.byName.get('SUSPEND')?.bit;
  return bit !== undefined && negotiated !== null && hasBit(negotiated, bit);
};

/** The driver has asked for it, or it has happened: no new buffers, no notifications, no other writes. */
export const isSuspending = ({ status, facets }: FunctionState): boolean =>
  (status & SUSPEND) !== 0 || facets.asked === 'suspend';

/**
 * A write to device_status that asks to suspend or to resume; the device does so in its own time. True: that was all the
 * write could mean.
 * Source: initialization, "Device Suspend" (v1.4).
 */
export const askedToSuspend = (
  turn: Turn,
  by: ActorId,
  device: DeviceId,
  value: number,
  rules: DeviceRules,
): boolean => {
  const state = deviceState(turn.world, device);
  const { status, facets } = state;
  const ask = (asked: 'suspend' | 'resume'): boolean => {
    turn.emit({ type: 'facets/changed', by, device, from: facets, to: { ...facets, asked } });
    return true;
  };
  if (status & SUSPEND) return value & DRIVER_OK ? ask('resume') : false;
  if (!(value & SUSPEND) || !rules.features.byName.has('SUSPEND')) return false;
  if (canSuspend(state, rules) && status & DRIVER_OK) return facets.asked === 'suspend' || ask('suspend');
  const why = canSuspend(state, rules) ? `device_status is ${describeStatus(status)}` : 'SUSPEND was not negotiated';
  turn.emit({
    type: 'note/violated',
    by,
    clause: 'suspend.driver.precondition',
    why: `sets SUSPEND, but ${why}; ignored`,
  });
  const what = 'the driver’s SUSPEND is ignored';
  turn.emit({ type: 'note/applied', by: deviceOf(device), clause: 'suspend.device.ignore-before-init', what });
  return false;
};

/** Buffers that the device still has to give back before it can be suspended. */
export const buffersInProgress = ({ queues }: FunctionState): number =>
  queues.reduce((sum, { held, decideFrom }) => sum + held.length + (decideFrom === null ? 0 : 1), 0);

/** The device does what it was asked for: the status says so, and by that the driver learns of it. */
export const completeSuspend = (turn: Turn, by: ActorId, device: DeviceId): void => {
  const { status, facets } = deviceState(turn.world, device);
  const to = facets.asked === 'suspend' ? (status | SUSPEND) & ~DRIVER_OK : (status | DRIVER_OK) & ~SUSPEND;
  turn.emit({ type: 'facets/changed', by, device, from: facets, to: { ...facets, asked: null } });
  turn.emit({ type: 'status/wrote', by, device, from: status, to });
  const clause =
    facets.asked === 'suspend' ? 'suspend.device.suspend-or-needs-reset' : 'suspend.device.resume-or-needs-reset';
  turn.emit({ type: 'note/applied', by, clause, what: `device_status reads ${describeStatus(to)}` });
};
