import { formatOf } from '../device/enable-queue.ts';
import { peek } from '../memory/peek.ts';
import type { PendingCommand } from '../world/driver-state.ts';
import type { FunctionQueue, HeldChain } from '../world/function-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';

/** Where a command of a driver is: with the driver, in the available ring, or as far as the device has come with it. */
export type CommandStage = 'waiting' | 'exposing' | 'available' | HeldChain['stage'] | 'completed';

/** A command that its driver has not collected yet. */
export interface InFlight {
  readonly command: PendingCommand;
  readonly stage: CommandStage;
  /** Head of its chain; null: it is not made available yet. */
  readonly head: number | null;
}

/** Heads that the device has yet to take, oldest first; a fault ends the list. */
export const headsAvailable = (world: World, device: DeviceId, queue: number): readonly number[] => {
  let ring = deviceState(world, device).queues[queue]?.ring ?? null;
  const heads: number[] = [];
  while (ring) {
    const taken = formatOf(ring).take(peek(world.memory), ring);
    if (!taken || 'fault' in taken || 'waits' in taken) break;
    heads.push(taken.chain.head);
    ring = taken.queue;
  }
  return heads;
};

/** Everything of one virtqueue that is on its way: what the device has in the order of its coming, then the driver's. */
export const inFlightOn = (world: World, device: DeviceId, queue: number): readonly InFlight[] => {
  const { commands, exposing, tokens } = driverState(world, device);
  const held = deviceState(world, device).queues[queue]?.held ?? [];
  const available = headsAvailable(world, device, queue);
  const stageOf = (head: number): CommandStage =>
    held.findLast(({ chain }) => chain.head === head)?.stage ?? (available.includes(head) ? 'available' : 'completed');
  const out = tokens
    .filter(({ command }) => command.queue === queue)
    .map(({ command, head }): InFlight => ({ command, head, stage: stageOf(head) }));
  const mine = exposing && !out.some(({ command }) => command.id === exposing.command.id) ? [exposing.command] : [];
  return [
    ...out,
    ...mine
      .filter(command => command.queue === queue)
      .map((command): InFlight => ({ command, head: exposing?.head ?? null, stage: 'exposing' })),
    ...commands
      .filter(command => command.queue === queue)
      .map((command): InFlight => ({ command, head: null, stage: 'waiting' })),
  ];
};

/** A command of a driver by its number; null: it is not on its way. */
export const commandInFlight = (world: World, device: DeviceId, id: number): InFlight | null => {
  const { commands, exposing, tokens } = driverState(world, device);
  const found = [exposing?.command, ...tokens.map(({ command }) => command), ...commands].find(each => each?.id === id);
  if (!found) return null;
  return inFlightOn(world, device, found.queue).find(({ command }) => command.id === id) ?? null;
};

/** Chains that the device has, in the order in which it goes at them. */
export const sequenceOf = ({ held, order }: FunctionQueue, newestFirst: boolean): readonly HeldChain[] => {
  const usual = newestFirst ? held.toReversed() : held;
  if (!order) return usual;
  // What nobody has put in order stands where it would without: what came last is at the end, or at the beginning.
  const unlisted = newestFirst ? -1 : order.length;
  const rank = ({ chain }: HeldChain): number => {
    const at = order.indexOf(chain.head);
    return at < 0 ? unlisted : at;
  };
  return usual.toSorted((a, b) => rank(a) - rank(b));
};
