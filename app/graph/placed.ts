import type { DeviceId, PfId } from '../../engine/world/ids.ts';
import type { Point, Way } from '../motion/way.ts';
import type { Frame } from './frame.ts';
import type { Track } from './track.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a thing of each kind shows besides where it stands. */
interface Shows {
  /** The driver of a function, and a function itself: the PF, or a VF with its driver above it. */
  readonly driver: { readonly device: DeviceId };
  readonly owner: { readonly device: DeviceId };
  readonly member: { readonly device: DeviceId };
  /** A VF with its driver in one: as a card, as a line. */
  readonly card: { readonly device: DeviceId };
  readonly row: { readonly device: DeviceId };
  readonly range: { readonly members: readonly DeviceId[]; readonly open: boolean };
  readonly gate: { readonly device: DeviceId };
  readonly clause: object;
  readonly track: { readonly queue: number; readonly track: Track };
  readonly frame: { readonly frame: Frame; readonly tagX: number };
}

export type PlacedKind = keyof Shows;

/** One thing of the picture and where it stands. */
export type Placed<K extends PlacedKind = PlacedKind> = {
  readonly [Each in K]: Box & { readonly id: string; readonly kind: Each; readonly owner: PfId } & Shows[Each];
}[K];

/** Where the words stand that go with a line: `at` is the middle of the text's left end, middle or right end. */
interface TagPlace {
  readonly at: Point;
  readonly align: 'start' | 'center' | 'end';
}

/** A line that something can move along: from a driver to its function, or from an owner to a member. */
export interface Wire {
  readonly id: string;
  readonly kind: 'control' | 'effect';
  /** The two nodes; one that is inside a single node is not drawn. */
  readonly source: string;
  readonly target: string;
  /** Whom it leads to; several where they are drawn as one. */
  readonly devices: readonly DeviceId[];
  readonly owner: PfId;
  readonly way: Way;
  readonly tag: TagPlace;
}

/** Room for the members of an owner: to the right of it. */
export interface Room {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly ownerTop: number;
  readonly ownerBottom: number;
  readonly ownerRight: number;
  /** Where the words of an effect stand. */
  readonly effectTag: TagPlace;
  readonly open: ReadonlySet<string>;
  readonly density: Density;
  /** Members that are lines have no more than their name and their status. */
  readonly slim: boolean;
}

/** How much height everything takes. `low`: members are lines; `flat`: so are their owner and its driver, nearly. */
export type Density = 'full' | 'low' | 'flat';

/** How members are drawn: each with its driver above; as cards; as lines; as ranges of lines. */
export type Form = 'full' | 'card' | 'row' | 'range';

export interface LaidMembers {
  readonly nodes: readonly Placed[];
  readonly wires: readonly Wire[];
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
