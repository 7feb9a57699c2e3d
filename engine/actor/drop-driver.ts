import { noFeatures } from '../num/feature-set.ts';
import type { ActorId, DeviceId } from '../world/ids.ts';
import { driverState } from '../world/lookup.ts';
import type { Turn } from '../world/turn.ts';

/** A driver takes back everything it held in guest memory: open buffers without an answer, queues, regions. */
export const releaseBuffers = (turn: Turn, by: ActorId, device: DeviceId): void => {
  const { tokens, queues, regions } = driverState(turn.world, device);
  for (const token of tokens) {
    turn.emit({ type: 'token/closed', by, device, token, place: 0, usedLength: null, outcome: null });
  }
  for (const [queue, from] of Object.entries(queues)) {
    turn.emit({ type: 'driver/queue', by, device, queue: Number(queue), from, to: null });
  }
  for (const region of regions) turn.emit({ type: 'memory/freed', by, device, region, place: 0 });
};

/** A driver forgets what it was asked to send and has not made available yet. */
export const dropCommands = (turn: Turn, by: ActorId, device: DeviceId): void => {
  const { exposing, commands } = driverState(turn.world, device);
  if (exposing === null && commands.length === 0) return;
  const [from, to] = [
    { exposing, commands },
    { exposing: null, commands: [] },
  ];
  turn.emit({ type: 'driver/changed', by, device, from, to });
};

/** The driver is gone, with all that it held. */
export const dropDriver = (turn: Turn, by: ActorId, device: DeviceId): void => {
  releaseBuffers(turn, by, device);
  dropCommands(turn, by, device);
  const { stage, sees, accepts, trouble, plan, next } = driverState(turn.world, device);
  turn.emit({
    type: 'driver/changed',
    by,
    device,
    from: { sees, accepts, trouble, plan, next },
    to: { sees: noFeatures, accepts: noFeatures, trouble: null, plan: [], next: 0 },
  });
  turn.emit({ type: 'driver/moved', by, device, from: stage, to: 'absent' });
};
