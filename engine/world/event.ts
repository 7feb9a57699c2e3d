import type { Region } from '../memory/region.ts';
import type { GuestAddr } from '../num/addr.ts';
import type { FeatureSet } from '../num/feature-set.ts';
import type { ClauseId } from '../spec/clause.ts';
import type { ChainFault } from '../virtq/chain.ts';
import type { DeviceFault } from '../virtq/fault.ts';
import type { DriverQueue } from '../virtq/queue.ts';
import type { ChainRemark, RingRemark } from '../virtq/remark.ts';
import type { DeviceData } from './device-data.ts';
import type { DriverStage, DriverState, OpenToken, PendingCommand } from './driver-state.ts';
import type { Facets, FunctionQueue, FunctionState, MsixState, SriovState } from './function-state.ts';
import type { ActorId, DeviceId, WireId } from './ids.ts';
import type { Intent, ScriptLine } from './intent.ts';

/** Struct and field that a write fills, as the specification names them: `virtq_avail.idx`. */
export type FieldPath = string;

/** What an owner driver made of the answer to a command. */
export interface CommandOutcome {
  readonly ok: boolean;
  /** Decoded device-writable part: status, error and result fields by path, as far as the used length reaches. */
  readonly fields: Readonly<Record<string, number | bigint>>;
  /** Name of the status or error, such as `VIRTIO_ADMIN_CS_ERR_DEV_IN_USE`. */
  readonly name: string;
}

/** The members of a driver's own bookkeeping that `driver/changed` may replace. */
export type DriverPatch = Partial<
  Pick<DriverState, 'sees' | 'accepts' | 'trouble' | 'plan' | 'next' | 'commands' | 'exposing' | 'tokens' | 'given'>
>;

/** Registers that hold no meaning beyond their value; the others have events of their own. */
export type PlainRegister =
  | 'device_feature_select'
  | 'driver_feature_select'
  | 'config_msix_vector'
  | 'queue_select'
  | 'config_generation';
export type QueueRegister = 'queue_size' | 'queue_msix_vector' | 'queue_desc' | 'queue_driver' | 'queue_device';

interface By {
  readonly by: ActorId;
}

/**
 * All that can happen. Closed; each carries who, and what was there before. `note/*` explain and change nothing.
 */
export type Event =
  | (By & {
      readonly type: 'intent/taken';
      readonly intent: Intent;
      /** The line of the script that it was; null: a person's own. */
      readonly fromScript: ScriptLine | null;
    })
  | (By & {
      readonly type: 'memory/wrote';
      readonly at: GuestAddr;
      readonly bytes: Uint8Array;
      readonly was: Uint8Array;
      readonly what: FieldPath;
    })
  | (By & { readonly type: 'memory/allocated'; readonly device: DeviceId; readonly region: Region })
  | (By & {
      readonly type: 'memory/freed';
      readonly device: DeviceId;
      readonly region: Region;
      /** Where the region stood in the list. */
      readonly place: number;
    })
  | (By & {
      readonly type: 'register/wrote';
      readonly device: DeviceId;
      readonly register: PlainRegister;
      readonly from: number;
      readonly to: number;
    })
  | (By & {
      readonly type: 'register/queue-wrote';
      readonly device: DeviceId;
      readonly queue: number;
      readonly register: QueueRegister;
      readonly from: number | GuestAddr;
      readonly to: number | GuestAddr;
    })
  | (By & { readonly type: 'status/wrote'; readonly device: DeviceId; readonly from: number; readonly to: number })
  | (By & { readonly type: 'reset/began'; readonly device: DeviceId; readonly status: number })
  | (By & {
      readonly type: 'reset/done';
      readonly device: DeviceId;
      readonly from: FunctionState;
      readonly to: FunctionState;
    })
  | (By & {
      readonly type: 'features/written';
      readonly device: DeviceId;
      readonly from: FeatureSet;
      readonly to: FeatureSet;
    })
  | (By & {
      readonly type: 'features/negotiated';
      readonly device: DeviceId;
      readonly from: FeatureSet | null;
      readonly to: FeatureSet | null;
    })
  | (By & {
      readonly type: 'features/offered';
      readonly device: DeviceId;
      readonly from: FeatureSet;
      readonly to: FeatureSet;
    })
  | (By & {
      readonly type: 'features/assigned';
      readonly device: DeviceId;
      readonly from: FeatureSet | null;
      readonly to: FeatureSet | null;
    })
  | (By & { readonly type: 'isr/wrote'; readonly device: DeviceId; readonly from: number; readonly to: number })
  | (By & {
      readonly type: 'msix/wrote';
      readonly device: DeviceId;
      readonly from: MsixState;
      readonly to: MsixState;
    })
  /** A field of configuration space that is kept nowhere else; `from` is null when nobody had written it. */
  | (By & {
      readonly type: 'pci/wrote';
      readonly device: DeviceId;
      readonly field: FieldPath;
      readonly offset: number;
      readonly from: number | null;
      readonly to: number;
    })
  /** What is behind a function's registers changed: its disk, its link, what it will say next. */
  | (By & {
      readonly type: 'device/changed';
      readonly device: DeviceId;
      readonly from: DeviceData;
      readonly to: DeviceData;
    })
  /** What an administration command keeps at a function: lists, capabilities, objects, mode, parts. */
  | (By & { readonly type: 'facets/changed'; readonly device: DeviceId; readonly from: Facets; readonly to: Facets })
  /** Device parts took effect: the function goes on with registers that were captured elsewhere. */
  | (By & {
      readonly type: 'parts/applied';
      readonly device: DeviceId;
      readonly from: FunctionState;
      readonly to: FunctionState;
    })
  | (By & {
      readonly type: 'sriov/wrote';
      readonly device: DeviceId;
      readonly from: SriovState;
      readonly to: SriovState;
    })
  | (By & {
      readonly type: 'vf/created' | 'vf/destroyed';
      readonly device: DeviceId;
      readonly from: FunctionState;
      readonly to: FunctionState;
    })
  /** The device side of a virtqueue moved: enabled, reset, a chain taken, executed, returned, completed, decided on, or put in order. */
  | (By & {
      readonly type:
        | 'queue/enabled'
        | 'queue/reset'
        | 'queue/took'
        | 'queue/executed'
        | 'queue/returned'
        | 'queue/completed'
        | 'queue/decided'
        | 'queue/ordered';
      readonly device: DeviceId;
      readonly queue: number;
      /** Head of the chain in question; null for 'enabled', 'reset', 'decided' and 'ordered'. */
      readonly head: number | null;
      readonly from: FunctionQueue;
      readonly to: FunctionQueue;
    })
  | (By & {
      readonly type: 'chain/faulted';
      readonly device: DeviceId;
      readonly queue: number;
      readonly fault: ChainFault;
    })
  | (By & { readonly type: 'wire/raised'; readonly wire: WireId; readonly value: number; readonly was: number | null })
  | (By & { readonly type: 'wire/seen'; readonly wire: WireId; readonly value: number })
  | (By & {
      readonly type: 'driver/moved';
      readonly device: DeviceId;
      readonly from: DriverStage;
      readonly to: DriverStage;
    })
  | (By & {
      readonly type: 'driver/changed';
      readonly device: DeviceId;
      readonly from: DriverPatch;
      readonly to: DriverPatch;
    })
  | (By & {
      readonly type: 'driver/queue';
      readonly device: DeviceId;
      readonly queue: number;
      readonly from: DriverQueue | null;
      readonly to: DriverQueue | null;
    })
  | (By & {
      readonly type: 'command/given';
      readonly device: DeviceId;
      readonly command: PendingCommand;
    })
  | (By & { readonly type: 'token/opened'; readonly device: DeviceId; readonly token: OpenToken })
  | (By & {
      readonly type: 'token/closed';
      readonly device: DeviceId;
      readonly token: OpenToken;
      /** Where the token stood in the list. */
      readonly place: number;
      /** Bytes that the device reported; null when the buffer was given up without an answer. */
      readonly usedLength: number | null;
      readonly outcome: CommandOutcome | null;
    })
  /** A rule was judged. `why` is one sentence with the values that decided. */
  | (By & {
      readonly type: 'note/checked';
      readonly clause: ClauseId;
      readonly check: string;
      readonly passed: boolean;
      readonly why: string;
    })
  /** A rule took effect: what it made, with the values. */
  | (By & { readonly type: 'note/applied'; readonly clause: ClauseId; readonly what: string })
  /** Somebody broke a rule; the simulation goes on. */
  | (By & { readonly type: 'note/violated'; readonly clause: ClauseId; readonly why: string })
  /** What one side has found wrong with a ring and could live with, or, of its device, no longer trusts. */
  | (By & {
      readonly type: 'note/found';
      readonly device: DeviceId;
      readonly queue: number;
      readonly finding: ChainRemark | RingRemark | DeviceFault;
    })
  /** A decision to notify or not, with the values behind it. */
  | (By & {
      readonly type: 'note/decided';
      readonly about: 'notification' | 'interrupt';
      readonly send: boolean;
      readonly why: string;
    })
  | (By & { readonly type: 'note/said'; readonly text: string });

type Having<E, T> = E extends { readonly type: infer U } ? ([U & T] extends [never] ? never : E) : never;
/** The events of some types, also of one that shares its members with others. */
export type EventOf<T extends Event['type']> = Having<Event, T>;
