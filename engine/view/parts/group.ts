import type { DeviceId, PfId } from '../../world/ids.ts';
import type { FeatureBitView } from './features.ts';
import type { JourneyView } from './journey.ts';
import type { Marked, SourceView } from './values.ts';

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
  /** Null where the text has no way to assign features. */
  readonly manageable: readonly FeatureBitView[] | null;
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
  /** The rule that only lets features be changed before the driver shows up, as a gate; no clause: there is none. */
  readonly gate: { readonly open: boolean; readonly text: string; readonly why: string; readonly clause: string };
  readonly driver: DriverView;
  readonly changed: boolean;
  readonly unknown?: readonly ('present' | 'gate')[];
}

export interface GroupView {
  readonly owners: readonly OwnerNodeView[];
  readonly journeys: readonly JourneyView[];
  /** Groups as frames: name, the number that a command has for it and in which field of its header, source of both. */
  readonly groups: readonly {
    readonly name: string;
    readonly id: number;
    readonly field: string;
    readonly title: string;
    readonly source: SourceView;
  }[];
  /** Command taking effect in this step: from an owner to a member. */
  readonly effect: { readonly owner: PfId; readonly device: DeviceId; readonly text: string } | null;
  /** The role words of the dialect. */
  readonly terms: { readonly owner: string; readonly member: string };
}
