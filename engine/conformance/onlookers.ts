import type { Dialect } from '../dialect/dialect.ts';
import { lookAtAnswers } from './look-at-answers.ts';
import { lookAtInitialization } from './look-at-initialization.ts';
import { lookAtNotifications } from './look-at-notifications.ts';
import { lookAtRings } from './look-at-rings.ts';
import type { Onlooker } from './onlooker.ts';

/** Everybody who looks at a run from outside. */
export const onlookers: readonly ((dialect: Dialect) => Onlooker)[] = [
  lookAtAnswers,
  lookAtInitialization,
  lookAtNotifications,
  lookAtRings,
];
