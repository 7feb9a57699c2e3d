import type { GuestMemory } from '../memory/memory.ts';
import type { PersistentArray } from '../num/pvec.ts';
import type { DriverState } from './driver-state.ts';
import type { FunctionState } from './function-state.ts';
import type { WireId } from './ids.ts';
import type { ScriptLine } from './intent.ts';
import type { Topology } from './topology.ts';

export type DialectId = string;
/** The reading that is chosen for each switch of the dialect, every switch named. */
export type Readings = Readonly<Record<string, string>>;

/**
 * Notifications that were raised and not yet seen: target to latest value. A second one before the first is seen adds
 * nothing but its value, as on real hardware.
 */
type Wires = Readonly<Partial<Record<WireId, number>>>;

/** Everything that is, as one immutable value. */
export interface World {
  readonly dialect: DialectId;
  readonly readings: Readings;
  readonly topology: Topology;
  /** Every byte that both sides can see, and the drivers' own shadows. */
  readonly memory: GuestMemory;
  /** Functions by their index, see `functionIndex`. */
  readonly devices: PersistentArray<FunctionState>;
  /** Drivers by the index of their function. */
  readonly drivers: PersistentArray<DriverState>;
  readonly wires: Wires;
  /** What the operator has yet to do, and how many lines were taken already. */
  readonly script: readonly ScriptLine[];
  readonly taken: number;
  /**
   * Functions at which something may happen, in ascending order. Derived from the rest, kept up to date by events, and
   * not part of the hash.
   */
  readonly awake: readonly number[];
}
