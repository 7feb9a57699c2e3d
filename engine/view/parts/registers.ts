import type { ActorId, DeviceId } from '../../world/ids.ts';
import type { StructureName } from '../../world/intent.ts';
import type { ByteRange } from './bytes.ts';
import type { Marked, Side, SourceView } from './values.ts';

/** One field that a driver reaches: a register, or a field of configuration space. */
export interface RegisterRow {
  /** Unique in the view: `common.queue_size`, `0xb4.notify_off_multiplier`. */
  readonly id: string;
  readonly name: string;
  /** Bytes from the start of its structure; of a field of configuration space, from the start of that. */
  readonly offset: number;
  readonly size: number;
  /** RW: a driver may write it; RO: the device alone; RC: a driver's read clears it. */
  readonly access: 'RW' | 'RO' | 'RC';
  readonly value: Marked;
  /** What the value says, in a few words; '' where it says it all. */
  readonly words: string;
  /** Of 32 feature bits: those that are set. */
  readonly bits: readonly { readonly bit: number; readonly name: string }[];
  readonly source: SourceView;
  readonly doc: string;
  readonly lastWriter: WriterView | null;
}

export interface WriterView {
  readonly step: number;
  readonly actor: ActorId;
  readonly side: Side;
}

/** A structure of a function, or a capability in its configuration space. */
export interface RegisterSection {
  /** `common`, `isr`, `device`; of configuration space the offset: `0x0`, `0xb4`. */
  readonly id: string;
  readonly structure: StructureName;
  /** Name of the struct that declares it. */
  readonly struct: string;
  readonly title: string;
  /** Where it is: `BAR 4 + 0x0000`, `at 0xb4, next 0xa4`. */
  readonly where: string;
  readonly rows: readonly RegisterRow[];
}

/** One entry of the MSI-X table. */
export interface VectorRow {
  readonly vector: number;
  /** Offset of its vector_control in the table. */
  readonly offset: number;
  /** Names of the virtqueues that it is mapped to, and `configuration changes`. */
  readonly uses: readonly string[];
  readonly masked: Marked;
  readonly pending: Marked;
}

export interface VectorsView {
  /** `enabled`, `off`, `enabled, all masked`. */
  readonly state: Marked;
  readonly rows: readonly VectorRow[];
  /** What is mapped to no vector. */
  readonly unmapped: readonly string[];
  readonly table: string;
  readonly pba: string;
  readonly lastWriter: WriterView | null;
}

/** Where and how a virtqueue is notified. */
export interface NotifyRow {
  readonly queue: number;
  readonly name: string;
  readonly notifyOff: number;
  /** queue_notify_off times the multiplier. */
  readonly offset: number;
  /** Bytes of a notification as negotiated, and the value that is due now. */
  readonly width: 2 | 4;
  readonly due: string;
  readonly last: (WriterView & { readonly value: string; readonly words: string }) | null;
  /** It is on its way: the device has not seen it yet. */
  readonly waits: boolean;
}

export interface RegistersView {
  readonly device: DeviceId;
  readonly queue: {
    /** The virtqueue whose registers are shown, and the one that queue_select names. */
    readonly shown: number;
    readonly selected: number;
    readonly all: readonly { readonly queue: number; readonly name: string }[];
  };
  readonly sections: readonly RegisterSection[];
  readonly vectors: VectorsView | null;
  readonly notify: { readonly multiplier: number; readonly rows: readonly NotifyRow[] };
  /** The parts of configuration space that hold something. */
  readonly space: readonly {
    readonly at: number;
    readonly bytes: string;
    readonly changed: readonly ByteRange[];
  }[];
}
