import type { ClauseId } from '../spec/clause.ts';
import type { ChainFault } from '../virtq/chain.ts';
import { describeFault } from '../virtq/chain.ts';
import type { DeviceFault } from '../virtq/fault.ts';
import { describeDeviceFault } from '../virtq/fault.ts';
import type { VirtqFormat } from '../virtq/format.ts';
import type { ChainRemark, RingRemark } from '../virtq/remark.ts';
import { describeRemark } from '../virtq/remark.ts';

/** A driver's misaligned area, and a used ring that is ahead of the available one: only who sees a whole image can say so. */
export type SetupFault =
  | { readonly kind: 'misaligned'; readonly rule: 'M23'; readonly text: string }
  | { readonly kind: 'size'; readonly rule: 'M24'; readonly text: string }
  | { readonly kind: 'used-ahead'; readonly rule: 'M27'; readonly text: string };

/** Something in a ring that is worth saying, with the rule of the list of malformed rings behind it. */
export interface Finding {
  /** `fault`: whoever finds it stops. `violation`: a rule is broken and nobody stops. `remark`: allowed, and rarely meant. */
  readonly severity: 'fault' | 'violation' | 'remark';
  readonly kind: string;
  readonly rule: string | null;
  /** One sentence, without its full stop. */
  readonly text: string;
  /** The rule of the specification; null: no text says it in so many words. */
  readonly clause: ClauseId | null;
  /** The descriptor (packed: slot) that shows it, in the indirect table of descriptor `table` where that is given. */
  readonly index: number | null;
  readonly table: number | null;
  /** The entry of the used ring that shows it, as a free-running index; null: none. */
  readonly used: number | null;
}

type Format = VirtqFormat['name'];
type Rule = string;

const split: Readonly<Record<Rule, ClauseId>> = {
  M3: 'split.indirect.chain-le-queue-size',
  M4: 'split.indirect.chain-le-queue-size',
  M5: 'split.desc.chain-byte-limit',
  M6: 'split.framing.writable-after-readable',
  M7: 'split.indirect.negotiated-only',
  M8: 'split.indirect.not-with-next',
  M9: 'split.indirect.no-nesting',
  M14: 'split.avail.idx-never-decreases',
  M23: 'split.layout.alignment',
  M24: 'split.layout.queue-size-pow2',
  M27: 'split.used.id-is-chain-head',
  M28: 'split.used.write-at-least-len',
  M30: 'split.in-order.batch-id',
};

const packed: Readonly<Record<Rule, ClauseId>> = {
  M4: 'packed.list.le-queue-size',
  M6: 'packed.list.writable-after-readable',
  M7: 'packed.indirect.negotiated-only',
  M10: 'packed.indirect.not-in-next-list',
  M12: 'packed.indirect.only-write-flag',
  M18: 'packed.wrap.mark-available',
  M19: 'packed.list.first-available-last',
  M20: 'packed.list.space-first',
  M23: 'packed.layout.alignment',
  M24: 'packed.layout.max-size',
  M30: 'packed.in-order.batch-id',
};

/** The rule of the specification that a row of the list is about, in a ring format. */
const clauseOf = (format: Format, rule: Rule | null): ClauseId | null =>
  rule === null ? null : ((format === 'split' ? split : packed)[rule] ?? null);

const remarkClause = (format: Format, remark: ChainRemark | RingRemark): ClauseId | null => {
  switch (remark.kind) {
    case 'avail-flags':
      return remark.eventIdx ? 'split.used-notify.driver-flags-zero' : 'split.used-notify.driver-flags-01';
    case 'event-structure':
      if (remark.flags > 3) return 'packed.event.reserved-zero';
      return remark.flags === 3 ? 'packed.event.flags-3-reserved' : 'packed.event.desc-needs-event-idx';
    case 'not-in-order':
      return remark.table === undefined ? 'split.desc.in-order-next' : 'split.indirect.in-order-sequential';
    default:
      return clauseOf(format, remark.rule);
  }
};

const nowhere = { index: null, table: null, used: null } as const;

/** In which descriptor it shows, where its kind says so. */
const placeIn = (about: object): Pick<Finding, 'index' | 'table'> => {
  const { index, table, first } = about as {
    readonly index?: number | null;
    readonly table?: number;
    readonly first?: number;
  };
  return { index: index ?? first ?? null, table: table ?? null };
};

export const ofFault = (format: Format, fault: ChainFault): Finding => ({
  ...nowhere,
  severity: 'fault',
  kind: fault.kind,
  rule: fault.rule,
  text: describeFault(fault),
  clause: clauseOf(format, fault.rule),
  // The head that is outside of the table is no place in it.
  ...(fault.kind !== 'head-out-of-table' && placeIn(fault)),
});

/** `head`: the first descriptor of the buffer that it is about, which shows what no other one does. */
export const ofRemark = (format: Format, remark: ChainRemark | RingRemark, head: number | null): Finding => ({
  ...nowhere,
  severity: remark.rule === 'M26' ? 'remark' : 'violation',
  kind: remark.kind,
  rule: remark.rule,
  text: describeRemark(remark),
  clause: remarkClause(format, remark),
  ...placeIn({ index: head, ...remark }),
});

export const ofDeviceFault = (format: Format, fault: DeviceFault, used: number): Finding => ({
  ...nowhere,
  severity: 'fault',
  kind: fault.kind,
  rule: fault.rule,
  text: describeDeviceFault(fault),
  clause: clauseOf(format, fault.rule),
  used,
});

export const ofSetup = (format: Format, { kind, rule, text }: SetupFault): Finding => ({
  ...nowhere,
  severity: kind === 'misaligned' ? 'violation' : 'fault',
  kind,
  rule,
  text,
  clause: clauseOf(format, rule),
});
