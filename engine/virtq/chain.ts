import type { RingMemory } from '../memory/ring-memory.ts';
import { fromHalves, type GuestAddr, hex, runsPast64 } from '../num/addr.ts';
import type { U32 } from '../num/int.ts';
import { unreachable } from '../num/result.ts';
import { read32At } from './at.ts';
import { VIRTQ_DESC_F_INDIRECT, VIRTQ_DESC_F_NEXT, VIRTQ_DESC_F_WRITE, virtqDesc } from './layouts.ts';
import type { DeviceQueue, Element } from './queue.ts';

/** A buffer as the device found it. */
export interface Chain {
  readonly head: number;
  readonly readable: readonly Element[];
  readonly writable: readonly Element[];
  /** Indices in the descriptor table, in chain order. */
  readonly descriptors: readonly number[];
  readonly readableBytes: number;
  readonly writableBytes: number;
}

/**
 * What a device can find wrong with a ring or a chain. `rule` is the row of the fact sheet on malformed chains; `index`
 * is the descriptor that showed it, null where none did.
 *
 * A direct chain that is longer than its table visits some descriptor twice, so M4 always shows as the loop that it is.
 */
export type ChainFault =
  | { readonly kind: 'head-out-of-table'; readonly rule: 'M1'; readonly index: number; readonly size: number }
  | {
      readonly kind: 'next-out-of-table';
      readonly rule: 'M2';
      readonly index: number;
      readonly next: number;
      readonly size: number;
    }
  | { readonly kind: 'loop'; readonly rule: 'M3'; readonly index: number; readonly head: number }
  | { readonly kind: 'too-many-bytes'; readonly rule: 'M5'; readonly index: number; readonly head: number }
  | { readonly kind: 'readable-after-writable'; readonly rule: 'M6'; readonly index: number; readonly head: number }
  | { readonly kind: 'indirect-not-negotiated'; readonly rule: 'M7'; readonly index: number }
  | {
      readonly kind: 'avail-idx-too-far';
      readonly rule: 'M14';
      readonly index: null;
      readonly availIdx: number;
      readonly lastAvail: number;
      readonly size: number;
    }
  | {
      readonly kind: 'wraps';
      readonly rule: 'M35';
      readonly index: number;
      readonly addr: GuestAddr;
      readonly len: number;
    }
  | {
      readonly kind: 'element-outside-memory';
      readonly rule: 'M36';
      readonly index: null;
      readonly addr: GuestAddr;
      readonly len: number;
    }
  | {
      readonly kind: 'area-outside-memory';
      readonly rule: 'M36';
      readonly index: null;
      readonly area: 'descriptor table' | 'available ring' | 'used ring';
      readonly addr: GuestAddr;
      readonly len: number;
    };

export const isChainFault = (found: Chain | ChainFault): found is ChainFault => 'kind' in found;

/** One sentence, without its full stop. */
export const describeFault = (fault: ChainFault): string => {
  switch (fault.kind) {
    case 'head-out-of-table':
      return `head ${fault.index} is outside the table of ${fault.size} descriptors`;
    case 'next-out-of-table':
      return `descriptor ${fault.index} continues at ${fault.next}, outside the table of ${fault.size} descriptors`;
    case 'loop':
      return `the chain from ${fault.head} comes back to descriptor ${fault.index} and never ends`;
    case 'too-many-bytes':
      return `the chain from ${fault.head} passes 2^32 bytes at descriptor ${fault.index}`;
    case 'readable-after-writable':
      return `descriptor ${fault.index} of the chain from ${fault.head} is device-readable after a device-writable one`;
    case 'indirect-not-negotiated':
      return `descriptor ${fault.index} is indirect, but VIRTIO_F_INDIRECT_DESC was not negotiated`;
    case 'avail-idx-too-far':
      return `avail.idx is ${fault.availIdx} while ${fault.lastAvail} comes next: more ahead than ${fault.size} entries`;
    case 'wraps':
      return `descriptor ${fault.index}: ${fault.len} bytes at ${hex(fault.addr)} run past 2^64`;
    case 'element-outside-memory':
      return `${fault.len} bytes at ${hex(fault.addr)} are not all in memory`;
    case 'area-outside-memory':
      return `the ${fault.area}, ${fault.len} bytes at ${hex(fault.addr)}, is not all in memory`;
    default:
      return unreachable(fault);
  }
};

/** Something allowed that a reader should know of. */
export interface ChainRemark {
  readonly kind: 'zero-length';
  readonly rule: 'M26';
  readonly index: number;
}

/** Descriptors of no bytes: not forbidden, harmless, and rarely meant. */
export const remarksOn = (chain: Chain): readonly ChainRemark[] =>
  [...chain.readable, ...chain.writable].flatMap(({ len }, place) =>
    len === 0 ? [{ kind: 'zero-length', rule: 'M26', index: chain.descriptors[place]! }] : [],
  );

/** Longest total of a chain, in bytes. */
const MOST_BYTES = 0x1_0000_0000;

/**
 * Walks the chain that starts at `head`, in chain order, and reports the first fault in that order.
 *
 * Reads at most `size` descriptors of 16 bytes, all from the descriptor table. Where the elements point is not judged
 * here, only that they end by 2^64: bytes outside memory are a fault of whoever touches them (gather.ts).
 * Faults: M1, M2, M3 (and with it M4), M5, M6, M7, M35, and M36 for the table itself.
 * Source: split-ring.tex, "The Virtqueue Descriptor Table".
 */
export const walkChain = (
  memory: RingMemory,
  queue: Pick<DeviceQueue, 'areas' | 'options'>,
  head: number,
): Chain | ChainFault => {
  const { size, descHi, descLo } = queue.areas;
  const tableBytes = virtqDesc.size * size;
  if (!memory.contains(descHi, descLo, tableBytes)) {
    const addr = fromHalves(descHi, descLo);
    return { kind: 'area-outside-memory', rule: 'M36', index: null, area: 'descriptor table', addr, len: tableBytes };
  }
  if (head >= size) return { kind: 'head-out-of-table', rule: 'M1', index: head, size };

  const descriptors: number[] = [];
  const readable: Element[] = [];
  const writable: Element[] = [];
  let readableBytes = 0;
  let writableBytes = 0;
  let index = head;
  while (descriptors.length < size) {
    const at = virtqDesc.size * index;
    const lo = read32At(memory, descHi, descLo, at + virtqDesc.offsets.addr);
    const hi = read32At(memory, descHi, descLo, at + virtqDesc.offsets.addr + 4);
    const len = read32At(memory, descHi, descLo, at + virtqDesc.offsets.len);
    const flagsAndNext = read32At(memory, descHi, descLo, at + virtqDesc.offsets.flags);

    if (flagsAndNext & VIRTQ_DESC_F_INDIRECT) return { kind: 'indirect-not-negotiated', rule: 'M7', index };
    if (runsPast64(hi, lo, len)) {
      return { kind: 'wraps', rule: 'M35', index, addr: fromHalves(hi, lo), len };
    }
    const write = (flagsAndNext & VIRTQ_DESC_F_WRITE) !== 0;
    const disorder = !write && writable.length > 0;
    if (disorder || readableBytes + writableBytes + len > MOST_BYTES) {
      if (descriptors.includes(index)) return { kind: 'loop', rule: 'M3', index, head };
      return disorder
        ? { kind: 'readable-after-writable', rule: 'M6', index, head }
        : { kind: 'too-many-bytes', rule: 'M5', index, head };
    }
    descriptors.push(index);
    if (write) {
      writable.push({ addr: fromHalves(hi, lo), len: len as U32, writable: true });
      writableBytes += len;
    } else {
      readable.push({ addr: fromHalves(hi, lo), len: len as U32, writable: false });
      readableBytes += len;
    }
    if (!(flagsAndNext & VIRTQ_DESC_F_NEXT)) {
      return { head, readable, writable, descriptors, readableBytes, writableBytes };
    }
    const next = flagsAndNext >>> 16;
    if (next >= size) return { kind: 'next-out-of-table', rule: 'M2', index, next, size };
    index = next;
  }
  return { kind: 'loop', rule: 'M3', index: firstRepeated([...descriptors, index]), head };
};

const firstRepeated = (indices: readonly number[]): number => {
  const seen = new Set<number>();
  for (const index of indices) {
    if (seen.has(index)) return index;
    seen.add(index);
  }
  throw new Error('no index is repeated');
};
