import { brokenBy } from '../device/fault-clause.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import { type ChainFault, describeFault } from '../virtq/chain.ts';
import { isDeviceFault } from '../virtq/fault.ts';
import { slotOf } from '../virtq/packed/position.ts';
import { isHarmless } from '../virtq/remark.ts';
import type { Event, EventOf } from '../world/event.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import { findingText } from './finding.ts';
import type { FoundView } from './parts/queue.ts';
import { formatAt } from './ring-read.ts';

type Place = FoundView['at'];

const descriptor = (index: number, entry: number | null = null): Place => ({ part: 'desc', index, entry });

/** A descriptor of the ring, or an entry of the table of one. */
const placeOf = ({ index, table }: { readonly index: number; readonly table?: number }): Place =>
  table === undefined ? descriptor(index) : descriptor(table, index);

/** Where each side stood before the step, as slots: where it takes next, and where the driver collects next. */
const standing = ({ before }: StepRecord, device: DeviceId, queue: number) => {
  const ring = deviceState(before, device).queues[queue]?.ring;
  const half = driverState(before, device).queues[queue];
  const packed = ring?.format === 'packed' || half?.format === 'packed';
  const slot = (at: number, size: number): number => (packed ? slotOf(at) : at % size);
  return {
    packed,
    take: ring ? slot(ring.lastAvail, ring.areas.size) : 0,
    collect: half ? slot(half.lastUsed, half.areas.size) : 0,
  };
};

const faultPlace = (fault: ChainFault, take: number): Place => {
  if (fault.kind === 'head-out-of-table') return { part: 'avail', index: take, entry: null };
  if (fault.kind === 'avail-idx-too-far') return { part: 'avail-idx', index: 0, entry: null };
  return fault.index === null ? null : placeOf(fault as { readonly index: number });
};

const findingPlace = (record: StepRecord, { finding, device, queue }: EventOf<'note/found'>): Place => {
  const { packed, take, collect } = standing(record, device, queue);
  switch (finding.kind) {
    case 'used-idx-too-far':
      return { part: 'used-idx', index: 0, entry: null };
    case 'used-id-out-of-table':
    case 'used-id-not-outstanding':
    case 'used-length-too-large':
    case 'used-out-of-order':
      return packed ? descriptor(collect) : { part: 'used', index: collect, entry: null };
    case 'driver-shadow-damaged':
      return null;
    case 'avail-flags':
      return { part: 'avail-flags', index: 0, entry: null };
    case 'event-structure':
      return { part: 'driver-events', index: 0, entry: null };
    case 'more-than-free':
    case 'id-in-flight':
      return descriptor(take);
    case 'changed-while-exposed':
    case 'exposed-before-complete':
      return descriptor(finding.head);
    default:
      return placeOf(finding);
  }
};

/** What an event says is wrong with a virtqueue; null: nothing, or it is none that says so. */
export const foundIn = (
  record: StepRecord,
  event: Event,
): { readonly device: DeviceId; readonly queue: number; readonly found: FoundView } | null => {
  if (event.type === 'chain/faulted') {
    const { device, queue, fault } = event;
    const clause = brokenBy(fault, formatAt(record.before, device, queue));
    const at = faultPlace(fault, standing(record, device, queue).take);
    return { device, queue, found: { rule: fault.rule, weight: 'fault', text: describeFault(fault), clause, at } };
  }
  if (event.type !== 'note/found') return null;
  const { device, queue, finding } = event;
  const weight = isDeviceFault(finding) ? 'broken' : isHarmless(finding) ? 'note' : 'violation';
  const clause = brokenBy(finding, formatAt(record.before, device, queue));
  const at = findingPlace(record, event);
  return { device, queue, found: { rule: finding.rule, weight, text: findingText(finding), clause, at } };
};
