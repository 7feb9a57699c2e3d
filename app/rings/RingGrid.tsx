import type { ReactNode } from 'react';
import type { RingsView } from '../../engine/view/parts/rings.ts';
import { PackedRing } from './PackedRing.tsx';
import { type RingPart, SplitGrid } from './SplitGrid.tsx';
import type { Room } from './sizes.ts';

interface Props {
  readonly view: RingsView;
  readonly only: RingPart | null;
  readonly room: Room;
  readonly narrow: boolean;
  /** Scrolls with the rows. */
  readonly below: ReactNode;
}

/** The tables of a virtqueue: three of a split one, or one of them where it is narrow; one of a packed one. */
export const RingGrid = ({ view, only, room, narrow, below }: Props) =>
  view.format === 'split' ? (
    <SplitGrid view={view} only={only} room={room} below={below} />
  ) : (
    <PackedRing view={view} tight={room !== 'wide'} narrow={narrow} below={below} />
  );
