import type { ClauseId } from '../spec/clause.ts';
import type { ChainFault } from '../virtq/chain.ts';
import type { DeviceFault } from '../virtq/fault.ts';
import type { VirtqFormat } from '../virtq/format.ts';
import type { ChainRemark, RingRemark } from '../virtq/remark.ts';

/** Anything that one side finds wrong with a ring. */
export type Finding = ChainFault | ChainRemark | RingRemark | DeviceFault;

type ByFormat = Readonly<Record<VirtqFormat['name'], ClauseId | null>>;
const by = (split: ClauseId | null, packed: ClauseId | null): ByFormat => ({ split, packed });
const unsaid = by(null, null);

const clauses: Readonly<Record<Finding['kind'], ByFormat>> = {
  'head-out-of-table': unsaid,
  'next-out-of-table': unsaid,
  loop: by('split.indirect.chain-le-queue-size', null),
  'too-many-bytes': by('split.desc.chain-byte-limit', null),
  'longer-than-queue': by('split.indirect.chain-le-queue-size', 'packed.list.le-queue-size'),
  'readable-after-writable': by('split.framing.writable-after-readable', 'packed.list.writable-after-readable'),
  'indirect-not-negotiated': by('split.indirect.negotiated-only', 'packed.indirect.negotiated-only'),
  'indirect-and-next': by('split.indirect.not-with-next', null),
  'indirect-in-table': by('split.indirect.no-nesting', null),
  'indirect-in-list': by(null, 'packed.indirect.not-in-next-list'),
  'bad-table-length': unsaid,
  'avail-idx-too-far': by('split.avail.idx-never-decreases', null),
  wraps: unsaid,
  'table-outside-memory': unsaid,
  'element-outside-memory': unsaid,
  'area-outside-memory': unsaid,

  'flags-in-table': by(null, 'packed.indirect.only-write-flag'),
  'descriptor-in-flight': unsaid,
  'changed-while-exposed': by('cleanup.driver.no-alter-exposed', 'packed.desc.driver-frozen-after-avail'),
  'exposed-before-complete': by(null, 'packed.list.first-available-last'),
  'more-than-free': by(null, 'packed.list.space-first'),
  'id-in-flight': unsaid,
  'not-in-order': by('split.desc.in-order-next', null),
  'zero-length': unsaid,
  'avail-flags': by('split.used-notify.driver-flags-01', null),
  'event-structure': by(null, 'packed.event.flags-3-reserved'),
  'list-incomplete': unsaid,

  'used-id-out-of-table': by('split.used.id-is-chain-head', 'packed.list.one-used-per-list'),
  'used-id-not-outstanding': by('split.used.id-is-chain-head', 'packed.list.one-used-per-list'),
  'used-idx-too-far': by('split.used.id-is-chain-head', null),
  'used-length-too-large': by('split.used.write-at-least-len', null),
  'used-out-of-order': by('features.device.in-order-use', 'features.device.in-order-use'),
  'driver-shadow-damaged': unsaid,
};

/** The rule that somebody broke when the other side finds this in a ring; null: no text says it in so many words. */
export const brokenBy = (finding: Finding, format: VirtqFormat['name']): ClauseId | null => {
  if (finding.kind === 'avail-flags' && finding.eventIdx) return 'split.used-notify.driver-flags-zero';
  if (finding.kind === 'event-structure') {
    if (finding.flags > 3) return 'packed.event.reserved-zero';
    if (finding.flags === 2) return 'packed.event.desc-needs-event-idx';
  }
  // A table of a packed ring is measured by what the device allows.
  if (finding.kind === 'longer-than-queue' && format === 'packed' && finding.table !== undefined) {
    return 'packed.indirect.device-limit';
  }
  if (finding.kind === 'not-in-order' && finding.table !== undefined) return 'split.indirect.in-order-sequential';
  return clauses[finding.kind][format];
};
