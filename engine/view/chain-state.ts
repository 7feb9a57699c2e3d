import { peek } from '../memory/peek.ts';
import type { Chain, ChainFault, TablePlace } from '../virtq/chain.ts';
import { isChainFault } from '../virtq/chain.ts';
import type { QueueOptions } from '../virtq/queue.ts';
import type { HeldChain } from '../world/function-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';

/** What a descriptor of a chain describes. */
export type DescriptorPart = 'command' | 'result' | 'table' | 'used' | 'skipped';

/** A chain of descriptors that is not free, and who has it. */
export interface ChainState {
  /** Split ring: its first descriptor. Packed ring: its buffer id. */
  readonly head: number;
  readonly descriptors: readonly number[];
  /** What each of the descriptors describes. */
  readonly parts: readonly DescriptorPart[];
  readonly holder: 'driver' | 'device';
  /** The device cannot see it yet. */
  readonly hidden: boolean;
  /** What happened to it last. */
  readonly state: string;
  readonly readableBytes: number;
  readonly writableBytes: number;
  /** Null: its descriptors describe it all. */
  readonly indirect: TablePlace | null;
  /** Command of the buffer; null: nobody put it there. */
  readonly command: number | null;
}

/** What a walk says of a chain. */
export type Walked = Pick<ChainState, 'descriptors' | 'parts' | 'readableBytes' | 'writableBytes' | 'indirect'>;

/** A chain as it was walked; of a faulty one, its first descriptor, or the one whose table shows the fault. */
export const walked = (
  found: Chain | ChainFault,
  first: number,
  size: number,
  tableAt: (index: number) => TablePlace | null = () => null,
): Walked => {
  if (isChainFault(found)) {
    const pointer = 'table' in found ? found.table : undefined;
    const indirect = pointer === undefined ? null : tableAt(pointer);
    if (pointer !== undefined && indirect) {
      return { descriptors: [pointer], parts: ['table'], readableBytes: 0, writableBytes: 0, indirect };
    }
    const descriptors = first < size ? [first] : [];
    return { descriptors, parts: descriptors.map(() => 'command'), readableBytes: 0, writableBytes: 0, indirect: null };
  }
  const { descriptors, readable, readableBytes, writableBytes, indirect } = found;
  const parts = descriptors.map(
    (_, k): DescriptorPart =>
      indirect && k === descriptors.length - 1 ? 'table' : k < readable.length ? 'command' : 'result',
  );
  return { descriptors, parts, readableBytes, writableBytes, indirect };
};

const IN_BATCH = ' with a later one';

export const heldState = ({ stage, skipped }: HeldChain): string => `${stage}${skipped ? IN_BATCH : ''}`;
export const completedState = (byLater: boolean): string => `completed${byLater ? IN_BATCH : ''}`;

const plain: QueueOptions = { eventIdx: false, indirect: false, inOrder: false };

/** The variations by which a virtqueue is run: as its device knows them once it is enabled, else as its driver does. */
export const optionsAt = (world: World, device: DeviceId, queue: number): QueueOptions =>
  deviceState(world, device).queues[queue]?.ring?.options ?? driverState(world, device).queues[queue]?.options ?? plain;

/** Memory to walk in; see `peek`. */
export const memoryOf = (world: World) => peek(world.memory);
