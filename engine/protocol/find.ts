import { findSteps } from '../view/find-steps.ts';
import { addFinder } from '../view/find-there.ts';

// Imported for what it does: from here on the log can be looked through.
addFinder(findSteps);
