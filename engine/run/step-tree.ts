import type { Action } from '../actor/actor.ts';
import type { Arena } from '../memory/arena.ts';
import { arenaBytes, createArena } from '../memory/arena.ts';
import { compact } from '../memory/compact.ts';
import { isHarmless } from '../virtq/remark.ts';
import type { Event } from '../world/event.ts';
import type { World } from '../world/world.ts';
import { keyOf, step } from './step.ts';
import type { Branch, TimelineOptions } from './timeline-types.ts';

const KEEP = 8192;
const KEYFRAME = 64;
const COMPACT_AT = 128 << 20;

/** One step in the tree; step 0 is the start, which no action led to. */
interface StepNode {
  readonly parent: number;
  readonly depth: number;
  readonly branch: number;
  readonly action: Action | null;
  /** The schedule would not have taken it. */
  readonly deviates: boolean;
  /** Every step from the start on was what the scenario itself asks for. */
  readonly onPath: boolean;
  /** It held a refusal, a fault or a violation. */
  readonly marked: boolean;
}

interface Kept extends StepNode {
  /** Null: to be made again from the nearest kept world before it. */
  world: World | null;
  events: readonly Event[] | null;
  readonly children: number[];
}

interface Line {
  readonly parent: number | null;
  readonly forkAt: number;
  /** Nodes of the steps forkAt + 1, forkAt + 2, … */
  readonly nodes: number[];
}

/** Steps as a tree with numbered nodes and branches, and their worlds: kept, or made again from the actions. */
export interface StepTree {
  readonly branches: readonly Branch[];
  readonly bytes: number;
  node(id: number): StepNode;
  endOf(branch: number): number;
  /** Node of a step of a branch; null beyond its end. */
  find(step: number, branch: number): number | null;
  /** The step after a node that took an action already. */
  child(id: number, action: Action): number | null;
  worldOf(id: number): World;
  eventsOf(id: number): readonly Event[];
  /** Makes a step: at the tip of a branch it becomes longer, elsewhere a new one begins. The number of the new node. */
  grow(parent: number, action: Action, how: Pick<StepNode, 'deviates' | 'onPath'>): number;
}

const isMark = (event: Event): boolean =>
  (event.type === 'note/checked' && !event.passed) ||
  event.type === 'note/violated' ||
  event.type === 'chain/faulted' ||
  (event.type === 'note/found' && !isHarmless(event.finding)) ||
  (event.type === 'token/closed' && event.outcome !== null && !event.outcome.ok);

/** Whether two actions do the same: those of a person have to want the same, too. */
export const isSame = (a: Action | null, b: Action | null): boolean =>
  a !== null && b !== null && keyOf(a) === keyOf(b) && JSON.stringify(a.intent) === JSON.stringify(b.intent);

const start: StepNode = {
  parent: -1,
  depth: 0,
  branch: 0,
  action: null,
  deviates: false,
  onPath: true,
  marked: false,
};

/** A tree with nothing but its start, the world that `first` makes. */
export const createStepTree = (
  first: (arena: Arena) => World,
  { keep = KEEP, keyframe = KEYFRAME, compactAt = COMPACT_AT }: TimelineOptions = {},
): StepTree => {
  let arena = createArena();
  let compactNext = compactAt;
  const nodes: Kept[] = [{ ...start, world: first(arena), events: [], children: [] }];
  const lines: Line[] = [{ parent: null, forkAt: 0, nodes: [] }];
  /** The world that was made again last: looking around in the past asks for the same one many times. */
  let again: { readonly id: number; readonly world: World } | null = null;

  const nodeAt = (id: number): Kept => {
    const node = nodes[id];
    if (!node) throw new RangeError(`no step ${id}`);
    return node;
  };
  const lineAt = (id: number): Line => {
    const line = lines[id];
    if (!line) throw new RangeError(`no branch ${id}`);
    return line;
  };
  const endOf = (id: number): number => lineAt(id).forkAt + lineAt(id).nodes.length;

  const worldOf = (id: number): World => {
    const path: Action[] = [];
    let from = id;
    let world = nodeAt(from).world;
    while (world === null) {
      if (again?.id === from) {
        world = again.world;
        break;
      }
      const { action, parent } = nodeAt(from);
      if (!action) throw new Error('a step without an action');
      path.push(action);
      from = parent;
      world = nodeAt(from).world;
    }
    if (path.length === 0) return world;
    while (path.length > 0) world = step(world, path.pop() as Action, false).world;
    again = { id, world };
    return world;
  };

  /** Drops what is far behind, and moves live pages together when the arena has grown. */
  const tidy = (): void => {
    const old = nodes[nodes.length - 1 - keep];
    if (old && old.depth % keyframe !== 0) {
      old.world = null;
      old.events = null;
    }
    if (arenaBytes(arena) < compactNext) return;
    again = null;
    const kept = nodes.filter(node => node.world !== null);
    const next = createArena();
    const memories = compact(
      kept.map(node => (node.world as World).memory),
      next,
    );
    for (const [k, memory] of memories.entries()) {
      const node = kept[k];
      if (node?.world) node.world = { ...node.world, memory };
    }
    arena = next;
    // What is kept may be more than the bound itself; moving it at every step would help nobody.
    compactNext = Math.max(compactAt, 2 * arenaBytes(next));
  };

  return {
    get branches() {
      return lines.map(({ parent, forkAt }, id): Branch => ({ id, parent, forkAt, end: endOf(id) }));
    },
    get bytes() {
      return arenaBytes(arena);
    },
    node: nodeAt,
    endOf,
    find: (at, id) => {
      if (at === 0) return 0;
      let line = lineAt(id);
      while (at <= line.forkAt && line.parent !== null) line = lineAt(line.parent);
      return line.nodes[at - line.forkAt - 1] ?? null;
    },
    child: (id, action) => nodeAt(id).children.find(child => isSame(nodeAt(child).action, action)) ?? null,
    worldOf,
    eventsOf: id => {
      const { events, action, parent } = nodeAt(id);
      return events ?? (action ? step(worldOf(parent), action).events : []);
    },
    grow: (from, action, how) => {
      const parent = nodeAt(from);
      const { world, events } = step(worldOf(from), action);
      const isTip = endOf(parent.branch) === parent.depth;
      if (!isTip) lines.push({ parent: parent.branch, forkAt: parent.depth, nodes: [] });
      const branch = isTip ? parent.branch : lines.length - 1;
      const id = nodes.length;
      const marked = events.some(isMark);
      nodes.push({
        ...how,
        parent: from,
        depth: parent.depth + 1,
        branch,
        action,
        marked,
        world,
        events,
        children: [],
      });
      parent.children.push(id);
      lineAt(branch).nodes.push(id);
      tidy();
      return id;
    },
  };
};
