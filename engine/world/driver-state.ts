import type { Region } from '../memory/region.ts';
import type { GuestAddr } from '../num/addr.ts';
import type { FeatureSet } from '../num/feature-set.ts';
import type { DriverQueue } from '../virtq/queue.ts';
import type { DeviceId } from './ids.ts';

/** Where a driver is in its sequence; the name is that of the action it takes next. */
export type DriverStage =
  | 'absent'
  | 'reset'
  | 'wait-reset'
  | 'acknowledge'
  | 'driver'
  | 'read-features'
  | 'write-features'
  | 'features-ok'
  | 'check-features'
  | 'find-admin'
  | 'set-up'
  | 'enable'
  | 'driver-ok'
  | 'running'
  | 'failed'
  | 'stop'
  | 'wait-stop';

/** Where a driver is in a plan of its own, which began with one member and ends with another. */
export interface PlanPlace {
  /** Number of the step, from 0. */
  readonly at: number;
  readonly from: DeviceId;
  readonly to: DeviceId;
  /** What was learnt on the way and is needed later. */
  readonly kept: Readonly<Record<string, Uint8Array>>;
}

/** A command that the driver has been given. */
export interface PendingCommand {
  /** Counts the commands of the driver from 1; also the token of its buffer. */
  readonly id: number;
  /** Index of the virtqueue it goes to. */
  readonly queue: number;
  readonly readable: Uint8Array;
  /** Bytes of the device-writable part. */
  readonly writable: number;
  /** Bytes of each part before which another descriptor begins; absent: each part is one. */
  readonly splits?: { readonly readable: readonly number[]; readonly writable: readonly number[] };
  /** Whether the descriptors are an indirect table; absent: several are where that is negotiated. */
  readonly indirect?: boolean;
  /** A person keeps it: its driver does not make it available, or the device neither carries it out nor returns it. */
  readonly onHold?: 'driver' | 'device';
  /** The driver sends it on its own account: it declares what it will use of the answer, or goes on in a plan. */
  readonly follow?: 'declare' | PlanPlace;
  /** What it asks for in words; only for a data virtqueue, whose bytes are no admin command. */
  readonly asks?: string;
}

/** The stage of the command that the driver is exposing right now; the name is that of the next action. */
export interface Exposing {
  readonly command: PendingCommand;
  /** 'fill', a stage of the ring format, or 'notify'. */
  readonly stage: string;
  /** Guest address of each part; null before 'fill'. */
  readonly readableAt: GuestAddr | null;
  readonly writableAt: GuestAddr | null;
  /** The indirect table; absent: the buffer is a chain of descriptors. */
  readonly tableAt?: GuestAddr;
  /** Head of the chain; null before the descriptors are written. */
  readonly head: number | null;
  /** Index before publishing, for the notification decision. */
  readonly oldIdx: number;
}

/** A buffer that was published and not yet collected. */
export interface OpenToken {
  readonly command: PendingCommand;
  readonly head: number;
  readonly readableAt: GuestAddr;
  readonly writableAt: GuestAddr;
  readonly tableAt?: GuestAddr;
}

/** One driver: bound to a function, with its place in its sequence, its shadows and its tokens. */
export interface DriverState {
  readonly stage: DriverStage;
  /** What it read from device_feature. */
  readonly sees: FeatureSet;
  /** What it wrote to driver_feature. */
  readonly accepts: FeatureSet;
  /** Why it gave up, or why it no longer trusts its device; null: all is well. */
  readonly trouble: string | null;
  /** Virtqueues that it sets up, by index, in order; `next` is the place in that list. */
  readonly plan: readonly number[];
  readonly next: number;
  /** The driver's half of each virtqueue, by index. */
  readonly queues: Readonly<Record<number, DriverQueue>>;
  /** Ranges of guest memory that it holds. */
  readonly regions: readonly Region[];
  /** Commands that wait to be exposed. */
  readonly commands: readonly PendingCommand[];
  readonly exposing: Exposing | null;
  readonly tokens: readonly OpenToken[];
  /** Commands it has been given so far. */
  readonly given: number;
}
