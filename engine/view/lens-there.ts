import type { Dialect } from '../dialect/dialect.ts';
import type { Timeline } from '../run/timeline-types.ts';
import type { DeviceId } from '../world/ids.ts';
import type { World } from '../world/world.ts';
import type { History } from './history.ts';
import type { Lineage } from './ledger.ts';
import type { MemberNodeView } from './parts/group.ts';
import type { LensName, LensView } from './parts/lens.ts';
import type { ViewParts } from './parts.ts';

/** Whose knowledge is asked for, and what it follows from. */
export interface LensInput {
  readonly name: LensName;
  /** The function that is shown: it says which owner, and which member. */
  readonly device: DeviceId;
  readonly dialect: Dialect;
  readonly timeline: Timeline;
  readonly history: History;
  readonly lineage: Lineage;
  readonly world: World;
}

type Bare = Omit<ViewParts, 'members' | 'catalog' | 'lens'>;

/** Marks what somebody cannot know in what is shown. */
export interface Lens {
  readonly view: LensView;
  readonly parts: (parts: Bare) => Bare;
  readonly member: (member: MemberNodeView) => MemberNodeView;
}

type Make = (input: LensInput) => Lens;

let there: Make | null = null;

/** Few readers look through a lens: how that works is brought when somebody does. */
export const addLens = (make: Make): void => {
  there = make;
};

export const lensThere = (): Make | null => there;
