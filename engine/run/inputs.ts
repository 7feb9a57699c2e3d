import type { Intent, ScriptLine } from '../world/intent.ts';
import type { Topology } from '../world/topology.ts';
import type { DialectId, Readings } from '../world/world.ts';

/** `driver:pf0 publish`: an actor and the name of its action. */
export type ActionKey = string;

/** Who acts next when nobody chooses. */
export type Schedule =
  /** Whoever acted goes on until it has nothing to do; then the next in order. */
  | { readonly kind: 'fair' }
  /** A pseudo-random choice among the enabled actions, the same for the same seed. */
  | { readonly kind: 'seeded'; readonly seed: number }
  /** These actions first, then fair. */
  | { readonly kind: 'chosen'; readonly actions: readonly ActionKey[] };

/** What a person did on the way: at a step, an intent of their own or an action that the schedule had not chosen. */
export type Intervention =
  | { readonly atStep: number; readonly intent: Intent }
  | { readonly atStep: number; readonly action: ActionKey };

/** What a run is made of: inputs, never states. The same inputs make the same run. */
export interface RunInputs {
  readonly dialect: DialectId;
  /** Only the switches that differ from the dialect's defaults need to be named. */
  readonly readings?: Readings;
  readonly topology: Topology;
  readonly script: readonly ScriptLine[];
  readonly schedule: Schedule;
  readonly interventions?: readonly Intervention[];
}
