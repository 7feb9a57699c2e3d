import type { Intent } from '../../engine/world/intent.ts';

/** Sends what a driver would do; what comes of it is said at the foot of the panel. */
export type Send = (intent: Intent) => void;
