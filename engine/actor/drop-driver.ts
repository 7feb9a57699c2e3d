import { noFeatures } from '../num/feature-set.ts';
import type { ActorId, DeviceId } from '../world/ids.ts';
import { driverState } from '../world/lookup.ts';
import type { Turn } from '../world/turn.ts';

/** A driver lets go of everything it held in guest memory: open buffers without an answer, queues, regions. */
export const releaseAll = (turn: Turn, by: ActorId, device: DeviceId): void => {
  const { tokens, queues, regions, exposing, commands } = driverState(turn.world, device);
  for (const token of tokens) {
    turn.emit({ type: 'token/closed', by, device, token, place: 0, usedLength: null, outcome: null });
  }
  for (const [queue, from] of Object.entries(queues)) {
    turn.emit({ type: 'driver/queue', by, device, queue: Number(queue), from, to: null });
  }
  for (const region of regions) turn.emit({ type: 'memory/freed', by, device, region, place: 0 });
  if (exposing !== null || commands.length > 0) {
    turn.emit({
      type: 'driver/changed',
      by,
      device,
      from: { exposing, commands },
      to: { exposing: null, commands: [] },
    });
  }
};

/** The driver is gone, with all that it held. */
export const dropDriver = (turn: Turn, by: ActorId, device: DeviceId): void => {
  releaseAll(turn, by, device);
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
