import type { ClauseId } from '../spec/clause.ts';
import type { ChainFault } from '../virtq/chain.ts';
import type { DeviceFault } from '../virtq/fault.ts';
import type { VirtqFormat } from '../virtq/format.ts';
import type { ChainRemark, RingRemark } from '../virtq/remark.ts';

/** Anything that one side finds wrong with a ring. */
export type Finding = ChainFault | ChainRemark | RingRemark | DeviceFault;

/** The rest of an id, behind the name of the format; what is left out no text forbids in so many words. */
const rules: Readonly<Record<VirtqFormat['name'], Partial<Record<Finding['kind'], string>>>> = {
  split: {
    loop: 'indirect.chain-le-queue-size',
    'too-many-bytes': 'desc.chain-byte-limit',
    'longer-than-queue': 'indirect.chain-le-queue-size',
    'readable-after-writable': 'framing.writable-after-readable',
    'indirect-not-negotiated': 'indirect.negotiated-only',
    'indirect-and-next': 'indirect.not-with-next',
    'indirect-in-table': 'indirect.no-nesting',
    'avail-idx-too-far': 'avail.idx-never-decreases',
    'not-in-order': 'desc.in-order-next',
    'avail-flags': 'used-notify.driver-flags-01',
    'used-id-out-of-table': 'used.id-is-chain-head',
    'used-id-not-outstanding': 'used.id-is-chain-head',
    'used-idx-too-far': 'used.id-is-chain-head',
    'used-length-too-large': 'used.write-at-least-len',
  },
  packed: {
    'longer-than-queue': 'list.le-queue-size',
    'readable-after-writable': 'list.writable-after-readable',
    'indirect-not-negotiated': 'indirect.negotiated-only',
    'indirect-in-list': 'indirect.not-in-next-list',
    'flags-in-table': 'indirect.only-write-flag',
    'changed-while-exposed': 'desc.driver-frozen-after-avail',
    'exposed-before-complete': 'list.first-available-last',
    'more-than-free': 'list.space-first',
    'event-structure': 'event.flags-3-reserved',
    'used-id-out-of-table': 'list.one-used-per-list',
    'used-id-not-outstanding': 'list.one-used-per-list',
  },
};

/** The rule that somebody broke when the other side finds this in a ring; null: no text says it in so many words. */
export const brokenBy = (finding: Finding, format: VirtqFormat['name']): ClauseId | null => {
  switch (finding.kind) {
    case 'used-out-of-order':
      return 'features.device.in-order-use';
    case 'changed-while-exposed':
      if (format === 'split') return 'cleanup.driver.no-alter-exposed';
      break;
    case 'used-id-not-outstanding':
    case 'used-idx-too-far':
      // No text forbids a driver in so many words to give an id twice.
      if (finding.twice) return null;
      break;
    case 'avail-flags':
      if (finding.eventIdx) return 'split.used-notify.driver-flags-zero';
      break;
    case 'event-structure':
      if (finding.flags > 3) return 'packed.event.reserved-zero';
      if (finding.flags === 2) return 'packed.event.desc-needs-event-idx';
      break;
    case 'not-in-order':
      if (finding.table !== undefined) return 'split.indirect.in-order-sequential';
      break;
    case 'longer-than-queue':
      // A table of a packed ring is measured by what the device allows.
      if (format === 'packed' && finding.table !== undefined) return 'packed.indirect.device-limit';
      break;
    default:
      break;
  }
  const rule = rules[format][finding.kind];
  return rule === undefined ? null : `${format}.${rule}`;
};
