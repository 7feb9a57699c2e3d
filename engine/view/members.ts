import type { Dialect } from '../dialect/dialect.ts';
import type { PersistentArray } from '../num/pvec.ts';
import { get } from '../num/pvec.ts';
import { parseDeviceId } from '../world/ids.ts';
import { functionAt } from '../world/topology.ts';
import type { World } from '../world/world.ts';
import { memberView } from './member.ts';
import { deviceTitle } from './names.ts';
import type { MemberNodeView } from './parts/group.ts';
import { ownerRole } from './role.ts';
import { english, type Say } from './words/say.ts';

/** Adds the places at which two arrays differ; looks only into chunks that are not shared. */
export const addDifferences = <T>(a: PersistentArray<T>, b: PersistentArray<T>, places: Set<number>): void => {
  if (a === b) return;
  for (const [k, chunk] of a.chunks.entries()) {
    const other = b.chunks[k];
    if (chunk === other) continue;
    for (const [j, item] of chunk.entries()) if (item !== other?.[j]) places.add((k << a.bits) + j);
  }
};

/** The functions whose state or whose driver is another one in two worlds, by their place. */
const changedPlaces = (after: World, before: World, places = new Set<number>()): Set<number> => {
  addDifferences(after.devices, before.devices, places);
  addDifferences(after.drivers, before.drivers, places);
  return places;
};

/** What the members looked like when they were looked at last. */
export interface MembersCache {
  readonly after: World;
  /** Places of the members that the last step had changed: their marks have to go. */
  readonly marked: ReadonlySet<number>;
  /** By PF: whether it was in charge of its group. */
  readonly managed: readonly boolean[];
}

export interface MembersUpdate {
  readonly cache: MembersCache;
  /** Only members that may look different from last time; all of them without a cache. */
  readonly members: Readonly<Record<string, MemberNodeView>>;
}

const managedByPf = (dialect: Dialect, world: World): boolean[] => {
  const managed: boolean[] = [];
  let place = 0;
  for (const pf of world.topology.pfs) {
    managed.push(ownerRole(dialect, get(world.devices, place)).role !== '');
    place += 1 + pf.totalVfs;
  }
  return managed;
};

const allPlaces = (world: World): Set<number> =>
  new Set(Array.from({ length: world.devices.length }, (_, place) => place));

const samePfs = (a: readonly boolean[], b: readonly boolean[]): boolean =>
  a.length === b.length && a.every((each, pf) => each === b[pf]);

/**
 * The members that look different from when they were looked at last. Costs what changed: thousands of untouched VFs
 * share their chunks with the last time and are not looked at.
 */
export const membersView = (
  dialect: Dialect,
  after: World,
  before: World,
  cache: MembersCache | null,
  say: Say = english,
): MembersUpdate => {
  const managed = managedByPf(dialect, after);
  const marked = changedPlaces(after, before);
  let places: Set<number>;
  if (cache && cache.after.topology === after.topology && samePfs(cache.managed, managed)) {
    places = changedPlaces(after, cache.after, new Set([...cache.marked, ...marked]));
  } else {
    places = allPlaces(after);
  }
  const members: Record<string, MemberNodeView> = {};
  for (const place of places) {
    const id = functionAt(after.topology, place);
    const parts = parseDeviceId(id);
    if (!parts || parts.vf === 0) continue;
    members[id] = memberView(say, dialect, {
      id,
      title: deviceTitle(after.topology, id, say),
      vf: parts.vf,
      managed: managed[parts.pf] ?? false,
      function: get(after.devices, place),
      functionBefore: get(before.devices, place),
      driver: get(after.drivers, place),
      driverBefore: get(before.drivers, place),
    });
  }
  return { cache: { after, marked, managed }, members };
};
