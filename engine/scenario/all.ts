import '../actor/access-structures.ts';
import '../actor/faults/all.ts';
import '../actor/order-commands.ts';
import '../dialect/all.ts';
import '../virtq/packed/add.ts';

/** Imported for what it does: from here on all that a scenario may name is there, every dialect, fault, intent and ring format. */
export { faults } from '../actor/faults/faults.ts';
export { dialectById, dialects } from '../dialect/dialects.ts';
