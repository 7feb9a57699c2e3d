import { maskVector } from '../device/interrupt.ts';
import type { FunctionState, MsixState } from '../world/function-state.ts';
import type { ActorId, DeviceId } from '../world/ids.ts';
import { driverOf } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { Turn } from '../world/turn.ts';

/** What sends the message of a vector: virtqueues by index, and configuration changes. */
export interface VectorUse {
  readonly queues: readonly number[];
  readonly config: boolean;
}

export const usesOf = ({ queues, configMsixVector }: FunctionState, vector: number): VectorUse => ({
  queues: queues.flatMap(({ registers }, queue) => (registers.msixVector === vector ? [queue] : [])),
  config: configMsixVector === vector,
});

/** A message that waited goes out: whoever is behind its vector is told, since a pending bit does not say for whom it is. */
const send = (turn: Turn, by: ActorId, device: DeviceId, vector: number): void => {
  const { queues, config } = usesOf(deviceState(turn.world, device), vector);
  const driver = driverOf(device);
  for (const wire of [
    ...queues.map(queue => `${driver}/q${queue}` as const),
    ...(config ? [`${driver}/config` as const] : []),
  ])
    turn.emit({ type: 'wire/raised', by, wire, value: vector, was: turn.world.wires[wire] ?? null });
};

/** A driver masks an entry or unmasks it; a message that waited is sent then, unless all are masked. */
export const writeMask = (turn: Turn, by: ActorId, device: DeviceId, vector: number, masked: boolean): void => {
  const { msix } = deviceState(turn.world, device);
  if (!msix || msix.masked.includes(vector) === masked) return;
  if (!msix.allMasked) {
    const sent = maskVector(turn, by, device, vector, masked);
    if (sent !== null) send(turn, by, device, sent);
    return;
  }
  const others = msix.masked.filter(each => each !== vector);
  const to = { ...msix, masked: masked ? [...others, vector].sort((a, b) => a - b) : others };
  turn.emit({ type: 'msix/wrote', by, device, from: msix, to });
};

/** MSI-X Enable and Function Mask take values; messages that waited for the latter alone are sent. */
export const writeMsixControl = (
  turn: Turn,
  by: ActorId,
  device: DeviceId,
  enabled: boolean,
  allMasked: boolean,
): void => {
  const { msix } = deviceState(turn.world, device);
  if (!msix || (msix.enabled === enabled && (msix.allMasked ?? false) === allMasked)) return;
  const { allMasked: _before, ...rest } = msix;
  const goes = allMasked ? [] : msix.pending.filter(vector => !msix.masked.includes(vector));
  const to: MsixState = {
    ...rest,
    enabled,
    ...(allMasked && { allMasked }),
    pending: msix.pending.filter(vector => !goes.includes(vector)),
  };
  turn.emit({ type: 'msix/wrote', by, device, from: msix, to });
  if (enabled) for (const vector of goes) send(turn, by, device, vector);
};
