import { unreachable } from '../num/result.ts';
import type { Element } from './element.ts';
import type { Halves, QueueAreas, QueueOptions } from './queue.ts';

/** A queue size that the ring format does not take. */
export interface SizeFault {
  readonly kind: 'size';
  readonly rule: 'M24';
  readonly size: number;
  readonly format: 'split' | 'packed';
}

/** Why a driver cannot expose a buffer at all, however many descriptors come free. */
export type ExposeFault =
  | { readonly kind: 'no-element'; readonly rule: 'M25' }
  | { readonly kind: 'longer-than-table'; readonly rule: 'M4'; readonly elements: number; readonly size: number }
  | { readonly kind: 'queue-broken'; readonly rule: null; readonly by: string }
  | PrivateMemoryFault;

/** What a driver notices about the used ring. The first one breaks the queue. */
export type DeviceFault =
  | { readonly kind: 'used-id-out-of-table'; readonly rule: 'M27'; readonly id: number; readonly size: number }
  | {
      readonly kind: 'used-id-not-outstanding';
      readonly rule: 'M27';
      readonly id: number;
      /** The driver itself gave it for two chains, and both came back. */
      readonly twice?: true;
    }
  | {
      readonly kind: 'used-length-too-large';
      readonly rule: 'M28';
      readonly id: number;
      readonly len: number;
      readonly capacity: number;
    }
  | {
      readonly kind: 'used-idx-too-far';
      readonly rule: 'M27';
      readonly pending: number;
      readonly outstanding: number;
      /** The driver itself gave as many chains twice. */
      readonly twice?: true;
    }
  | {
      readonly kind: 'used-out-of-order';
      readonly rule: 'M30';
      readonly id: number;
      readonly buffers: number;
      readonly pending: number;
    }
  | PrivateMemoryFault;

const deviceFaults: ReadonlySet<string> = new Set<DeviceFault['kind']>([
  'used-id-out-of-table',
  'used-id-not-outstanding',
  'used-length-too-large',
  'used-idx-too-far',
  'used-out-of-order',
  'driver-shadow-damaged',
]);

export const isDeviceFault = (found: { readonly kind: string }): found is DeviceFault => deviceFaults.has(found.kind);

/** Somebody else wrote where only the driver may: its shadow no longer makes sense. */
interface PrivateMemoryFault {
  readonly kind: 'driver-shadow-damaged';
  readonly rule: null;
  /** The descriptor whose entry is wrong. */
  readonly index: number;
}

/**
 * Why a driver must not expose this buffer; null: it may. Throws where the caller is wrong: for a token that does not fit,
 * and for a table that was not negotiated.
 */
export const exposeFault = (
  { areas, options }: { readonly areas: QueueAreas; readonly options: QueueOptions },
  elements: readonly Element[],
  token: number,
  table: Halves | null,
): ExposeFault | null => {
  if (!Number.isInteger(token) || token < 0 || token >= 0xffffffff) throw new RangeError(`no token: ${token}`);
  if (table !== null && !options.indirect) throw new RangeError('VIRTIO_F_INDIRECT_DESC was not negotiated');
  const { size } = areas;
  if (elements.length === 0) return { kind: 'no-element', rule: 'M25' };
  if (elements.length <= size || (table !== null && options.longTables)) return null;
  return { kind: 'longer-than-table', rule: 'M4', elements: elements.length, size };
};

export const describeSizeFault = ({ size, format }: SizeFault): string =>
  `${size} is no queue size: a ${format} virtqueue has ${format === 'split' ? 'a power of two of descriptors, ' : ''}1 to 32768${format === 'split' ? '' : ' descriptors'}`;

export const describeExposeFault = (fault: ExposeFault): string => {
  switch (fault.kind) {
    case 'no-element':
      return 'a buffer needs at least one element';
    case 'longer-than-table':
      return `a buffer of ${fault.elements} elements is longer than the ${fault.size} descriptors of its queue`;
    case 'queue-broken':
      return `the driver no longer uses this queue: ${fault.by}`;
    case 'driver-shadow-damaged':
      return describeShadowDamage(fault);
    default:
      return unreachable(fault);
  }
};

export const describeDeviceFault = (fault: DeviceFault): string => {
  switch (fault.kind) {
    case 'used-id-out-of-table':
      return `used id ${fault.id} is outside the table of ${fault.size} descriptors`;
    case 'used-id-not-outstanding':
      return fault.twice
        ? `used id ${fault.id} came back twice, as the driver gave it`
        : `used id ${fault.id} is not the head of a chain that the device has`;
    case 'used-length-too-large':
      return `used length ${fault.len} of chain ${fault.id} is more than its ${fault.capacity} writable bytes`;
    case 'used-idx-too-far':
      return fault.twice
        ? `used.idx is ${fault.pending} ahead: the driver gave a chain twice`
        : `used.idx is ${fault.pending} ahead, but the device has ${fault.outstanding} chains`;
    case 'used-out-of-order':
      return `used id ${fault.id} ends a batch of ${fault.buffers} buffers in order, but used.idx is ${fault.pending} ahead`;
    case 'driver-shadow-damaged':
      return describeShadowDamage(fault);
    default:
      return unreachable(fault);
  }
};

const describeShadowDamage = (fault: PrivateMemoryFault): string =>
  `the driver's private entry for descriptor ${fault.index} was changed by somebody else`;
