import type { DriverView, MemberNodeView, OwnerNodeView } from '../../engine/view/parts/group.ts';
import type { JourneyView } from '../../engine/view/parts/journey.ts';
import type { ViewParts } from '../../engine/view/parts.ts';
import type { DeviceId, PfId } from '../../engine/world/ids.ts';

type Run = Partial<ViewParts>;

export const ownerIn = (run: Run, id: DeviceId): OwnerNodeView | undefined =>
  run.group?.owners.find(owner => owner.id === id);

export const memberIn = (run: Run, id: DeviceId): MemberNodeView | undefined => run.members?.[id];

export const driverIn = (run: Run, id: DeviceId): DriverView | undefined =>
  ownerIn(run, id)?.driver ?? memberIn(run, id)?.driver;

export const journeyIn = (run: Run, owner: PfId, queue: number): JourneyView | undefined =>
  run.group?.journeys.find(journey => journey.owner === owner && journey.queue === queue);

/** VFs of an owner among all functions, in their order, present or not. */
export const membersOf = (functions: readonly DeviceId[], owner: PfId): readonly DeviceId[] =>
  functions.filter(id => id.startsWith(`${owner}/`));

/** The function that the step's command takes effect on. */
export const isTarget = (run: Run, id: DeviceId): boolean => run.group?.effect?.device === id;
