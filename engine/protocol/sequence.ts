import { createLens } from '../view/lens.ts';
import { addLens } from '../view/lens-there.ts';
import { createSequence } from '../view/sequence.ts';
import { addSequence } from '../view/sequence-there.ts';

// Imported for what it does: from here on a run is shown as a sequence of messages, and through a lens.
addSequence(createSequence);
addLens(createLens);
