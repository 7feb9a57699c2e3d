import type { GuestAddr } from '../num/addr.ts';
import type { FeatureSet } from '../num/feature-set.ts';
import type { Chain } from '../virtq/chain.ts';
import type { DeviceQueue } from '../virtq/queue.ts';
import type { DeviceData, DeviceType } from './device-data.ts';

/** The registers of one virtqueue in the common configuration. */
export interface QueueRegisters {
  /** What queue_size shows after a reset: the largest size the device takes. 0: the queue does not exist. */
  readonly maxSize: number;
  readonly size: number;
  readonly msixVector: number;
  readonly enabled: boolean;
  readonly notifyOff: number;
  readonly notifConfigData: number;
  readonly desc: GuestAddr;
  readonly driver: GuestAddr;
  readonly device: GuestAddr;
}

/** A chain that the device has taken and not yet completed. */
export interface HeldChain {
  readonly chain: Chain;
  /** What happened last: it was taken, executed, or its used element was written. */
  readonly stage: 'taken' | 'executed' | 'returned';
  /** Bytes written to the device-writable part; known once executed. */
  readonly usedLength: number;
  /** What a reading asked to be judged when the chain was taken, before it is executed. */
  readonly judgedAtTake: boolean | null;
  /** The used element of a later chain finishes this one too (VIRTIO_F_IN_ORDER): it is returned without one of its own. */
  readonly skipped?: true;
}

/** The device's half of one virtqueue of a function. */
export interface FunctionQueue {
  readonly registers: QueueRegisters;
  /** Private cursors; null until the queue is enabled. */
  readonly ring: DeviceQueue | null;
  readonly held: readonly HeldChain[];
  /** The used index before the entries that no interrupt decision has been made for; null: nothing to decide. */
  readonly decideFrom: number | null;
  /** Heads in the order in which a person wants the device to go at them; absent: as the device itself would. */
  readonly order?: readonly number[];
  /** Heads, or ids of a packed ring, that the driver gave again while the device had them, once for each time. */
  readonly twice?: readonly number[];
}

/** The SR-IOV capability of a PF, as far as it is modelled. */
export interface SriovState {
  readonly totalVfs: number;
  readonly numVfs: number;
  readonly vfEnable: boolean;
  readonly vfMigrationCapable: boolean;
  /** SR_IOV was negotiated before a reset: VFs may be enabled again without negotiating it anew. */
  readonly negotiatedBefore: boolean;
}

/** The MSI-X table of a function, as far as it is modelled. */
export interface MsixState {
  /** Entries, 1..2048. */
  readonly size: number;
  readonly enabled: boolean;
  /** The Function Mask bit: no entry sends. Absent: clear. */
  readonly allMasked?: true;
  /** Entries whose mask bit is set, and those that have a message pending; ascending. */
  readonly masked: readonly number[];
  readonly pending: readonly number[];
}

/** A resource object that the driver of an owner has made. */
export interface ResourceObject {
  readonly group: number;
  readonly member: number;
  readonly type: number;
  readonly id: number;
  /** Its data, as hex digits. */
  readonly data: string;
}

/** Optional concepts that only some dialects bring. */
export interface Facets {
  /** The feature bits that were last assigned to the function by its management device; null: never. */
  readonly assigned: FeatureSet | null;
  /** Bitmap of the opcodes that the driver has declared, by group type; none: as after a reset. */
  readonly usedLists: Readonly<Record<number, bigint>>;
  /** Capabilities that the driver has set, by id, as hex digits. */
  readonly driverCaps: Readonly<Record<number, string>>;
  /** Resource objects of an owner, in the order in which they were made. */
  readonly objects: readonly ResourceObject[];
  /** The owner has stopped the function. */
  readonly stopped: boolean;
  /** Device parts that were set and wait for the function to be resumed, as hex digits; null: none. */
  readonly parts: string | null;
  /** What the driver has asked for by device_status, and the function has yet to do. */
  readonly asked: 'suspend' | 'resume' | null;
  /** Device-specific configuration that was written through the legacy interface, as hex digits; null: as built. */
  readonly config: string | null;
}

/** A function about which nobody has said anything. */
export const noFacets: Facets = {
  assigned: null,
  usedLists: {},
  driverCaps: {},
  objects: [],
  stopped: false,
  parts: null,
  asked: null,
  config: null,
};

/**
 * One function's registers and private state. It holds no id, so that untouched VFs share one object.
 */
export interface FunctionState {
  readonly type: DeviceType;
  /** A PF always is; a VF while VF Enable is set and its number is at most NumVFs. */
  readonly present: boolean;
  /** device_status, 8 bits. */
  readonly status: number;
  /** A reset was asked for and is not complete: device_status does not read 0 yet. */
  readonly resetting: boolean;
  /** What device_feature shows. */
  readonly offered: FeatureSet;
  readonly deviceFeatureSelect: number;
  readonly driverFeatureSelect: number;
  /** What was written to driver_feature so far. */
  readonly driverFeatures: FeatureSet;
  /** Fixed when FEATURES_OK is accepted; null before. */
  readonly negotiated: FeatureSet | null;
  readonly configMsixVector: number;
  readonly configGeneration: number;
  readonly queueSelect: number;
  /** num_queues: administration virtqueues do not count. */
  readonly numQueues: number;
  readonly adminQueueIndex: number;
  readonly adminQueueNum: number;
  /** All virtqueues by index; administration virtqueues stand at adminQueueIndex and after. */
  readonly queues: readonly FunctionQueue[];
  /** ISR status: bit 0 a virtqueue, bit 1 a configuration change. A driver's read clears it. */
  readonly isr: number;
  /** Null: the function has no MSI-X capability. */
  readonly msix: MsixState | null;
  readonly data: DeviceData;
  readonly facets: Facets;
  readonly sriov: SriovState | null;
  /** What was written to fields of configuration space that are kept nowhere else, by offset; absent: nothing. */
  readonly pci?: Readonly<Record<number, number>>;
}
