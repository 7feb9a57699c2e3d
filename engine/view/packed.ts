import { packedChains } from './packed-chains.ts';
import { usedBetween } from './packed-read.ts';
import { packedRingsView } from './packed-rings.ts';
import { addPackedView } from './packed-there.ts';

// Imported for what it does: from here on packed rings are shown.
addPackedView({ rings: packedRingsView, chains: packedChains, usedBetween });
