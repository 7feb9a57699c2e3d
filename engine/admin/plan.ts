import type { PlanPlace } from '../world/driver-state.ts';
import type { FunctionState } from '../world/function-state.ts';
import type { DeviceId, PfId } from '../world/ids.ts';

/** A command of a plan: whose driver sends it, its bytes, and room for the answer. */
export interface PlannedCommand {
  readonly owner: PfId;
  readonly readable: Uint8Array;
  readonly writable: number;
}

/** Commands that owner drivers send one after another on their own account, each when the one before has succeeded. */
export interface Plan {
  /** Why it cannot begin; null: it can. `stateOf` tells the state of an owner. */
  readonly refuses: (stateOf: (owner: PfId) => FunctionState, from: DeviceId, to: DeviceId) => string | null;
  /** The command at a place; null: the plan is at its end. */
  readonly command: (place: PlanPlace) => PlannedCommand | null;
  /** The place after the command of a place was answered: what the answer tells is kept as far as it is needed. */
  readonly after: (place: PlanPlace, answer: Uint8Array) => PlanPlace;
}
