import { createSequence } from '../view/sequence.ts';
import { addSequence } from '../view/sequence-there.ts';

// Imported for what it does: from here on a run is shown as a sequence of messages.
addSequence(createSequence);
