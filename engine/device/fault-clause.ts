import type { ClauseId } from '../spec/clause.ts';
import type { ChainFault } from '../virtq/chain.ts';

const clauses: Readonly<Record<ChainFault['kind'], ClauseId | null>> = {
  'head-out-of-table': null,
  'next-out-of-table': null,
  loop: 'split.indirect.chain-le-queue-size',
  'too-many-bytes': 'split.desc.chain-byte-limit',
  'longer-than-queue': 'split.indirect.chain-le-queue-size',
  'readable-after-writable': 'split.framing.writable-after-readable',
  'indirect-not-negotiated': 'split.indirect.negotiated-only',
  'indirect-and-next': null,
  'indirect-in-table': null,
  'indirect-in-list': null,
  'bad-table-length': null,
  'avail-idx-too-far': 'split.avail.idx-never-decreases',
  wraps: null,
  'table-outside-memory': null,
  'element-outside-memory': null,
  'area-outside-memory': null,
};

/** The rule that a driver broke when a device finds this in its ring; null: no text says it in so many words. */
export const brokenBy = (fault: ChainFault): ClauseId | null => clauses[fault.kind];
