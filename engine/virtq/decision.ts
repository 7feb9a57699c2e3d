import { unreachable } from '../num/result.ts';

/** The field or structure by which one side says when it wants to be notified. */
type Area = 'available ring' | 'used ring' | 'driver event suppression' | 'device event suppression';

/**
 * Whether the other side is to be notified, and the values that decided. Positions of a packed ring have the slot in bits
 * 0 to 14 and the wrap counter in bit 15.
 */
export type Decision =
  | {
      readonly send: boolean;
      readonly kind: 'flags';
      readonly field: 'avail.flags' | 'used.flags';
      readonly flags: number;
    }
  | {
      readonly send: boolean;
      readonly kind: 'event-index';
      readonly field: 'used_event' | 'avail_event';
      readonly event: number;
      readonly from: number;
      readonly to: number;
    }
  | { readonly send: boolean; readonly kind: 'event-flags'; readonly area: Area; readonly flags: number }
  | {
      readonly send: boolean;
      readonly kind: 'event-descriptor';
      readonly area: Area;
      readonly event: number;
      readonly from: number;
      readonly to: number;
    }
  | { readonly send: false; readonly kind: 'area-outside-memory'; readonly area: Area };

const eventFlags = [
  'RING_EVENT_FLAGS_ENABLE',
  'RING_EVENT_FLAGS_DISABLE',
  'RING_EVENT_FLAGS_DESC',
  'the reserved value 3',
];

/** `slot 3, wrap 1`: a position of a packed ring for people. */
export const positionText = (position: number): string => `slot ${position & 0x7fff}, wrap ${position >>> 15}`;

/** One short statement with its values: 'used.flags is 0', 'avail_event is 5, index moved 3 to 4'. */
export const describeDecision = (decision: Decision): string => {
  switch (decision.kind) {
    case 'flags':
      return `${decision.field} is ${decision.flags}`;
    case 'event-index': {
      const { field, event, from, to } = decision;
      return `${field} is ${event}, index ${from === to ? `stays ${to}` : `moved ${from} to ${to}`}`;
    }
    case 'event-flags':
      return `${decision.area} has ${eventFlags[decision.flags & 3]}`;
    case 'event-descriptor': {
      const { area, event, from, to } = decision;
      const way =
        from === to ? `stands at ${positionText(to)}` : `moved from ${positionText(from)} to ${positionText(to)}`;
      return `${area} names ${positionText(event)}, the ring ${way}`;
    }
    case 'area-outside-memory':
      return `the ${decision.area} is not in memory`;
    default:
      return unreachable(decision);
  }
};

/**
 * Whether an index that moved from `from` to `to` has passed `event`: the entry placed when it stood at `event` is among
 * the new ones. All modulo 2^16; moved by 0, it has passed nothing.
 * Source: split-ring.tex, "Used Buffer Notification Suppression", and virtio_ring.h.
 */
export const needEvent = (event: number, to: number, from: number): boolean =>
  ((to - event - 1) & 0xffff) < ((to - from) & 0xffff);
