import type { MsixState } from '../world/function-state.ts';
import type { ActorId, DeviceId, WireId } from '../world/ids.ts';
import { driverOf } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { Turn } from '../world/turn.ts';
import { isBusMaster } from './bus-master.ts';
import { NO_VECTOR } from './function.ts';
import type { DeviceChoices } from './rules.ts';
import { ownChoices } from './rules.ts';

/** Bits of the ISR status. Source: virtio over PCI, "ISR status capability". */
const ISR_QUEUE = 1;
export const ISR_CONFIG = 2;

const setIsr = (turn: Turn, by: ActorId, device: DeviceId, bits: number): void => {
  const { isr } = deviceState(turn.world, device);
  if ((isr | bits) !== isr) turn.emit({ type: 'isr/wrote', by, device, from: isr, to: isr | bits });
};

const withPending = (msix: MsixState, vector: number): MsixState => ({
  ...msix,
  pending: [...msix.pending.filter(each => each !== vector), vector].sort((a, b) => a - b),
});

/**
 * The message of a vector is sent, or waits while its entry is masked. No vector, no interrupt; and a message is a write
 * to memory, so a function that may make none sends none.
 */
const sendMessage = (
  turn: Turn,
  by: ActorId,
  device: DeviceId,
  wire: WireId,
  msix: MsixState,
  vector: number,
): void => {
  if (vector === NO_VECTOR) return;
  if (msix.allMasked || msix.masked.includes(vector)) {
    if (msix.pending.includes(vector)) return;
    turn.emit({ type: 'msix/wrote', by, device, from: msix, to: withPending(msix, vector) });
    return;
  }
  if (!isBusMaster(deviceState(turn.world, device))) return;
  turn.emit({ type: 'wire/raised', by, wire, value: vector, was: turn.world.wires[wire] ?? null });
};

/**
 * The device notifies its driver of used buffers: by the vector of the virtqueue, or without MSI-X by ISR bit 0 and the
 * one interrupt line of the function.
 * Source: virtio over PCI, "Used Buffer Notifications".
 */
export const raiseQueueInterrupt = (
  turn: Turn,
  by: ActorId,
  device: DeviceId,
  queue: number,
  choices: DeviceChoices = ownChoices,
): void => {
  const { msix, queues } = deviceState(turn.world, device);
  const wire = `${driverOf(device)}/q${queue}` as const;
  if (msix?.enabled) {
    if (choices.isrWithMsix) setIsr(turn, by, device, ISR_QUEUE);
    sendMessage(turn, by, device, wire, msix, queues[queue]?.registers.msixVector ?? NO_VECTOR);
    return;
  }
  setIsr(turn, by, device, ISR_QUEUE);
  turn.emit({ type: 'wire/raised', by, wire, value: NO_VECTOR, was: turn.world.wires[wire] ?? null });
};

/**
 * The device tells its driver of a configuration change: ISR bit 1 is set in any case, then the vector for
 * configuration changes or the interrupt line.
 * Source: virtio over PCI, "Notification of Device Configuration Changes".
 */
export const raiseConfigInterrupt = (turn: Turn, by: ActorId, device: DeviceId): void => {
  setIsr(turn, by, device, ISR_CONFIG);
  const { msix, configMsixVector } = deviceState(turn.world, device);
  const wire = `${driverOf(device)}/config` as const;
  if (msix?.enabled) return sendMessage(turn, by, device, wire, msix, configMsixVector);
  turn.emit({ type: 'wire/raised', by, wire, value: NO_VECTOR, was: turn.world.wires[wire] ?? null });
};

/** A driver reads the ISR status, which clears it. */
export const readIsr = (turn: Turn, by: ActorId, device: DeviceId): number => {
  const { isr } = deviceState(turn.world, device);
  if (isr !== 0) turn.emit({ type: 'isr/wrote', by, device, from: isr, to: 0 });
  return isr;
};

/**
 * Masks an entry of the MSI-X table, or unmasks it: then a message that waited is sent, and the entry is returned.
 * Source: PCI, MSI-X capability.
 */
export const maskVector = (
  turn: Turn,
  by: ActorId,
  device: DeviceId,
  vector: number,
  masked: boolean,
): number | null => {
  const { msix } = deviceState(turn.world, device);
  if (!msix) return null;
  const others = msix.masked.filter(each => each !== vector);
  const waits = !masked && msix.pending.includes(vector);
  const to: MsixState = {
    ...msix,
    masked: masked ? [...others, vector].sort((a, b) => a - b) : others,
    pending: waits ? msix.pending.filter(each => each !== vector) : msix.pending,
  };
  turn.emit({ type: 'msix/wrote', by, device, from: msix, to });
  return waits ? vector : null;
};
