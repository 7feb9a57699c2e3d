import type { RingsView } from '../view/parts/rings.ts';
import type { Side } from '../view/parts/values.ts';
import type { ActorId, DeviceId } from '../world/ids.ts';

/** Two steps, whose worlds are compared. */
export interface DiffAsk {
  readonly from: number;
  readonly to: number;
  /** Branches that hold them; the shown one. */
  readonly fromBranch?: number;
  readonly toBranch?: number;
}

export interface DiffPlace {
  readonly step: number;
  readonly branch: number;
  readonly letter: string;
  /** Null before the first step. */
  readonly actor: ActorId | null;
  readonly sentence: string;
}

export interface DiffStep {
  readonly step: number;
  readonly actor: ActorId;
  readonly side: Side;
  readonly sentence: string;
  readonly refused: boolean;
}

interface DiffValue {
  readonly what: string;
  readonly was: string;
  readonly is: string;
}

/** A virtqueue that looks different; its values say what they were. */
export interface DiffRing {
  readonly state: 'changed' | 'new' | 'gone';
  readonly rings: RingsView;
}

/** Bytes of both moments, with the ranges in which they differ. */
export interface DiffBytes {
  readonly at: string;
  readonly was: string;
  readonly is: string;
  readonly changed: readonly { readonly offset: number; readonly size: number }[];
  readonly spans: readonly {
    readonly path: string;
    readonly name: string;
    readonly offset: number;
    readonly size: number;
  }[];
}

export interface DiffRegion {
  readonly at: string;
  readonly size: number;
  readonly purpose: string;
  readonly device: DeviceId;
  readonly queue: string | null;
  readonly side: Side;
  /** Held at one of both moments only, or at both and changed. */
  readonly state: 'changed' | 'new' | 'gone';
  readonly fields: readonly (DiffValue & { readonly at: string; readonly size: number })[];
  readonly pieces: readonly DiffBytes[];
}

/** Everything that differs between the worlds after two steps. */
export interface StepDiff {
  readonly left: DiffPlace;
  readonly right: DiffPlace;
  /** The last step that leads to both. */
  readonly common: number;
  readonly branches: readonly { readonly id: number; readonly letter: string; readonly end: number }[];
  /** Who did what since then; the first ones where there are too many. */
  readonly steps: { readonly left: readonly DiffStep[]; readonly right: readonly DiffStep[]; readonly total: number };
  readonly values: readonly (DiffValue & {
    readonly kind: 'register' | 'features' | 'state' | 'driver';
    readonly place: string;
  })[];
  readonly rings: readonly DiffRing[];
  readonly regions: readonly DiffRegion[];
  readonly regionsTotal: number;
  /** Ranges of bytes that differ and that nobody holds. */
  readonly loose: number;
}
