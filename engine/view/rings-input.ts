import type { DeviceId } from '../world/ids.ts';
import type { World } from '../world/world.ts';
import type { RingsView } from './parts/rings.ts';

/** What is known of a virtqueue from the steps before. */
export interface RingPast {
  readonly found: RingsView['found'];
  readonly lastDecisions: RingsView['lastDecisions'];
}

export interface RingsInput {
  readonly after: World;
  readonly before: World;
  readonly device: DeviceId;
  readonly queue: number;
  /** First slot that is shown, and how many. */
  readonly from: number;
  readonly count: number;
  readonly past: RingPast;
}
