import type { deviceSteps } from './german/device-steps.ts';
import type { driverSteps } from './german/driver-steps.ts';
import type { operatorSteps } from './german/operator-steps.ts';
import type { state } from './german/state.ts';

/**
 * A text of the views, by its English words. It is one when there is a German one for it, so that a text without its
 * German does not compile.
 */
export type Text =
  | keyof typeof deviceSteps
  | keyof typeof driverSteps
  | keyof typeof operatorSteps
  | keyof typeof state;
