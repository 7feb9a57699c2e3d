import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { type AppState, useApp } from '../store/app-state.ts';
import type { OwnerInput } from './layout.ts';
import { membersOf } from './select.ts';

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

/** The owners with their members and queues, for the layout. */
export const useOwners = (): readonly OwnerInput[] => {
  const shape = useApp(shapeOf);
  const functions = useApp(useShallow(state => state.run.run?.functions ?? NONE));
  return useMemo(() => {
    const owners = JSON.parse(shape) as readonly Omit<OwnerInput, 'members'>[];
    return owners.map(owner => ({ ...owner, members: membersOf(functions, owner.id) }));
  }, [shape, functions]);
};
