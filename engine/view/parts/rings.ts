import type { PackedRingsView } from './packed-rings.ts';
import type { SplitRingsView } from './split-rings.ts';

export type RingsView = SplitRingsView | PackedRingsView;
