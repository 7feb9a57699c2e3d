import type { Register } from '../../device/common-cfg.ts';
import { writeRegister } from '../../device/write-register.ts';
import type { Dialect } from '../../dialect/dialect.ts';
import { u16 } from '../../num/int.ts';
import type { DriverStage } from '../../world/driver-state.ts';
import type { ActorId, DeviceId } from '../../world/ids.ts';
import { deviceOf, parseActorId } from '../../world/ids.ts';
import { driverState } from '../../world/lookup.ts';
import type { Turn } from '../../world/turn.ts';
import type { Action } from '../actor.ts';
import type { Fault } from './fault.ts';
import { insteadOf, tampered } from './fault.ts';

const deviceIn = ({ actor }: Action): DeviceId => {
  const parts = parseActorId(actor);
  if (parts.kind === 'operator') throw new Error('the operator has no device');
  return parts.device;
};

const write = (turn: Turn, action: Action, dialect: Dialect, register: Register, value: number): void =>
  writeRegister(turn, action.actor, deviceIn(action), register, BigInt(value), dialect.rules);

const move = (turn: Turn, action: Action, to: DriverStage): void => {
  const device = deviceIn(action);
  turn.emit({ type: 'driver/moved', by: action.actor, device, from: driverState(turn.world, device).stage, to });
};

const fault = (id: string, clause: string, text: string, infect: Fault['infect']): Fault => ({
  id,
  side: 'driver',
  breaks: { clause },
  text,
  infect,
});

/** The virtqueue of the command that a driver is exposing, and its own half of it. */
const halfOf = (turn: Turn, device: DeviceId) => {
  const { exposing, queues } = driverState(turn.world, device);
  return exposing === null ? null : (queues[exposing.command.queue] ?? null);
};

const notifyEarly = (turn: Turn, by: ActorId, device: DeviceId): void => {
  const wire = `${deviceOf(device)}/q0` as const;
  turn.emit({ type: 'wire/raised', by, wire, value: 0, was: turn.world.wires[wire] ?? null });
};

/** Drivers that break a rule. */
export const driverFaults: readonly Fault[] = [
  fault(
    'driver-without-reset',
    'init.driver.reset-first',
    'It begins with ACKNOWLEDGE, without a reset.',
    insteadOf('reset', (turn, action) => move(turn, action, 'acknowledge')),
  ),
  fault(
    'driver-too-soon',
    'pci.common.wait-status-zero',
    'It does not wait until device_status reads 0 after a reset.',
    insteadOf('reset', (turn, action, dialect, healthy) => {
      healthy();
      move(turn, action, 'acknowledge');
      write(turn, action, dialect, 'device_status', 1);
      move(turn, action, 'wait-reset');
    }),
  ),
  fault(
    'driver-without-acknowledge',
    'init.driver.acknowledge-second',
    'It sets DRIVER without ACKNOWLEDGE.',
    insteadOf('acknowledge', (turn, action) => move(turn, action, 'driver')),
  ),
  fault(
    'driver-accepts-too-much',
    'features.driver.no-unoffered',
    'It accepts feature bit 12, which is not offered.',
    insteadOf('features-ok', (turn, action, dialect, healthy) => {
      write(turn, action, dialect, 'driver_feature_select', 0);
      write(turn, action, dialect, 'driver_feature', 0x1000);
      healthy();
    }),
  ),
  fault(
    'driver-skips-features-ok',
    'init.driver.set-features-ok',
    'It goes from DRIVER to DRIVER_OK.',
    insteadOf('features-ok', (turn, action, dialect) => {
      write(turn, action, dialect, 'device_status', 7);
      move(turn, action, 'running');
    }),
  ),
  fault(
    'driver-clears-a-bit',
    'status.driver.no-clear',
    'It writes DRIVER_OK alone, which clears all other bits.',
    insteadOf('driver-ok', (turn, action, dialect, healthy) => {
      write(turn, action, dialect, 'device_status', 4);
      healthy();
    }),
  ),
  fault(
    'driver-negotiates-late',
    'init.driver.no-features-after-features-ok',
    'It writes driver_feature after FEATURES_OK.',
    insteadOf('driver-ok', (turn, action, dialect, healthy) => {
      write(turn, action, dialect, 'driver_feature', 1);
      healthy();
    }),
  ),
  fault(
    'driver-notifies-early',
    'init.driver.no-notify-before-driver-ok',
    'It notifies the device before DRIVER_OK.',
    insteadOf('driver-ok', (turn, action, _, healthy) => {
      notifyEarly(turn, action.actor, deviceIn(action));
      healthy();
    }),
  ),
  fault(
    'driver-disables-a-queue',
    'pci.common.no-queue-enable-zero',
    'It writes 0 to queue_enable.',
    insteadOf('enable', (turn, action, dialect, healthy) => {
      healthy();
      write(turn, action, dialect, 'queue_enable', 0);
    }),
  ),
  fault(
    'driver-configures-late',
    'pci.common.configure-before-enable',
    'It writes queue_desc of a virtqueue that is enabled.',
    insteadOf('enable', (turn, action, dialect, healthy) => {
      healthy();
      write(turn, action, dialect, 'queue_desc', 0x1000);
    }),
  ),
  fault(
    'driver-writes-read-only',
    'pci.common.no-write-read-only',
    'It writes num_queues, which is read-only.',
    insteadOf('driver-ok', (turn, action, dialect, healthy) => {
      write(turn, action, dialect, 'num_queues', 1);
      healthy();
    }),
  ),
  fault(
    'driver-turns-back',
    'split.avail.idx-never-decreases',
    'It moves virtq_avail.idx on, and back again.',
    insteadOf('notify', (turn, action, _, healthy) => {
      const half = halfOf(turn, deviceIn(action));
      healthy();
      if (!half) return;
      const { driverHi, driverLo } = half.areas;
      const memory = turn.memory(action.actor);
      const idx = memory.read16(driverHi, driverLo + 2);
      memory.write16(driverHi, driverLo + 2, u16((idx + 0xffff) & 0xffff), 'virtq_avail.idx');
      memory.write16(driverHi, driverLo + 2, u16(idx), 'virtq_avail.idx');
    }),
  ),
  fault(
    'driver-never-notifies',
    'split.avail-notify.driver-flags0-notify',
    'It does not notify the device although it should.',
    insteadOf('notify', (turn, _action, _dialect, healthy) =>
      healthy(tampered(turn, event => (event.type === 'wire/raised' ? null : event))),
    ),
  ),
  fault(
    'driver-uses-reserved-bytes',
    'admin.cmd.reserved-zero',
    'It leaves something in reserved1 of every command.',
    insteadOf('fill', (turn, action, _, healthy) => {
      const device = deviceIn(action);
      const { commands } = driverState(turn.world, device);
      const [first, ...rest] = commands;
      if (first && first.readable.length > 8) {
        const readable = first.readable.slice();
        readable[7] = 0xaa;
        const from = { commands };
        const to = { commands: [{ ...first, readable }, ...rest] };
        turn.emit({ type: 'driver/changed', by: action.actor, device, from, to });
      }
      healthy();
    }),
  ),
];
