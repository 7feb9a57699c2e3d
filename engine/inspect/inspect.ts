import { dialectById } from '../dialect/dialects.ts';
import type { RingMemory } from '../memory/ring-memory.ts';
import { fromHalves, hex } from '../num/addr.ts';
import { ahead16, type U16 } from '../num/int.ts';
import { describeSizeFault } from '../virtq/fault.ts';
import type { VirtqFormat } from '../virtq/format.ts';
import { areasOutside } from '../virtq/packed/areas.ts';
import { packedFormat } from '../virtq/packed/packed.ts';
import { ringOutside, tableOutside } from '../virtq/split/areas.ts';
import { splitFormat } from '../virtq/split/split.ts';
import type { ForeignCommand } from './admin-command.ts';
import { adminCommandIn } from './admin-command.ts';
import type { ForeignChain } from './chains.ts';
import { budgetOf, walkAll } from './chains.ts';
import type { Wish } from './events.ts';
import { wishesIn } from './events.ts';
import type { Finding } from './finding.ts';
import { ofFault, ofSetup } from './finding.ts';
import type { Positions } from './positions.ts';
import { positionsIn } from './positions.ts';
import type { ForeignQueue } from './queue.ts';
import type { UsedBuffer } from './used.ts';
import { usedBuffers } from './used.ts';

/** A buffer, and the admin command in it where there is one. */
export interface InspectedChain extends ForeignChain {
  readonly command: ForeignCommand | null;
}

/** What a virtqueue in memory shows. */
export interface Inspected {
  readonly queue: ForeignQueue;
  /** Null: its areas are not in memory, or it has no size. */
  readonly positions: Positions | null;
  readonly wishes: { readonly driver: Wish; readonly device: Wish } | null;
  readonly chains: readonly InspectedChain[];
  readonly used: readonly UsedBuffer[];
  /** Of the ring as a whole. */
  readonly findings: readonly Finding[];
  /** There is more, but it was too much to walk. */
  readonly cut: boolean;
}

/** All that was found in a queue: of the ring, its chains, its used elements. */
export const findingsOf = ({ findings, chains, used }: Inspected): readonly Finding[] => [
  ...findings,
  ...chains.flatMap(each => each.findings),
  ...used.flatMap(each => each.findings),
];

/** Whether a rule is broken anywhere. */
export const isFaulty = (inspected: Inspected): boolean =>
  findingsOf(inspected).some(({ severity }) => severity !== 'remark');

/** Reads everything in a virtqueue that can be read. Never throws, reads nothing outside of memory, and comes to an end. */
export const inspectQueue = (memory: RingMemory, queue: ForeignQueue): Inspected => {
  const format = queue.format === 'split' ? splitFormat : packedFormat;
  const nothing = { queue, positions: null, wishes: null, chains: [], used: [], cut: false };
  const size = format.checkSize(queue.areas.size);
  if (size) {
    return {
      ...nothing,
      findings: [ofSetup(format.name, { kind: 'size', rule: 'M24', text: describeSizeFault(size) })],
    };
  }
  const findings: Finding[] = misaligned(format, queue);
  const outside =
    queue.format === 'split'
      ? (ringOutside(memory, queue.areas) ?? tableOutside(memory, queue.areas))
      : areasOutside(memory, queue.areas);
  if (outside) return { ...nothing, findings: [...findings, ofFault(format.name, outside)] };

  const budget = budgetOf(memory);
  const found = positionsIn(memory, queue);
  const ahead = usedAhead(queue, found);
  if (ahead) findings.push(ofSetup(format.name, { kind: 'used-ahead', rule: 'M27', text: ahead }));
  // Whoever is ahead of all that there is has nothing left to take.
  const positions =
    ahead && found.lastAvail.supposed !== null
      ? { ...found, lastAvail: { ...found.lastAvail, at: found.availIdx.at } }
      : found;
  const walked = walkAll(budget, format, queue, positions);
  const used = ahead ? { used: [], chains: [], cut: false } : usedBuffers(budget, queue, positions);
  const dialect = queue.admin === null ? null : dialectById(queue.admin);
  const chains = [...used.chains, ...walked.chains].map((chain): InspectedChain => {
    const command = dialect && chain.readable.length > 0 ? adminCommandIn(memory, dialect, chain) : null;
    if (command === null || !('kind' in command)) return { ...chain, command };
    const index = chain.descriptors[0] ?? null;
    const fault = { ...ofFault(format.name, command), index };
    return { ...chain, command: null, findings: [...chain.findings, fault] };
  });
  return {
    queue,
    positions,
    wishes: wishesIn(memory, queue),
    chains,
    used: used.used,
    findings: [...findings, ...walked.findings],
    cut: walked.cut || used.cut,
  };
};

/** A used index that is a little ahead of the available one, which no device can be. */
const usedAhead = ({ format, areas }: ForeignQueue, { availIdx, usedIdx }: Positions): string | null => {
  if (format === 'packed') return null;
  const ahead = ahead16(usedIdx.at as U16, availIdx.at as U16);
  return ahead > 0 && ahead <= areas.size
    ? `used.idx is ${usedIdx.at}, ahead of avail.idx, which is ${availIdx.at}`
    : null;
};

/** M23. */
const misaligned = (format: VirtqFormat, { areas }: ForeignQueue): Finding[] => {
  const { descHi, descLo, driverHi, driverLo, deviceHi, deviceLo } = areas;
  const places = [
    ['descriptor', descHi, descLo, format.alignments.desc],
    ['driver', driverHi, driverLo, format.alignments.driver],
    ['device', deviceHi, deviceLo, format.alignments.device],
  ] as const;
  return places.flatMap(([name, hi, lo, align]) => {
    if (lo % align === 0) return [];
    const text = `the ${name} area at ${hex(fromHalves(hi, lo))} is not aligned to ${align}`;
    return [ofSetup(format.name, { kind: 'misaligned', rule: 'M23', text })];
  });
};
