import { addr, hiOf, loOf } from '../num/addr.ts';
import type { TablePlace } from '../virtq/chain.ts';
import type { QueueAreas } from '../virtq/queue.ts';
import { walkChain } from '../virtq/split/walk.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import type { ChainState } from './chain-state.ts';
import { completedState, heldState, memoryOf, optionsAt, walked } from './chain-state.ts';
import { readDesc, readUsed, usedChains } from './ring-read.ts';

/** The chains of a split ring that are not free: by the driver's tokens, and by what the device holds. */
export const splitChains = (world: World, device: DeviceId, queue: number, areas: QueueAreas): ChainState[] => {
  const { exposing, tokens, queues } = driverState(world, device);
  const held = deviceState(world, device).queues[queue]?.held ?? [];
  const half = queues[queue];
  const options = optionsAt(world, device, queue);
  const usedIdx = readUsed(memoryOf(world), areas, 'idx');
  const given =
    half && usedIdx !== null
      ? usedChains(memoryOf(world), areas, options, half.lastUsed, usedIdx, half.batch?.head ?? null)
      : [];
  const completed = new Map(given.map(({ head, by }) => [head, by]));
  const chains: ChainState[] = [];
  const tableAt = (index: number): TablePlace | null => {
    const desc = readDesc(memoryOf(world), areas, index);
    return desc && { addrHi: hiOf(addr(desc.addr)), addrLo: loOf(addr(desc.addr)), len: desc.len };
  };
  const walk = (head: number) =>
    walked(walkChain(memoryOf(world), { areas, options }, head), head, areas.size, tableAt);

  for (const { command, head } of tokens) {
    if (command.queue !== queue) continue;
    const mine = held.find(({ chain }) => chain.head === head);
    const done = !mine && completed.has(head);
    chains.push({
      head,
      ...(mine ? walked(mine.chain, head, areas.size) : walk(head)),
      holder: done ? 'driver' : 'device',
      hidden: false,
      state: done ? completedState(completed.get(head) !== head) : mine ? heldState(mine) : 'published',
      command: command.id,
    });
  }
  if (exposing && exposing.head !== null && exposing.command.queue === queue) {
    const { head, command, stage } = exposing;
    if (!chains.some(chain => chain.head === head)) {
      const state = `${stage} is next`;
      chains.push({ head, ...walk(head), holder: 'driver', hidden: true, state, command: command.id });
    }
  }
  for (const mine of held) {
    const { chain } = mine;
    const { head } = chain;
    if (chains.some(each => each.head === head)) continue;
    const state = heldState(mine);
    chains.push({ head, ...walked(chain, head, areas.size), holder: 'device', hidden: false, state, command: null });
  }
  return chains;
};
