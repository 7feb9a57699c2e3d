import { unreachable } from '../num/result.ts';

interface AtDescriptor {
  /** In the descriptor table or ring, or in the indirect table of descriptor `table`. */
  readonly index: number;
  readonly table?: number;
}

/**
 * What a buffer shows that stops nobody: a driver's violation that the device lives with, or something allowed that a
 * reader should know of (M26). `rule` is the row of the fact sheet on malformed chains.
 */
export type ChainRemark =
  | (AtDescriptor & { readonly kind: 'flags-in-table'; readonly rule: 'M12'; readonly flags: number })
  | { readonly kind: 'descriptor-in-flight'; readonly rule: 'M13'; readonly index: number; readonly head: number }
  | { readonly kind: 'changed-while-exposed'; readonly rule: 'M15'; readonly head: number }
  | { readonly kind: 'exposed-before-complete'; readonly rule: 'M19'; readonly head: number }
  | { readonly kind: 'more-than-free'; readonly rule: 'M20'; readonly length: number; readonly free: number }
  | { readonly kind: 'id-in-flight'; readonly rule: 'M21'; readonly id: number }
  | (AtDescriptor & { readonly kind: 'not-in-order'; readonly rule: 'M22'; readonly expected: number })
  | (AtDescriptor & { readonly kind: 'zero-length'; readonly rule: 'M26' });

/** The same of the ring as a whole. */
export type RingRemark =
  | { readonly kind: 'avail-flags'; readonly rule: 'M16'; readonly flags: number; readonly eventIdx: boolean }
  | { readonly kind: 'event-structure'; readonly rule: 'M17'; readonly flags: number; readonly eventIdx: boolean }
  /** The device waits: to it the list is not available yet. */
  | { readonly kind: 'list-incomplete'; readonly rule: 'M18'; readonly first: number; readonly index: number };

/** Whether nobody has broken a rule by it. */
export const isHarmless = ({ kind }: { readonly kind: string }): boolean =>
  kind === 'zero-length' || kind === 'list-incomplete';

export const NO_REMARKS: readonly ChainRemark[] = [];

const place = ({ index, table }: AtDescriptor): string =>
  table === undefined ? `descriptor ${index}` : `entry ${index} of the table of descriptor ${table}`;

/** One sentence, without its full stop. */
export const describeRemark = (remark: ChainRemark | RingRemark): string => {
  switch (remark.kind) {
    case 'flags-in-table':
      return `${place(remark)} has flags ${remark.flags}, of which a packed ring knows only VIRTQ_DESC_F_WRITE there`;
    case 'descriptor-in-flight':
      return `descriptor ${remark.index} also belongs to the buffer at ${remark.head}, which the device still has`;
    case 'changed-while-exposed':
      return `the descriptors of the buffer at ${remark.head} were changed while the device had it`;
    case 'exposed-before-complete':
      return `the list at ${remark.head} was made available before all of its descriptors were`;
    case 'more-than-free':
      return `a list of ${remark.length} descriptors was made available where only ${remark.free} were free`;
    case 'id-in-flight':
      return `buffer id ${remark.id} is that of a buffer which the device still has`;
    case 'not-in-order':
      return `${place(remark)} stands where VIRTIO_F_IN_ORDER asks for ${remark.expected}`;
    case 'zero-length':
      return `${place(remark)} has no bytes, which is allowed and rarely meant`;
    case 'avail-flags':
      return `avail.flags is ${remark.flags}, but ${remark.eventIdx ? 'must be 0 with VIRTIO_F_EVENT_IDX' : 'only 0 and 1 mean something'}`;
    case 'event-structure':
      return `the driver event suppression has flags ${remark.flags}, but ${remark.eventIdx ? 'only 0 to 2' : 'without VIRTIO_F_EVENT_IDX only 0 and 1'} may be used`;
    case 'list-incomplete':
      return `the list at slot ${remark.first} waits for slot ${remark.index}, whose AVAIL and USED bits are not those of this pass`;
    default:
      return unreachable(remark);
  }
};
