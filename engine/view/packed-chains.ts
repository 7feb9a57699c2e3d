import { hiOf, loOf } from '../num/addr.ts';
import { isChainFault } from '../virtq/chain.ts';
import { pvirtqDesc } from '../virtq/layouts.ts';
import { advance, slotOf, slotsBetween } from '../virtq/packed/position.ts';
import { behindList, NOT_WHOLE, walkList } from '../virtq/packed/walk.ts';
import type { QueueAreas } from '../virtq/queue.ts';
import type { Exposing } from '../world/driver-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import type { ChainState, DescriptorPart, Walked } from './chain-state.ts';
import { completedState, heldState, memoryOf, optionsAt, walked } from './chain-state.ts';
import { slotsOfBuffer, usedBetween } from './packed-read.ts';

const slotsFrom = (position: number, count: number, size: number): number[] =>
  Array.from({ length: Math.min(count, size) }, (_, k) => slotOf(advance(position, k, size)));

/** What the driver is writing: its own knowledge, since the flags that say the rest are withheld. */
const described = ({ command, tableAt }: Exposing, slots: readonly number[]): Walked => {
  const { readable, writable, splits } = command;
  const pieces = (part: DescriptorPart, size: number, cuts: number): readonly DescriptorPart[] =>
    size > 0 ? Array.from({ length: 1 + cuts }, () => part) : [];
  const elements = [
    ...pieces('command', readable.length, splits?.readable.length ?? 0),
    ...pieces('result', writable, splits?.writable.length ?? 0),
  ];
  const parts: readonly DescriptorPart[] = tableAt === undefined ? elements : ['table'];
  return {
    descriptors: slots,
    parts: slots.map((_, k) => parts[k] ?? 'result'),
    readableBytes: readable.length,
    writableBytes: writable,
    indirect:
      tableAt === undefined
        ? null
        : { addrHi: hiOf(tableAt), addrLo: loOf(tableAt), len: pvirtqDesc.size * elements.length },
  };
};

/**
 * The buffers of a packed ring that are not free, in ring order of where they are now: used ones from where the driver
 * collects next, then those the device holds, then available ones from where it takes next, then what the driver writes.
 */
export const packedChains = (world: World, device: DeviceId, queue: number, areas: QueueAreas): ChainState[] => {
  const { exposing, tokens, queues } = driverState(world, device);
  const state = deviceState(world, device).queues[queue];
  const half = queues[queue];
  const ring = state?.ring;
  const { size } = areas;
  const options = optionsAt(world, device, queue);
  const commandOf = (id: number): number | null =>
    tokens.find(({ head, command }) => head === id && command.queue === queue)?.command.id ?? null;
  const chains: ChainState[] = [];
  const add = (head: number, found: Walked, rest: Pick<ChainState, 'holder' | 'hidden' | 'state'>): void => {
    chains.push({ head, ...found, ...rest, command: commandOf(head) });
  };

  if (half && ring) {
    const { publishedUsedIdx } = ring;
    const used = usedBetween(world, half, half.lastUsed, publishedUsedIdx, half.batch?.head ?? null);
    for (const { id, length, position, by, skipped } of used) {
      const descriptors = slotsFrom(position, length, size);
      const parts = descriptors.map((): DescriptorPart => (skipped ? 'skipped' : 'used'));
      const found: Walked = { descriptors, parts, readableBytes: 0, writableBytes: 0, indirect: null };
      add(id, found, { holder: 'driver', hidden: false, state: completedState(by !== id) });
    }
  }
  for (const mine of state?.held ?? []) {
    const { chain } = mine;
    const first = chain.descriptors[0] ?? 0;
    add(chain.head, walked(chain, first, size), { holder: 'device', hidden: false, state: heldState(mine) });
  }
  if (half) {
    let position: number = ring?.lastAvail ?? half.lastUsed;
    let left = slotsBetween(position, half.publishedIdx, size);
    while (left > 0 && left <= size) {
      const found = walkList(memoryOf(world), { areas, options }, position);
      if (found === NOT_WHOLE) break;
      const end = behindList(memoryOf(world), areas, position);
      if (end < 0) break;
      const count = slotsBetween(position, end, size);
      const head = isChainFault(found) ? slotOf(position) : found.head;
      add(head, walked(found, slotOf(position), size), { holder: 'device', hidden: false, state: 'published' });
      left -= count;
      position = end;
    }
    for (const { head, command } of tokens) {
      if (command.queue !== queue || chains.some(chain => chain.head === head)) continue;
      // Its device cannot tell what it is, and its slots are known by the id that its driver wrote.
      const taken = new Set(chains.flatMap(({ descriptors }) => descriptors));
      const slots = slotsOfBuffer(world, half, head).filter(slot => !taken.has(slot));
      const parts = slots.map((): DescriptorPart => 'command');
      const found: Walked = { descriptors: slots, parts, readableBytes: 0, writableBytes: 0, indirect: null };
      if (slots.length > 0) add(head, found, { holder: 'device', hidden: false, state: 'published' });
    }
    const hidden = slotsBetween(half.publishedIdx, half.availIdx, size);
    if (exposing && exposing.head !== null && exposing.command.queue === queue && hidden > 0 && hidden <= size) {
      const { head, command, stage } = exposing;
      const found = described(exposing, slotsFrom(half.publishedIdx, hidden, size));
      chains.push({ head, ...found, holder: 'driver', hidden: true, state: `${stage} is next`, command: command.id });
    }
  }
  return chains;
};
