import { type GuestAddr, hex } from '../num/addr.ts';
import { unreachable } from '../num/result.ts';
import type { Element } from './element.ts';
import type { ChainRemark } from './remark.ts';

/** Where an indirect table is. */
export interface TablePlace {
  readonly addrHi: number;
  readonly addrLo: number;
  /** Bytes. */
  readonly len: number;
}

/** A buffer as the device found it. */
export interface Chain {
  /** Split ring: the first descriptor. Packed ring: the buffer id. */
  readonly head: number;
  readonly readable: readonly Element[];
  readonly writable: readonly Element[];
  /** Indices in the descriptor table or ring, in chain order; the last one is that of the indirect table if there is one. */
  readonly descriptors: readonly number[];
  readonly readableBytes: number;
  readonly writableBytes: number;
  readonly indirect: TablePlace | null;
  /** What a reader should know of: a driver's violations that stop nobody, and oddities that are allowed. */
  readonly remarks: readonly ChainRemark[];
}

/** The descriptor that showed a fault. */
interface AtDescriptor {
  /** In the descriptor table or ring, or in the indirect table of descriptor `table`. */
  readonly index: number;
  readonly table?: number;
}

/**
 * What a device can find wrong with a ring or a chain. `rule` is the row of the fact sheet on malformed chains; `index`
 * is the descriptor that showed it, null where none did.
 *
 * A direct chain of a split ring that is longer than its table visits some descriptor twice, so there M4 shows as the
 * loop that it is.
 */
export type ChainFault =
  | { readonly kind: 'head-out-of-table'; readonly rule: 'M1'; readonly index: number; readonly size: number }
  | (AtDescriptor & {
      readonly kind: 'next-out-of-table';
      readonly rule: 'M2';
      readonly next: number;
      readonly size: number;
    })
  | (AtDescriptor & { readonly kind: 'loop'; readonly rule: 'M3'; readonly head: number })
  | (AtDescriptor & { readonly kind: 'longer-than-queue'; readonly rule: 'M4'; readonly size: number })
  | (AtDescriptor & { readonly kind: 'too-many-bytes'; readonly rule: 'M5'; readonly head: number })
  | (AtDescriptor & { readonly kind: 'readable-after-writable'; readonly rule: 'M6'; readonly head: number })
  | { readonly kind: 'indirect-not-negotiated'; readonly rule: 'M7'; readonly index: number }
  | { readonly kind: 'indirect-and-next'; readonly rule: 'M8'; readonly index: number }
  | (AtDescriptor & { readonly kind: 'indirect-in-table'; readonly rule: 'M9' })
  | { readonly kind: 'indirect-in-list'; readonly rule: 'M10'; readonly index: number }
  | { readonly kind: 'bad-table-length'; readonly rule: 'M11'; readonly index: number; readonly len: number }
  | {
      readonly kind: 'avail-idx-too-far';
      readonly rule: 'M14';
      readonly index: null;
      readonly availIdx: number;
      readonly lastAvail: number;
      readonly size: number;
    }
  | (AtDescriptor & { readonly kind: 'wraps'; readonly rule: 'M35'; readonly addr: GuestAddr; readonly len: number })
  | {
      readonly kind: 'table-outside-memory';
      readonly rule: 'M36';
      readonly index: number;
      readonly addr: GuestAddr;
      readonly len: number;
    }
  | {
      readonly kind: 'element-outside-memory';
      readonly rule: 'M36';
      /** The ring descriptor that describes it, or points to the table that does; null: nobody looked it up. */
      readonly index: number | null;
      readonly addr: GuestAddr;
      readonly len: number;
    }
  | {
      readonly kind: 'area-outside-memory';
      readonly rule: 'M36';
      readonly index: null;
      readonly area: AreaName;
      readonly addr: GuestAddr;
      readonly len: number;
    };

type AreaName =
  | 'descriptor table'
  | 'available ring'
  | 'used ring'
  | 'descriptor ring'
  | 'driver event suppression'
  | 'device event suppression';

export const isChainFault = (found: Chain | ChainFault): found is ChainFault => 'kind' in found;

/** `descriptor 3`, or `entry 3 of the table of descriptor 5`. */
const place = ({ index, table }: AtDescriptor): string =>
  table === undefined ? `descriptor ${index}` : `entry ${index} of the table of descriptor ${table}`;

/** One sentence, without its full stop. */
export const describeFault = (fault: ChainFault): string => {
  switch (fault.kind) {
    case 'head-out-of-table':
      return `head ${fault.index} is outside the table of ${fault.size} descriptors`;
    case 'next-out-of-table':
      return `${place(fault)} continues at ${fault.next}, outside the table of ${fault.size} descriptors`;
    case 'loop':
      return `the chain from ${fault.head} comes back to ${place(fault)} and never ends`;
    case 'longer-than-queue':
      return `${place(fault)} is one more than the ${fault.size} descriptors that a chain may have`;
    case 'too-many-bytes':
      return `the chain from ${fault.head} passes 2^32 bytes at ${place(fault)}`;
    case 'readable-after-writable':
      return `${place(fault)} of the chain from ${fault.head} is device-readable after a device-writable one`;
    case 'indirect-not-negotiated':
      return `descriptor ${fault.index} is indirect, but VIRTIO_F_INDIRECT_DESC was not negotiated`;
    case 'indirect-and-next':
      return `descriptor ${fault.index} is indirect and has a next one`;
    case 'indirect-in-table':
      return `${place(fault)} is indirect itself`;
    case 'indirect-in-list':
      return `descriptor ${fault.index} is indirect inside a list of descriptors`;
    case 'bad-table-length':
      return `the indirect table of descriptor ${fault.index} has ${fault.len} bytes, not a multiple of 16 above 0`;
    case 'avail-idx-too-far':
      return `avail.idx is ${fault.availIdx} while ${fault.lastAvail} comes next: more ahead than ${fault.size} entries`;
    case 'wraps':
      return `${place(fault)}: ${fault.len} bytes at ${hex(fault.addr)} run past 2^64`;
    case 'table-outside-memory':
      return `the indirect table of descriptor ${fault.index}, ${fault.len} bytes at ${hex(fault.addr)}, is not all in memory`;
    case 'element-outside-memory':
      return `${fault.len} bytes at ${hex(fault.addr)}${fault.index === null ? '' : `, of descriptor ${fault.index},`} are not all in memory`;
    case 'area-outside-memory':
      return `the ${fault.area}, ${fault.len} bytes at ${hex(fault.addr)}, is not all in memory`;
    default:
      return unreachable(fault);
  }
};
