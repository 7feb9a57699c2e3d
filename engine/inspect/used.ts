import type { RingMemory } from '../memory/ring-memory.ts';
import { add16, ahead16, type U16 } from '../num/int.ts';
import { read16At, readWordsAt } from '../virtq/at.ts';
import { isChainFault } from '../virtq/chain.ts';
import { pvirtqDesc, VIRTQ_DESC_F_WRITE } from '../virtq/layouts.ts';
import { advance, isUsed, slotOf, slotsBetween } from '../virtq/packed/position.ts';
import { availSlot, usedSlot } from '../virtq/split/areas.ts';
import { walkChain } from '../virtq/split/walk.ts';
import type { Budget, ForeignChain } from './chains.ts';
import type { Finding } from './finding.ts';
import { ofDeviceFault } from './finding.ts';
import type { Positions } from './positions.ts';
import type { ForeignQueue } from './queue.ts';

/** A used element that the driver has not collected. */
export interface UsedBuffer {
  /** Free-running index, or position. */
  readonly at: number;
  readonly id: number;
  /** Bytes written; null: a used descriptor of a packed ring without WRITE says nothing of it. */
  readonly len: number | null;
  readonly findings: readonly Finding[];
}

export interface Used {
  readonly used: readonly UsedBuffer[];
  /** What the elements of a split ring stand for: their descriptors are still as the driver wrote them. */
  readonly chains: readonly ForeignChain[];
  readonly cut: boolean;
}

/** What the device has returned and the driver has yet to collect, judged as a driver does that trusts nothing. */
export const usedBuffers = (budget: Budget, queue: ForeignQueue, positions: Positions): Used =>
  queue.format === 'split' ? splitUsed(budget, queue, positions) : packedUsed(budget.memory, queue, positions);

const words = new Uint32Array(4);

/** Heads in the available ring, in the order in which they were made available. */
const headsBetween = (memory: RingMemory, areas: ForeignQueue['areas'], from: U16, count: number): readonly number[] =>
  Array.from({ length: Math.min(count, areas.size) }, (_, k) =>
    read16At(memory, areas.driverHi, areas.driverLo, availSlot(areas, add16(from, k))),
  );

/**
 * How many of the `heads` that come next may belong to a batch of which the first buffers are collected: its one entry
 * stands before. An old entry may look so, too; nobody is accused for what may be either.
 */
const insideBatch = (memory: RingMemory, areas: ForeignQueue['areas'], from: U16, heads: readonly number[]): number => {
  let most = 0;
  let written = from > 0;
  for (let k = 1; k < areas.size && heads.length > 0; k++) {
    readWordsAt(memory, areas.deviceHi, areas.deviceLo, usedSlot(areas, add16(from, -k)), 2, words);
    written ||= words[0] !== 0 || words[1] !== 0;
    most = Math.max(most, heads.indexOf(words[0]!) + 1);
  }
  return written ? most : 0;
};

const splitUsed = (
  { memory, spent }: Budget,
  { areas, options }: ForeignQueue,
  { lastUsed, usedIdx, availIdx }: Positions,
): Used => {
  const { size, deviceHi, deviceLo } = areas;
  const pending = ahead16(usedIdx.at, lastUsed.at);
  const outstanding = ahead16(availIdx.at, lastUsed.at);
  if (pending > size || pending > outstanding) {
    const finding = ofDeviceFault(
      'split',
      { kind: 'used-idx-too-far', rule: 'M27', pending, outstanding },
      lastUsed.at,
    );
    return { used: [{ at: lastUsed.at, id: 0, len: null, findings: [finding] }], chains: [], cut: false };
  }
  const used: UsedBuffer[] = [];
  const chains: ForeignChain[] = [];
  const seen = new Set<number>();
  const heads = options.inOrder ? headsBetween(memory, areas, lastUsed.at, outstanding) : [];
  for (
    let k = options.inOrder ? insideBatch(memory, areas, lastUsed.at, heads.slice(0, pending)) : 0;
    k < pending;
    k++
  ) {
    if (spent()) return { used, chains, cut: true };
    const at = add16(lastUsed.at, k);
    readWordsAt(memory, deviceHi, deviceLo, usedSlot(areas, at), 2, words);
    const id = words[0]!;
    const len = words[1]!;
    const fault = (found: Parameters<typeof ofDeviceFault>[1]): void => {
      used.push({ at, id, len, findings: [ofDeviceFault('split', found, at)] });
    };
    if (id >= size) {
      fault({ kind: 'used-id-out-of-table', rule: 'M27', id, size });
      continue;
    }
    const nth = heads.indexOf(id, k);
    if (options.inOrder ? nth < 0 : seen.has(id)) {
      fault({ kind: 'used-id-not-outstanding', rule: 'M27', id });
      continue;
    }
    if (nth >= pending) {
      fault({ kind: 'used-out-of-order', rule: 'M30', id, buffers: nth - k + 1, pending: pending - k });
      continue;
    }
    // With IN_ORDER one entry ends a batch, and the entries of the others hold nothing new.
    k = Math.max(k, nth);
    seen.add(id);
    const chain = walkChain(memory, { areas, options }, id);
    if (isChainFault(chain)) {
      used.push({ at, id, len, findings: [] });
      continue;
    }
    const { head, descriptors, readable, writable, readableBytes, writableBytes, indirect } = chain;
    if (len > writableBytes) {
      fault({ kind: 'used-length-too-large', rule: 'M28', id, len, capacity: writableBytes });
    } else used.push({ at, id, len, findings: [] });
    const rest = { state: 'used', at: null, findings: [] } as const;
    chains.push({ head, descriptors, readable, writable, readableBytes, writableBytes, indirect, ...rest });
  }
  return { used, chains, cut: false };
};

/** How many slots a buffer took only its driver knows, so all slots in between are looked at. */
const packedUsed = (memory: RingMemory, { areas, options }: ForeignQueue, { lastUsed, usedIdx }: Positions): Used => {
  const { size, descHi, descLo } = areas;
  const used: UsedBuffer[] = [];
  const seen = new Set<number>();
  const slots = Math.min(slotsBetween(lastUsed.at, usedIdx.at, size), size);
  for (let k = 0; k < slots; k++) {
    const at = advance(lastUsed.at, k, size);
    readWordsAt(memory, descHi, descLo, pvirtqDesc.size * slotOf(at), 4, words);
    const id = words[3]! & 0xffff;
    const flags = words[3]! >>> 16;
    if (!isUsed(flags, at)) continue;
    const len = flags & VIRTQ_DESC_F_WRITE ? words[2]! : null;
    const findings: Finding[] = [];
    // Which ids a driver uses is its own affair; only one that comes twice cannot be.
    if (seen.has(id) && !options.inOrder) {
      findings.push(ofDeviceFault('packed', { kind: 'used-id-not-outstanding', rule: 'M27', id }, at));
    }
    seen.add(id);
    used.push({ at, id, len, findings });
  }
  return { used, chains: [], cut: false };
};
