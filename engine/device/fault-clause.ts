import type { ClauseId } from '../spec/clause.ts';
import type { ChainFault } from '../virtq/chain.ts';

/** The rest of an id, behind the name of the format; what is left out no text forbids in so many words. */
const rules: Readonly<Record<'split' | 'packed', Partial<Record<ChainFault['kind'], string>>>> = {
  split: {
    loop: 'indirect.chain-le-queue-size',
    'too-many-bytes': 'desc.chain-byte-limit',
    'longer-than-queue': 'indirect.chain-le-queue-size',
    'readable-after-writable': 'framing.writable-after-readable',
    'indirect-not-negotiated': 'indirect.negotiated-only',
    'indirect-and-next': 'indirect.not-with-next',
    'indirect-in-table': 'indirect.no-nesting',
    'avail-idx-too-far': 'avail.idx-never-decreases',
  },
  packed: {
    'longer-than-queue': 'list.le-queue-size',
    'readable-after-writable': 'list.writable-after-readable',
    'indirect-not-negotiated': 'indirect.negotiated-only',
    'indirect-in-list': 'indirect.not-in-next-list',
  },
};

/** The rule that a driver broke when a device finds this in its ring; null: no text says it in so many words. */
export const brokenBy = (fault: ChainFault, format: 'split' | 'packed' = 'split'): ClauseId | null => {
  // A table of a packed ring is measured by what the device allows.
  if (format === 'packed' && 'table' in fault && fault.kind === 'longer-than-queue')
    return 'packed.indirect.device-limit';
  const rule = rules[format][fault.kind];
  return rule === undefined ? null : `${format}.${rule}`;
};
