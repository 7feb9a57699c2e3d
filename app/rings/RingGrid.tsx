import type { RingsView } from '../../engine/view/parts.ts';
import { PackedRing } from './PackedRing.tsx';
import { type RingPart, SplitGrid } from './SplitGrid.tsx';

/** The tables of a virtqueue: three of a split one, or one of them where it is narrow; one of a packed one. */
export const RingGrid = ({ view, only }: { readonly view: RingsView; readonly only: RingPart | null }) =>
  view.format === 'split' ? <SplitGrid view={view} only={only} /> : <PackedRing view={view} />;
