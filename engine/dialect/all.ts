import { addDialects } from './dialects.ts';
import { draft202207Reviewed } from './draft-2022-07-reviewed/dialect.ts';
import { virtio13 } from './virtio-1.3/dialect.ts';
import { virtio14 } from './virtio-1.4/dialect.ts';

/**
 * Imported for what it does: from here on all dialects are there. A page that opens the draft as posted need not wait
 * for the others, since they are as large as the rest of the engine.
 */
addDialects(draft202207Reviewed, virtio13, virtio14);
