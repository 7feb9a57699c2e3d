import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { type AppState, useApp } from '../store/app-state.ts';
import type { OwnerInput } from './layout.ts';
import { membersOf } from './select.ts';
import { TRACK_WIDTH } from './track.ts';

const NONE: readonly never[] = [];

/** All that the layout asks of the run, as text: it changes when the picture has to be laid out anew, and not before. */
const shapeOf = ({ run }: AppState): string =>
  JSON.stringify(
    (run.group?.owners ?? NONE).map(owner => ({
      id: owner.id,
      inGroup: owner.member !== null,
      tracks: (run.group?.journeys ?? NONE)
        .filter(journey => journey.owner === owner.id)
        .map(({ queue, stations }) => ({ queue, stations: stations.map(({ side }) => ({ side })) })),
    })),
  );

/** Side by side, several queues of an owner need so much more than one. */
const MEMBERS = 260;

/** Where there is no room for all queues of an owner beside its members: the one whose rings are shown, or the first. */
const fitting = (owner: OwnerInput, width: number, shown: string | null): OwnerInput => {
  const { tracks } = owner;
  if (tracks.length < 2 || tracks.length * TRACK_WIDTH + MEMBERS <= width) return owner;
  const chosen = tracks.find(track => `${owner.id} ${track.queue}` === shown) ?? tracks[0]!;
  return { ...owner, tracks: [chosen] };
};

/** The owners with their members and queues, for a picture of this width. */
export const useOwners = (width: number): readonly OwnerInput[] => {
  const shape = useApp(shapeOf);
  const functions = useApp(useShallow(state => state.run.run?.functions ?? NONE));
  const shown = useApp(({ run: { rings } }) => (rings ? `${rings.device} ${rings.queue}` : null));
  return useMemo(() => {
    const owners = JSON.parse(shape) as readonly Omit<OwnerInput, 'members'>[];
    return owners.map(owner => fitting({ ...owner, members: membersOf(functions, owner.id) }, width, shown));
  }, [shape, functions, width, shown]);
};
