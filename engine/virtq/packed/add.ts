import { addFormat } from '../formats.ts';
import { packedFormat } from './packed.ts';

/** Imported for what it does: from here on virtqueues may be packed. */
addFormat(packedFormat);
