import type { SourceKind } from '../spec/source.ts';
import type { ActorId, DeviceId, PfId } from '../world/ids.ts';
import type { StructureName } from '../world/intent.ts';
import type { Subject } from './subject.ts';

export type { Subject } from './subject.ts';

/**
 * What the page is told. Plain data that `postMessage` copies; addresses and 64-bit values are text, so that nobody
 * downstream is tempted to compute with them. "changed" always means: by the step that was played last.
 */

export type Side = 'operator' | 'driver' | 'device';

/** A value with what it was before the last step; `was` is present only when it changed. */
export interface Marked {
  readonly text: string;
  readonly was?: string;
  /** Whose lens is on cannot know it. */
  readonly unknown?: true;
}

export interface FeatureBitView {
  readonly bit: number;
  readonly name: string;
  readonly source: SourceKind;
}

export interface SourceView {
  readonly kind: SourceKind;
  readonly text: string;
}

// ---------------------------------------------------------------- run and time

export interface BranchView {
  /** 0 for the first run; the letter shown is A, B, C … */
  readonly id: number;
  readonly letter: string;
  /** Branch and step where this one leaves; null for the first. */
  readonly parent: number | null;
  readonly forkAt: number;
  /** Step numbers are counted from the start of the run, so a branch holds steps forkAt + 1 .. end. */
  readonly end: number;
  /** One character a step from forkAt + 1 on: o operator, d driver, v device; capital when the step holds a fault or a refusal. */
  readonly glyphs: string;
  /** How the branch came about, one short sentence. */
  readonly title: string;
}

export interface RecipeStepView {
  readonly title: string;
  readonly state: 'done' | 'now' | 'todo';
  /** First and last step of the shown branch that belong to it; null before it is reached. */
  readonly from: number | null;
  readonly to: number | null;
}

export interface SwitchView {
  readonly id: string;
  readonly title: string;
  readonly chosen: string;
  readonly byDefault: string;
  readonly reason: string;
  readonly source: SourceView;
  readonly readings: readonly { readonly id: string; readonly text: string }[];
}

export interface RunView {
  readonly title: string;
  readonly summary: string;
  readonly dialect: { readonly id: string; readonly title: string };
  readonly switches: readonly SwitchView[];
  /** Step that is shown; 0 is before the first. */
  readonly step: number;
  /** Last step known of the shown branch. */
  readonly end: number;
  /** Nothing can happen any more at the shown step, and the script is used up. */
  readonly finished: boolean;
  /** How many turns of the script were taken at the shown step, a line that repeats counted as often as it does. */
  readonly script: { readonly done: number; readonly all: number };
  readonly branch: number;
  readonly branches: readonly BranchView[];
  readonly recipe: readonly RecipeStepView[];
  /** 16 hex digits: hash of the shown world. */
  readonly digest: string;
  readonly bookmarks: readonly { readonly atStep: number; readonly text: string }[];
  /** Ids of functions, PFs first, each PF followed by its VFs; all of them, present or not. */
  readonly functions: readonly DeviceId[];
  /** Expectations of the scenario, judged when the run is finished. */
  readonly verdicts: readonly { readonly text: string; readonly held: boolean | null; readonly got: string }[];
}

// ---------------------------------------------------------------- the step that was played

/** A movement on the picture that the page draws as a function of the fraction of the step's duration. */
export type Motion =
  /** The token of a command moves between two stations of a journey. */
  | {
      readonly kind: 'token';
      readonly owner: PfId;
      readonly queue: number;
      readonly from: number;
      readonly to: number;
      readonly head: string;
    }
  /**
   * A notification crosses; a suppressed one moves nothing, so it is not in the list. Queue -1: a configuration change
   * notification, which belongs to no virtqueue.
   */
  | {
      readonly kind: 'notification' | 'interrupt';
      readonly device: DeviceId;
      readonly queue: number;
      readonly label: string;
    }
  /** A driver touches a register of its function. */
  | { readonly kind: 'register'; readonly device: DeviceId; readonly label: string }
  /** A command takes effect on a member. */
  | { readonly kind: 'effect'; readonly owner: PfId; readonly device: DeviceId; readonly label: string };

/** Why a notification or an interrupt was sent in a step, or not: the values that decided, and the rule. */
export interface DecisionView {
  readonly about: 'notification' | 'interrupt';
  /** Name of the virtqueue: `avq0`. */
  readonly queue: string;
  readonly send: boolean;
  /** One short statement with its values. */
  readonly why: string;
  readonly rule: string;
  readonly values: readonly { readonly name: string; readonly text: string }[];
}

export interface MomentView {
  readonly step: number;
  readonly actor: ActorId;
  readonly side: Side;
  readonly action: string;
  /** The step as one sentence. */
  readonly sentence: string;
  /** Whether the other side can see it: 'seen by device', 'not visible yet', 'private', … */
  readonly visibility: string;
  readonly clauses: readonly ClauseRef[];
  readonly refused: boolean;
  /** Null: the step decided on none. */
  readonly decision: DecisionView | null;
  /** The check that decided on a command in this step, and the owner whose device made it; null: none was. */
  readonly check: (CheckRow & { readonly owner: PfId }) | null;
  readonly motions: readonly Motion[];
}

export interface ClauseRef {
  readonly id: string;
  /** Whom it binds, and how strongly: 'MUST', 'SHOULD', 'implied', 'choice', … */
  readonly actor: 'driver' | 'device';
  readonly level: string;
  /** Section titles from the outside in. */
  readonly section: string;
  readonly text: string;
  readonly source: SourceView;
  /** Whether the step kept it or not; null where nothing was judged (the catalogue). */
  readonly passed: boolean | null;
}

// ---------------------------------------------------------------- what can happen next

export interface NextAction {
  readonly key: string;
  readonly name: string;
  readonly enabled: boolean;
  /** What it will do, or why it is not possible. */
  readonly why: string;
  /** The schedule would take this one. */
  readonly next: boolean;
}

export interface NextGroup {
  readonly actor: ActorId;
  readonly side: Side;
  readonly note: string;
  readonly actions: readonly NextAction[];
}

export interface NextView {
  readonly groups: readonly NextGroup[];
  readonly possible: number;
  readonly total: number;
  /** Why nothing is possible although something is left to do; null: something is, or nothing is left. */
  readonly rests: string | null;
}

// ---------------------------------------------------------------- the group as a graph

export interface StatusView {
  readonly value: Marked;
  readonly bits: readonly { readonly name: string; readonly set: boolean; readonly changed: boolean }[];
  readonly resetting: boolean;
}

export interface DriverView {
  readonly device: DeviceId;
  /** As it is told: 'not loaded', 'starting', 'running', 'failed', 'stopping' */
  readonly state: string;
  /** Not loaded. */
  readonly idle: boolean;
  readonly failed: boolean;
  /** What it waits for or does next, a few words. */
  readonly doing: string;
  readonly outstanding: number;
  readonly changed: boolean;
  /** Whose lens is on cannot know it; so with every `unknown` here. */
  readonly unknown?: true;
}

/** One stage of a command's way. */
export interface StationView {
  readonly name: string;
  readonly side: Side;
  /** Step at which the command passed it; null: not yet. */
  readonly step: number | null;
  /** From here on the other side can see it. */
  readonly visible: boolean;
  /** It was skipped: a suppressed notification or interrupt. */
  readonly skipped: boolean;
  readonly unknown?: true;
}

/** The way of a command on an administration virtqueue: of the one that moved last. */
export interface JourneyView {
  readonly owner: PfId;
  /** Index of the virtqueue, and the name shown: avq0. */
  readonly queue: number;
  readonly name: string;
  readonly format: 'split' | 'packed';
  readonly size: number;
  readonly enabled: boolean;
  readonly stations: readonly StationView[];
  /** Index of the station passed last; -1 before the first; null without a command. */
  readonly at: number | null;
  /** 'head 3' once the descriptors are chosen, else ''. */
  readonly head: string;
  /** One line: what the command asks for. */
  readonly title: string;
  /** Commands published and not yet collected. */
  readonly inFlight: number;
  /** Commands that somebody holds, and where the one that is shown is held. */
  readonly held: number;
  readonly onHold: 'driver' | 'device' | null;
}

export interface OwnerNodeView {
  readonly id: PfId;
  readonly title: string;
  readonly type: string;
  /** What the dialect calls it, such as 'management device'; '' when it is not one. */
  readonly role: string;
  readonly roleWhy: string;
  readonly status: StatusView;
  /** Member id in the SR-IOV group; null where the dialect keeps the PF out of its group. */
  readonly member: number | null;
  /** Member id in its own Self group; null where the dialect has none. */
  readonly selfMember: number | null;
  readonly negotiated: readonly FeatureBitView[] | null;
  readonly manageable: readonly FeatureBitView[];
  readonly vfEnable: Marked;
  readonly numVfs: Marked;
  readonly totalVfs: number;
  readonly driver: DriverView;
  readonly unknown?: readonly ('negotiated' | 'manageable')[];
}

export interface MemberNodeView {
  readonly id: DeviceId;
  readonly title: string;
  readonly vf: number;
  /** Member id in the SR-IOV group, and in its own Self group if the dialect has one. */
  readonly member: number;
  readonly selfMember: number | null;
  readonly role: string;
  readonly present: boolean;
  readonly status: StatusView;
  readonly inUse: boolean;
  readonly offered: readonly FeatureBitView[];
  readonly assigned: readonly FeatureBitView[] | null;
  readonly negotiated: readonly FeatureBitView[] | null;
  readonly assignedMark: Marked;
  readonly negotiatedMark: Marked;
  readonly offeredMark: Marked;
  /** The rule that only lets features be changed before the driver shows up, as a gate. */
  readonly gate: { readonly open: boolean; readonly text: string; readonly why: string; readonly clause: string };
  readonly driver: DriverView;
  readonly changed: boolean;
  readonly unknown?: readonly ('present' | 'gate')[];
}

export interface GroupView {
  readonly owners: readonly OwnerNodeView[];
  readonly journeys: readonly JourneyView[];
  /** Groups as frames: name, group id, source of the id. */
  readonly groups: readonly {
    readonly name: string;
    readonly id: number;
    readonly title: string;
    readonly source: SourceView;
  }[];
  /** Command taking effect in this step: from an owner to a member. */
  readonly effect: { readonly owner: PfId; readonly device: DeviceId; readonly text: string } | null;
  /** The role words of the dialect. */
  readonly terms: { readonly owner: string; readonly member: string };
}

// ---------------------------------------------------------------- rings

export interface DescriptorRow {
  readonly index: number;
  /** Guest address of the descriptor itself, which is `sizes.desc` bytes long. */
  readonly at: string;
  readonly owner: 'driver' | 'device';
  readonly free: boolean;
  readonly addr: Marked;
  readonly len: Marked;
  readonly flags: Marked;
  readonly flagNames: readonly string[];
  readonly next: Marked;
  /** What the buffer holds: 'command', 'result', 'table', ''. */
  readonly buffer: string;
  /** Head of the chain that it belongs to; null when free. */
  readonly head: number | null;
  /** The other side cannot see it yet. With a lens, here and elsewhere: whose it is cannot know it. */
  readonly hatched: boolean;
  /** Whose lens is on cannot know who has it. */
  readonly unknown?: true;
}

/** One entry of an indirect table. */
export interface TableRow {
  readonly index: number;
  readonly at: string;
  readonly addr: Marked;
  readonly len: Marked;
  readonly flags: Marked;
  readonly flagNames: readonly string[];
  /** Null on a packed ring, whose tables are used in sequence. */
  readonly next: Marked | null;
  /** What the buffer holds: 'command', 'result'. */
  readonly buffer: string;
}

/** The table that an indirect descriptor points to. */
export interface IndirectTableView {
  /** Descriptor or slot that points to it, and head or id of its buffer. */
  readonly descriptor: number;
  readonly head: number;
  readonly at: string;
  /** All entries, of which the first are sent; `size` is bytes of one. */
  readonly entries: number;
  readonly size: number;
  readonly rows: readonly TableRow[];
  readonly holder: 'driver' | 'device';
  readonly hatched: boolean;
}

/** What somebody has found wrong with a virtqueue. */
export interface FoundView {
  /** Row of the list of malformed rings, `M3`; null: none of them. */
  readonly rule: string | null;
  /**
   * A fault stops the device until a reset; by a broken queue its driver no longer uses it; a violation stops nobody; a note
   * says what is odd, or what the device waits for.
   */
  readonly weight: 'fault' | 'broken' | 'violation' | 'note';
  readonly text: string;
  /** The rule of the text; null: none says it in so many words. */
  readonly clause: string | null;
  /** Where it shows: a descriptor (with the entry of its table), a slot of a ring, or a field. Null: in no one place. */
  readonly at: {
    readonly part: 'desc' | 'avail' | 'used' | 'avail-idx' | 'avail-flags' | 'used-idx' | 'driver-events';
    readonly index: number;
    readonly entry: number | null;
  } | null;
}

/** What virtqueues of both formats have. */
interface QueueView {
  readonly device: DeviceId;
  readonly queue: number;
  readonly name: string;
  readonly size: number;
  readonly enabled: boolean;
  /** Window of slots that is shown: first slot and count of the queue's size. */
  readonly from: number;
  /** First descriptors of buffers that somebody holds, and where. */
  readonly onHold?: readonly { readonly slot: number; readonly at: 'driver' | 'device' }[];
  readonly chains: readonly {
    readonly head: number;
    readonly descriptors: readonly number[];
    readonly holder: 'driver' | 'device';
    readonly text: string;
  }[];
  readonly tables: readonly IndirectTableView[];
  readonly found: FoundView | null;
  /** Why the last notification and the last interrupt were sent or not. */
  readonly lastDecisions: readonly {
    readonly about: 'notification' | 'interrupt';
    readonly send: boolean;
    readonly why: string;
    readonly step: number;
  }[];
}

export interface SplitRingsView extends QueueView {
  readonly format: 'split';
  readonly at: { readonly desc: string; readonly avail: string; readonly used: string };
  /** Bytes of one descriptor, of one entry of the avail ring and of one of the used ring. */
  readonly sizes: { readonly desc: number; readonly avail: number; readonly used: number };
  readonly descriptors: readonly DescriptorRow[];
  /** Free-running indices of both sides, which stand in no ring: what is made available, taken, used and collected next. */
  readonly positions: {
    readonly available: Marked;
    readonly take: Marked;
    readonly use: Marked;
    readonly collect: Marked;
  };
  readonly avail: {
    /** Guest addresses of both fields, 2 bytes each. */
    readonly at: { readonly flags: string; readonly idx: string };
    readonly flags: Marked;
    readonly flagText: string;
    readonly idx: Marked;
    readonly ring: readonly {
      readonly slot: number;
      readonly at: string;
      readonly head: Marked;
      readonly hatched: boolean;
    }[];
    /** Slot that the driver fills next, and the one that the device takes next; -1: not to be known through a lens. */
    readonly driverNext: number;
    readonly deviceNext: number;
  };
  readonly used: {
    readonly at: { readonly flags: string; readonly idx: string };
    readonly flags: Marked;
    readonly flagText: string;
    readonly idx: Marked;
    readonly ring: readonly {
      readonly slot: number;
      readonly at: string;
      readonly id: Marked;
      readonly len: Marked;
      readonly hatched: boolean;
      /** A batch in order passed over it: what stands there is old. */
      readonly skipped: boolean;
    }[];
    readonly deviceNext: number;
    readonly driverNext: number;
  };
}

/** One slot of a packed ring. */
export interface PackedSlotRow {
  readonly slot: number;
  /** Guest address of the descriptor itself, which is `sizes.desc` bytes long. */
  readonly at: string;
  /** Whose turn it is, by the positions of both sides. */
  readonly owner: 'driver' | 'device';
  readonly free: boolean;
  /** Wrap counter of the pass in which the slot was written last: its AVAIL bit. */
  readonly phase: 0 | 1;
  /** What AVAIL and USED make of it; `blank` is a slot of zeros. */
  readonly mark: 'blank' | 'available' | 'used';
  readonly addr: Marked;
  readonly len: Marked;
  readonly id: Marked;
  readonly flags: Marked;
  /** NEXT, WRITE, INDIRECT, AVAIL, USED. */
  readonly flagNames: readonly string[];
  /** What the buffer holds: 'command', 'result', 'table', 'used', 'skipped' in a batch that another one ended, ''. */
  readonly buffer: string;
  /** Id of the buffer that it belongs to; null when free. */
  readonly head: number | null;
  /** The other side cannot see it yet. */
  readonly hatched: boolean;
  readonly unknown?: true;
}

/** Where a side stands in a packed ring, with its wrap counter. */
export interface RingPositionView {
  readonly slot: number;
  readonly wrap: 0 | 1;
  /** `slot 3, wrap 1`. */
  readonly value: Marked;
}

/** An event suppression structure, decoded. */
export interface EventSuppressView {
  readonly at: string;
  readonly mode: 'enable' | 'disable' | 'descriptor' | 'reserved';
  readonly flags: Marked;
  /** desc_event_off and desc_event_wrap; they mean something in mode `descriptor`. */
  readonly slot: number;
  readonly wrap: 0 | 1;
  readonly desc: Marked;
  readonly text: string;
}

export interface PackedRingsView extends QueueView {
  readonly format: 'packed';
  readonly at: { readonly desc: string; readonly driver: string; readonly device: string };
  /** Bytes of one descriptor, and of one event suppression structure. */
  readonly sizes: { readonly desc: number; readonly event: number };
  readonly slots: readonly PackedSlotRow[];
  /** What the driver makes available next, what the device takes and uses next, what the driver collects next. */
  readonly positions: {
    readonly available: RingPositionView;
    readonly take: RingPositionView;
    readonly use: RingPositionView;
    readonly collect: RingPositionView;
  };
  /** By the side that writes it. */
  readonly events: { readonly driver: EventSuppressView; readonly device: EventSuppressView };
}
export type RingsView = SplitRingsView | PackedRingsView;

// ---------------------------------------------------------------- bytes

/** A named range of bytes; offsets count from the start of the part, or of the region. */
export interface SpanView {
  /** Unique in its part or region: `header.group_id`, `data.resource_val`, `answer.status`, `result.resource_val`, `ring[2].len`. */
  readonly path: string;
  /** The last name of the path, as the struct declares it: `resource_val`. */
  readonly name: string;
  readonly offset: number;
  readonly size: number;
  readonly depth: number;
  readonly source: SourceKind;
}

export interface LintView {
  readonly path: string;
  readonly offset: number;
  readonly size: number;
  readonly rule: string;
  readonly text: string;
}

export interface FieldView {
  /**
   * `header.…`, `data.…`, `answer.…` or `result.…`, the same as in `spans`; the first name is the member of a
   * `CommandIntent` that the field is set by.
   */
  readonly path: string;
  /** The last name of the path. */
  readonly name: string;
  /** Name of the struct that declares it, for headings. */
  readonly struct: string;
  readonly offset: number;
  readonly size: number;
  readonly type: string;
  /** Human text: a named value, feature bits, or a number. */
  readonly text: string;
  /** Number as text: decimal up to 32 bits, `0x…` for 64, bare hex for byte strings. */
  readonly value: string;
  readonly source: SourceView;
  readonly doc: string;
  readonly present: 'whole' | 'partly' | 'missing';
  readonly lints: readonly string[];
  readonly changed: boolean;
}

/** One part of a command's buffer. */
export interface PartView {
  /** Guest address of the part; '' while it is only a draft. */
  readonly at: string;
  readonly bytes: string;
  readonly size: number;
  readonly spans: readonly SpanView[];
  readonly fields: readonly FieldView[];
  readonly lints: readonly LintView[];
  /** Ranges of bytes changed by the last step. */
  readonly changed: readonly { readonly offset: number; readonly size: number }[];
  /** The other side cannot see it yet. */
  readonly hatched: boolean;
  readonly unknown?: true;
}

export interface CheckRow {
  readonly check: string;
  readonly clause: string;
  readonly why: string;
  readonly passed: boolean;
  readonly decides: boolean;
  readonly source: SourceView;
}

export interface CommandView {
  readonly owner: PfId;
  readonly id: number;
  readonly queue: number;
  readonly name: string;
  readonly title: string;
  readonly head: string;
  readonly holder: 'driver' | 'device';
  readonly state: string;
  readonly readable: PartView;
  readonly writable: PartView;
  readonly checks: readonly CheckRow[];
  readonly outcome: {
    readonly ok: boolean;
    readonly name: string;
    readonly text: string;
    readonly usedLength: number;
    readonly source: SourceView;
  } | null;
  /** Step at which it was given to the driver. */
  readonly since: number;
  readonly unknown?: readonly ('title' | 'state' | 'checks' | 'outcome' | 'effects')[];
  /** What happened because of it, one sentence each with its clause. */
  readonly effects: readonly { readonly text: string; readonly clause: string }[];
  readonly all: readonly { readonly id: number; readonly title: string; readonly ok: boolean | null }[];
}

export interface RegionView {
  readonly at: string;
  readonly size: number;
  readonly owner: string;
  readonly side: Side;
  readonly purpose: string;
  readonly device: DeviceId;
  /** Name of the virtqueue that it belongs to: `avq0`, `receiveq1`. */
  readonly queue: string | null;
  /**
   * Named ranges inside it, nested by depth; only of regions in the window, and of the shown virtqueue and its buffers.
   * None while no rows are asked for.
   */
  readonly spans: readonly (SpanView & {
    readonly text: string;
    readonly changed: boolean;
    readonly unknown?: true;
  })[];
}

export interface MemoryView {
  /** Bytes of guest memory, `0x…`; addresses are below it. */
  readonly size: string;
  readonly regions: readonly RegionView[];
  /** Window that the page asked for: 16 bytes a row. */
  readonly window: {
    readonly at: string;
    readonly bytes: string;
    readonly changed: readonly { readonly offset: number; readonly size: number }[];
    readonly hatched: readonly { readonly offset: number; readonly size: number }[];
  };
  /** Rows of 16 bytes that all of memory has. */
  readonly rows: number;
}

// ---------------------------------------------------------------- features and registers

export interface FeatureRow {
  readonly bit: number;
  readonly name: string;
  readonly source: SourceView;
  readonly manageable: boolean | null;
  readonly hardware: boolean;
  readonly assigned: boolean | null;
  readonly offered: boolean;
  readonly driverKnows: boolean;
  readonly accepted: boolean | null;
  readonly negotiated: boolean | null;
  readonly requires: string;
  readonly changed: readonly string[];
}

export interface FeaturesView {
  readonly device: DeviceId;
  readonly rows: readonly FeatureRow[];
  readonly sets: readonly { readonly name: string; readonly value: Marked; readonly hint: string }[];
  /** Columns of the rows that whose lens is on cannot know. */
  readonly unknown?: readonly Exclude<keyof FeatureRow, 'bit' | 'name' | 'source' | 'requires' | 'changed'>[];
}

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
    readonly changed: readonly { readonly offset: number; readonly size: number }[];
  }[];
}

// ---------------------------------------------------------------- log

export interface LogRow {
  readonly step: number;
  readonly actor: ActorId;
  readonly side: Side;
  readonly action: string;
  readonly sentence: string;
  readonly visibility: string;
  readonly clauses: readonly string[];
  readonly refused: boolean;
  /** A decision on a notification or an interrupt; null: none. */
  readonly decided: { readonly about: DecisionView['about']; readonly send: boolean } | null;
  /** Functions that the step changed. */
  readonly changed: readonly DeviceId[];
}

export interface LogView {
  /** What was looked for; empty: nothing, and row i is step i + 1. */
  readonly find: string;
  /** Steps that are known of the shown branch, those after the shown one included. */
  readonly steps: number;
  /** Rows there are: one for each of the steps that fit. */
  readonly total: number;
  /** Index of the first row that is sent. */
  readonly from: number;
  readonly rows: readonly LogRow[];
}

// ---------------------------------------------------------------- sequence

/** A line of life: of somebody who acts, or of guest memory. */
export type LaneId = ActorId | 'memory';

/**
 * How a step reaches somebody: a person asks for something; a store to memory or a load from it; a notification or an
 * interrupt crosses; a register is written or read; a command takes effect on a function; work that is nobody else's.
 */
export type MessageKind =
  | 'order'
  | 'store'
  | 'load'
  | 'notification'
  | 'interrupt'
  | 'register-write'
  | 'register-read'
  | 'effect'
  | 'work';

export interface LaneView {
  readonly id: LaneId;
  readonly side: Side | 'memory';
  /** `PF 0`, `VF 2`, `memory`; and which part of it: `driver`, `device`, `avq0`, ''. */
  readonly name: string;
  readonly part: string;
  /** First step in which it has part. */
  readonly since: number;
}

export interface MessageView {
  readonly kind: MessageKind;
  /** The same lane twice: work of its own. */
  readonly from: LaneId;
  readonly to: LaneId;
  /** A few words: `publish`, `notify avq0`, `device_status ← 0x03`. */
  readonly label: string;
}

/** A step of the run as messages between lanes, the most telling one first. */
export interface SequenceRow
  extends Pick<LogRow, 'step' | 'actor' | 'side' | 'action' | 'sentence' | 'visibility' | 'refused'> {
  readonly messages: readonly MessageView[];
  /** Until which step the other side cannot see what it stored, as far as that is known; null: it hides nothing. */
  readonly hidden: { readonly until: number | null } | null;
}

/** From when until when somebody is busy with a command: its driver, or who serves the virtqueue. */
export interface BracketView {
  readonly owner: DeviceId;
  readonly id: number;
  readonly lane: LaneId;
  readonly title: string;
  readonly from: number;
  /** Null: it is not over as far as the run is known. */
  readonly to: number | null;
  /** Commands that overlap on a lane stand side by side. */
  readonly place: number;
}

/** The shown branch as far as it is known, as a sequence of messages. */
export interface SequenceView {
  readonly total: number;
  /** Index of the first row that is sent; row i is step i + 1. */
  readonly from: number;
  readonly rows: readonly SequenceRow[];
  /** Everybody who has part in the branch, side by side. */
  readonly lanes: readonly LaneView[];
  /** Of the commands that are under way in the rows. */
  readonly brackets: readonly BracketView[];
}

// ---------------------------------------------------------------- lenses

/** Through whose eyes the picture is seen: what they cannot know now is hatched. `memory`: bytes and nothing else. */
export const lensNames = ['owner-driver', 'device', 'member-driver', 'memory'] as const;
export type LensName = (typeof lensNames)[number];

export interface LensView {
  readonly name: LensName;
  /** Whose it is, for people: `the driver of PF 0`; of the member's driver the one of the function that is shown. */
  readonly party: string;
}

// ---------------------------------------------------------------- what the dialect knows

/** One field of a form: a struct's field as it is declared. */
export interface FormField {
  /** Member of the struct: `group_member_id`. */
  readonly name: string;
  /** Offset in the device-readable part. */
  readonly offset: number;
  readonly size: number;
  readonly type: string;
  readonly values: readonly { readonly value: number; readonly name: string }[];
  readonly show: 'dec' | 'hex' | 'feature-bits' | 'bits' | 'addr';
  readonly doc: string;
  readonly source: SourceView;
  readonly reserved: boolean;
}

export interface CatalogCommand {
  readonly name: string;
  readonly title: string;
  readonly doc: string;
  readonly opcode: string;
  readonly source: SourceView;
  readonly header: readonly FormField[];
  readonly data: readonly FormField[];
  readonly readable: number;
  readonly writable: number;
}

/** What forms and documentation need to know of the dialect; sent once after loading. */
export interface CatalogView {
  /** Header fields that hold the opcode, the group and the member. */
  readonly headerFields: { readonly opcode: string; readonly group: string; readonly member: string };
  /** Fields of the header, also where a version has no command at all. */
  readonly header: readonly FormField[];
  readonly commands: readonly CatalogCommand[];
  readonly groups: readonly { readonly id: number; readonly name: string; readonly source: SourceView }[];
  readonly features: readonly FeatureBitView[];
  readonly statuses: readonly {
    readonly field: string;
    readonly value: number;
    readonly name: string;
    readonly doc: string;
    readonly source: SourceView;
  }[];
  readonly clauses: readonly ClauseRef[];
}

// ---------------------------------------------------------------- selection and watches

/** What belongs to the one thing that is selected, so that every view can mark it. */
export interface TraceView {
  /** What is selected, in one line. */
  readonly text: string;
  /** Steps of the shown branch and what each has to do with it; the newest ones where there are too many. */
  readonly steps: readonly {
    readonly step: number;
    readonly how: 'is' | 'wrote' | 'kept' | 'broke' | 'follows' | 'acted' | 'changed' | 'moved';
  }[];
  /** All of them, and the last step that was looked at. */
  readonly total: number;
  readonly searched: number;
  /** Guest memory: the selection itself, and what it leads to. */
  readonly ranges: readonly {
    readonly at: string;
    readonly size: number;
    readonly how: 'is' | 'wrote' | 'buffer' | 'descriptor' | 'slot' | 'area' | 'named';
  }[];
  /** Paths of fields of the shown command. */
  readonly fields: readonly string[];
  /** Row ids of registers, and feature bits, of the function whose registers and features are shown. */
  readonly registers: readonly string[];
  readonly features: readonly number[];
  readonly devices: readonly DeviceId[];
  readonly queues: readonly { readonly device: DeviceId; readonly queue: number }[];
  readonly commands: readonly { readonly owner: DeviceId; readonly id: number }[];
  readonly clauses: readonly string[];
}

/** A value that is watched over the run. */
export interface PinView {
  /** As it was asked for. */
  readonly pin: string;
  readonly title: string;
  readonly value: Marked;
  readonly words: string;
  /** Steps of the shown branch at which it became another value; the newest where there are too many. */
  readonly steps: readonly number[];
  readonly total: number;
  /** Why there is nothing to show; null: there is. */
  readonly problem: string | null;
  /** What to select to see it in its place. */
  readonly subject: Subject | null;
}

/** Everything the page shows; a response carries only the parts that changed. */
export interface ViewParts {
  readonly catalog: CatalogView;
  readonly run: RunView;
  readonly moment: MomentView | null;
  readonly next: NextView;
  readonly group: GroupView;
  /** VFs by id: a response carries only those that changed. */
  readonly members: Readonly<Record<string, MemberNodeView>>;
  readonly rings: RingsView | null;
  readonly command: CommandView | null;
  readonly memory: MemoryView;
  readonly features: FeaturesView;
  /** Null as long as nobody watches them. */
  readonly registers: RegistersView | null;
  readonly log: LogView;
  /** Null as long as nobody watches it. */
  readonly sequence: SequenceView | null;
  /** Null while nothing is selected. */
  readonly trace: TraceView | null;
  /** In the order in which they were asked for. */
  readonly pins: readonly PinView[];
  /** Null: everything is shown as it is. */
  readonly lens: LensView | null;
}
