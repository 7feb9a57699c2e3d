import type { DeviceId, PfId } from '../../engine/world/ids.ts';
import type { Way } from '../motion/way.ts';
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

/** Two nodes and the line between them. */
export interface Wire {
  readonly id: string;
  readonly kind: 'control' | 'effect';
  readonly source: string;
  readonly target: string;
  readonly device: DeviceId;
  readonly owner: PfId;
  readonly way: Way;
}
