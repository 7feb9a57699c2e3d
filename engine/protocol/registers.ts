import '../actor/access-structures.ts';
import { registersView } from '../view/registers.ts';
import { addRegisters } from '../view/registers-there.ts';

// Imported for what it does: from here on registers are shown, and every access can be made.
addRegisters(registersView);
