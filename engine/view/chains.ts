import { peek } from '../memory/peek.ts';
import { isChainFault } from '../virtq/chain.ts';
import type { QueueAreas } from '../virtq/queue.ts';
import { walkChain } from '../virtq/split/walk.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { readUsed, usedHeads } from './ring-read.ts';

/** A chain of descriptors that is not free, and who has it. */
export interface ChainState {
  readonly head: number;
  readonly descriptors: readonly number[];
  readonly holder: 'driver' | 'device';
  /** The device cannot see it yet. */
  readonly hidden: boolean;
  /** What happened to it last. */
  readonly state: string;
  readonly readableBytes: number;
  readonly writableBytes: number;
  /** Command of the buffer; null: nobody put it there. */
  readonly command: number | null;
}

const options = { eventIdx: false, indirect: false, inOrder: false } as const;

const walk = (
  world: World,
  areas: QueueAreas,
  head: number,
): Pick<ChainState, 'descriptors' | 'readableBytes' | 'writableBytes'> => {
  const chain = walkChain(peek(world.memory), { areas, options }, head);
  if (isChainFault(chain)) return { descriptors: head < areas.size ? [head] : [], readableBytes: 0, writableBytes: 0 };
  return chain;
};

const deviceStates = { taken: 'taken', executed: 'executed', returned: 'returned' } as const;

/** Every chain of a virtqueue that somebody is busy with: being exposed, published, held by the device, completed. */
export const chainsOf = (world: World, device: DeviceId, queue: number, areas: QueueAreas): ChainState[] => {
  const { exposing, tokens, queues } = driverState(world, device);
  const held = deviceState(world, device).queues[queue]?.held ?? [];
  const half = queues[queue];
  const usedIdx = readUsed(world.memory, areas, 'idx');
  const completed = new Set(half && usedIdx !== null ? usedHeads(world.memory, areas, half.lastUsed, usedIdx) : []);
  const chains: ChainState[] = [];

  for (const { command, head } of tokens) {
    if (command.queue !== queue) continue;
    const mine = held.find(({ chain }) => chain.head === head);
    const done = !mine && completed.has(head);
    chains.push({
      head,
      ...(mine ? mine.chain : walk(world, areas, head)),
      holder: done ? 'driver' : 'device',
      hidden: false,
      state: done ? 'completed' : mine ? deviceStates[mine.stage] : 'published',
      command: command.id,
    });
  }
  if (exposing && exposing.head !== null && exposing.command.queue === queue) {
    const { head, command, stage } = exposing;
    if (!chains.some(chain => chain.head === head)) {
      chains.push({
        head,
        ...walk(world, areas, head),
        holder: 'driver',
        hidden: true,
        state: `${stage} is next`,
        command: command.id,
      });
    }
  }
  for (const { chain, stage } of held) {
    if (chains.some(({ head }) => head === chain.head)) continue;
    chains.push({ ...chain, holder: 'device', hidden: false, state: deviceStates[stage], command: null });
  }
  return chains;
};
