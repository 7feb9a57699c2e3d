import type { Dialect } from '../dialect/dialect.ts';
import { lookAtAccesses } from './look-at-accesses.ts';
import { lookAtAnswers } from './look-at-answers.ts';
import { lookAtCommands } from './look-at-commands.ts';
import { lookAtFeatures } from './look-at-features.ts';
import { lookAtInitialization } from './look-at-initialization.ts';
import { lookAtNotifications } from './look-at-notifications.ts';
import { lookAtPackedRings } from './look-at-packed-rings.ts';
import { lookAtRegisters } from './look-at-registers.ts';
import { lookAtResets } from './look-at-resets.ts';
import { lookAtSpace } from './look-at-space.ts';
import { lookAtSplitRings } from './look-at-split-rings.ts';
import { lookAtSuspend } from './look-at-suspend.ts';
import type { Onlooker } from './onlooker.ts';

/** Everybody who looks at a run from outside. */
export const onlookers: readonly ((dialect: Dialect) => Onlooker)[] = [
  lookAtAccesses,
  lookAtAnswers,
  lookAtCommands,
  lookAtFeatures,
  lookAtInitialization,
  lookAtNotifications,
  lookAtPackedRings,
  lookAtRegisters,
  lookAtResets,
  lookAtSpace,
  lookAtSplitRings,
  lookAtSuspend,
];
