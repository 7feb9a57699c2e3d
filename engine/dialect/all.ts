import { addDialects } from './dialects.ts';
import { virtio13 } from './virtio-1.3/dialect.ts';
import { virtio14 } from './virtio-1.4/dialect.ts';

/**
 * Imported for what it does: from here on the dialects of the published text are there. A page that opens the draft need
 * not wait for them, since they are as large as the rest of the engine.
 */
addDialects(virtio13, virtio14);

export { dialectById, dialects } from './dialects.ts';
