import type { RingMemory } from '../memory/ring-memory.ts';
import { add16, ahead16, type U16 } from '../num/int.ts';
import { read16At, readWordsAt } from '../virtq/at.ts';
import type { Chain, ChainFault, TablePlace } from '../virtq/chain.ts';
import { isChainFault } from '../virtq/chain.ts';
import type { Element } from '../virtq/element.ts';
import type { VirtqFormat } from '../virtq/format.ts';
import { VIRTQ_DESC_F_INDIRECT, VIRTQ_DESC_F_NEXT, virtqDesc } from '../virtq/layouts.ts';
import { advance, slotOf, slotsBetween } from '../virtq/packed/position.ts';
import { behindList, NOT_WHOLE, walkList } from '../virtq/packed/walk.ts';
import type { DeviceQueue, QueueAreas } from '../virtq/queue.ts';
import type { ChainRemark } from '../virtq/remark.ts';
import { availSlot } from '../virtq/split/areas.ts';
import { walkChain } from '../virtq/split/walk.ts';
import type { Finding } from './finding.ts';
import { ofFault, ofRemark } from './finding.ts';
import type { Positions } from './positions.ts';
import type { ForeignQueue } from './queue.ts';

/** A buffer that is not free. */
export interface ForeignChain {
  /** Split ring: its first descriptor. Packed ring: its buffer id, or the first slot of a list at fault. */
  readonly head: number;
  /** `available`: the device has yet to take it; `held`: taken and not returned; `used`: the driver has yet to collect it. */
  readonly state: 'available' | 'held' | 'used';
  /** Where the driver put it: index in the available ring, or position in the descriptor ring; null: not known. */
  readonly at: number | null;
  /** In chain order; of one at fault as far as it goes, and a loop ends with the descriptor that it comes back to. */
  readonly descriptors: readonly number[];
  /** Empty where it is at fault. */
  readonly readable: readonly Element[];
  readonly writable: readonly Element[];
  readonly readableBytes: number;
  readonly writableBytes: number;
  readonly indirect: TablePlace | null;
  readonly findings: readonly Finding[];
}

/** Descriptors that are read in one queue: a few times more than any ring and its tables have. */
const MOST_READ = 1 << 18;

/** Stops everything that walks when a hostile ring makes it walk too much. */
export interface Budget {
  readonly memory: RingMemory;
  readonly spent: () => boolean;
}

export const budgetOf = (memory: RingMemory): Budget => {
  let read = 0;
  return {
    memory: {
      ...memory,
      readWords: (hi, lo, count, into) => {
        read += 1;
        memory.readWords(hi, lo, count, into);
      },
    },
    spent: () => read > MOST_READ,
  };
};

/** What was found of the chains; `cut`: there are more, and they were not walked. */
export interface Walked {
  readonly chains: readonly ForeignChain[];
  /** Of the ring as a whole: what stops the device before it comes to a chain. */
  readonly findings: readonly Finding[];
  readonly cut: boolean;
}

const words = new Uint32Array(4);

/** The descriptors of a split chain at fault, as `next` leads; twice the same one at most. */
const splitPath = (memory: RingMemory, { size, descHi, descLo }: QueueAreas, head: number): number[] => {
  const path: number[] = [];
  const seen = new Set<number>();
  for (let index = head; index < size; ) {
    path.push(index);
    if (seen.has(index)) break;
    seen.add(index);
    readWordsAt(memory, descHi, descLo, virtqDesc.size * index, 4, words);
    if (!(words[3]! & VIRTQ_DESC_F_NEXT) || words[3]! & VIRTQ_DESC_F_INDIRECT) break;
    index = words[3]! >>> 16;
  }
  return path;
};

/** The table in which a fault shows, so that it can be looked at. */
const tableOf = (memory: RingMemory, { descHi, descLo }: QueueAreas, fault: ChainFault): TablePlace | null => {
  const table = 'table' in fault ? fault.table : undefined;
  if (table === undefined) return null;
  readWordsAt(memory, descHi, descLo, virtqDesc.size * table, 4, words);
  return { addrLo: words[0]!, addrHi: words[1]!, len: words[2]! };
};

type Rest = Pick<ForeignChain, 'state' | 'at'>;

const good = (
  { head, descriptors, readable, writable, readableBytes, writableBytes, indirect }: Chain,
  rest: Rest,
) => ({
  head,
  descriptors,
  readable,
  writable,
  readableBytes,
  writableBytes,
  indirect,
  ...rest,
});

const none: readonly Element[] = [];
const faulted = (head: number, descriptors: readonly number[], indirect: TablePlace | null, rest: Rest) => ({
  head,
  descriptors,
  readable: none,
  writable: none,
  readableBytes: 0,
  writableBytes: 0,
  indirect,
  ...rest,
});

/** Who else has a descriptor (split) or buffer id (packed) of a buffer that the device has not returned: M13, M21. */
const createNeighbours = (format: VirtqFormat['name']) => {
  const taken = new Map<number, number>();
  return ({ head, descriptors }: Pick<ForeignChain, 'head' | 'descriptors'>): ChainRemark | null => {
    const keys = format === 'split' ? descriptors : [head];
    const shared = keys.find(key => taken.has(key));
    const other = shared === undefined ? undefined : taken.get(shared);
    for (const key of keys) taken.set(key, head);
    if (shared === undefined || other === undefined) return null;
    return format === 'split'
      ? { kind: 'descriptor-in-flight', rule: 'M13', index: shared, head: other }
      : { kind: 'id-in-flight', rule: 'M21', id: shared };
  };
};

const firstOf = ({ descriptors, head }: Pick<ForeignChain, 'head' | 'descriptors'>): number => descriptors[0] ?? head;

const slotsIn = (from: number, to: number, size: number): number[] =>
  Array.from({ length: Math.min(slotsBetween(from, to, size), size) }, (_, k) => slotOf(advance(from, k, size)));

/** Where nobody says what the device has taken, the other buffer may have been returned before this one was made. */
const sharing = (finding: Finding, { lastAvail }: Positions): Finding =>
  lastAvail.supposed === null
    ? finding
    : { ...finding, severity: 'remark', text: `${finding.text}, unless that one was returned out of order` };

/**
 * The lists of a packed ring between where its device uses and takes next: their slots are still as the driver wrote
 * them. Of those that were returned already, out of order, only who knows what is held can tell.
 */
const heldLists = (
  memory: RingMemory,
  { areas, options, known }: ForeignQueue,
  { usedIdx, lastAvail }: Positions,
): readonly { readonly found: Chain | ChainFault; readonly at: number; readonly descriptors: readonly number[] }[] => {
  const lists = new Map<number | string, ReturnType<typeof heldLists>[number]>();
  let at: number = usedIdx.at;
  let left = slotsBetween(at, lastAvail.at, areas.size);
  while (left > 0 && left <= areas.size) {
    const found = walkList(memory, { areas, options }, at);
    const end = found === NOT_WHOLE ? -1 : behindList(memory, areas, at);
    if (found === NOT_WHOLE || end < 0) break;
    const descriptors = slotsIn(at, end, areas.size);
    // An id comes again only after the buffer that had it was returned.
    if (isChainFault(found)) lists.set(`at ${at}`, { found, at, descriptors });
    else if (known.held?.includes(found.head) ?? true) {
      lists.delete(found.head);
      lists.set(found.head, { found, at, descriptors });
    }
    left -= descriptors.length;
    at = end;
  }
  return [...lists.values()];
};

/**
 * All buffers that the device has not returned: those that it holds, then those that wait. Where nobody says which ones
 * it holds, these are the ones that it would hold if it returned them in order.
 */
export const walkAll = (
  { memory, spent }: Budget,
  format: VirtqFormat,
  queue: ForeignQueue,
  positions: Positions,
): Walked => {
  const { areas, options } = queue;
  const beside = createNeighbours(format.name);
  const chains: ForeignChain[] = [];
  const findings: Finding[] = [];
  let cut = false;

  const addGood = (chain: Chain, rest: Rest): void => {
    const first = firstOf(chain);
    const noted = chain.remarks.map(remark => ofRemark(format.name, remark, first));
    const neighbour = beside(chain);
    if (neighbour) noted.push(sharing(ofRemark(format.name, neighbour, first), positions));
    chains.push({ ...good(chain, rest), findings: noted });
  };
  const addFaulted = (fault: ChainFault, head: number, descriptors: readonly number[], rest: Rest): void => {
    const finding = ofFault(format.name, fault);
    chains.push({ ...faulted(head, descriptors, tableOf(memory, areas, fault), rest), findings: [finding] });
  };

  if (format.name === 'split') {
    for (const { head, at } of heldHeads(memory, queue, positions)) {
      if (spent()) {
        cut = true;
        break;
      }
      const found = walkChain(memory, { areas, options }, head);
      if (isChainFault(found)) addFaulted(found, head, splitPath(memory, areas, head), { state: 'held', at });
      else addGood(found, { state: 'held', at });
    }
  }

  if (format.name === 'packed') {
    for (const { found, at, descriptors } of heldLists(memory, queue, positions)) {
      if (spent()) {
        cut = true;
        break;
      }
      if (isChainFault(found)) addFaulted(found, slotOf(at), descriptors, { state: 'held', at });
      else addGood(found, { state: 'held', at });
    }
  }

  let device = deviceAt(memory, format, queue, positions);
  for (;;) {
    if (spent()) {
      cut = true;
      break;
    }
    const at = device.lastAvail;
    const taken = format.take(memory, device);
    if (taken === null) break;
    // A list that is not whole is among the remarks on the ring.
    if ('waits' in taken) break;
    if ('chain' in taken) addGood(taken.chain, { state: 'available', at });
    else if (taken.queue.lastAvail === at) {
      findings.push(ofFault(format.name, taken.fault));
      break;
    } else if (format.name === 'split') {
      const { driverHi, driverLo } = areas;
      const head = read16At(memory, driverHi, driverLo, availSlot(areas, at));
      addFaulted(taken.fault, head, splitPath(memory, areas, head), { state: 'available', at });
    } else {
      addFaulted(taken.fault, slotOf(at), slotsIn(at, taken.queue.lastAvail, areas.size), { state: 'available', at });
    }
    device = taken.queue;
  }
  for (const remark of format.ringRemarks(memory, device)) findings.push(ofRemark(format.name, remark, null));
  return { chains, findings, cut };
};

/** A device that stands where this one does; with IN_ORDER the first chain may start anywhere. */
const deviceAt = (
  memory: RingMemory,
  format: VirtqFormat,
  { areas, options }: ForeignQueue,
  { lastAvail, usedIdx }: Positions,
): DeviceQueue => {
  const stands = { lastAvail: lastAvail.at, usedIdx: usedIdx.at, publishedUsedIdx: usedIdx.at };
  const fresh = format.createDevice(areas, options);
  if (fresh.format === 'packed') return { ...fresh, ...stands };
  const head = read16At(memory, areas.driverHi, areas.driverLo, availSlot(areas, lastAvail.at));
  return { ...fresh, ...stands, nextHead: head };
};

/** Of a split ring: what was given, or else as many as are missing, from the entries before the next one. */
const heldHeads = (
  memory: RingMemory,
  { areas, known }: ForeignQueue,
  { lastAvail, usedIdx }: Positions,
): readonly { readonly head: number; readonly at: number | null }[] => {
  const { driverHi, driverLo, size } = areas;
  const headAt = (at: number): number => read16At(memory, driverHi, driverLo, availSlot(areas, at));
  if (known.held) {
    const where = new Map<number, number>();
    for (let k = 1; k <= size; k++) {
      const at = add16(lastAvail.at, -k);
      const head = headAt(at);
      if (!where.has(head)) where.set(head, at);
    }
    return known.held.map(head => ({ head, at: where.get(head) ?? null }));
  }
  const count = ahead16(lastAvail.at, usedIdx.at);
  if (count > size) return [];
  return Array.from({ length: count }, (_, k) => {
    const at = add16(usedIdx.at, k) as U16;
    return { head: headAt(at), at };
  });
};
