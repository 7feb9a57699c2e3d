import type { Action } from '../actor/actor.ts';
import { arenaBytes, createArena } from '../memory/arena.ts';
import { compact } from '../memory/compact.ts';
import type { ActionKey, Intervention, Scenario } from '../scenario/scenario.ts';
import type { Event } from '../world/event.ts';
import type { World } from '../world/world.ts';
import { createWorld } from './create-world.ts';
import { schedule } from './schedule.ts';
import { choicesAt, keyOf, refusesAction, step } from './step.ts';
import type { Branch, StepRecord, Timeline } from './timeline-types.ts';

/** Worlds and events of this many newest steps are all kept; of older ones every `KEYFRAME`th, the rest is replayed. */
const KEEP = 8192;
const KEYFRAME = 64;
/** Arena bytes at which live pages are moved to a new arena. */
const COMPACT_AT = 128 << 20;

/** One step in the tree; node 0 is the start. */
interface Node {
  readonly parent: number;
  readonly depth: number;
  readonly branch: number;
  readonly action: Action | null;
  /** The schedule would not have taken it. */
  readonly deviates: boolean;
  readonly marked: boolean;
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

const isMark = (event: Event): boolean =>
  (event.type === 'note/checked' && !event.passed) ||
  event.type === 'note/violated' ||
  event.type === 'chain/faulted' ||
  (event.type === 'token/closed' && event.outcome !== null && !event.outcome.ok);

const isSame = (a: Action | null, b: Action): boolean =>
  a !== null && keyOf(a) === keyOf(b) && JSON.stringify(a.intent) === JSON.stringify(b.intent);

const ends = (event: Event): boolean => event.type === 'token/closed';
const begins = (event: Event): boolean => event.type === 'intent/taken';

/** A run of a scenario from its first world on. The scenario has to be a checked one. */
export const createTimeline = (scenario: Scenario): Timeline => {
  let arena = createArena();
  const first = createWorld(scenario, arena);
  const nodes: Node[] = [
    {
      parent: -1,
      depth: 0,
      branch: 0,
      action: null,
      deviates: false,
      marked: false,
      world: first,
      events: [],
      children: [],
    },
  ];
  const lines: Line[] = [{ parent: null, forkAt: 0, nodes: [] }];
  let branch = 0;
  let cursor = 0;

  const nodeAt = (id: number): Node => {
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

  /** Node of a step of a branch; null beyond its end. */
  const find = (at: number, id: number): number | null => {
    if (at === 0) return 0;
    let line = lineAt(id);
    while (at <= line.forkAt && line.parent !== null) line = lineAt(line.parent);
    return line.nodes[at - line.forkAt - 1] ?? null;
  };

  /** The world after a node, replayed from the nearest kept one if need be; worlds found so are kept near by. */
  const worldOf = (id: number): World => {
    const path: number[] = [];
    let from = id;
    while (nodeAt(from).world === null) {
      path.push(from);
      from = nodeAt(from).parent;
    }
    let world = nodeAt(from).world as World;
    for (const each of path.reverse()) {
      const { action } = nodeAt(each);
      if (!action) throw new Error('a step without an action');
      world = step(world, action, false).world;
    }
    return world;
  };

  const eventsOf = (id: number): readonly Event[] => {
    const { events, action, parent } = nodeAt(id);
    if (events || !action) return events ?? [];
    return step(worldOf(parent), action).events;
  };

  /** Drops what is far behind, and moves live pages together when the arena has grown. */
  const tidy = (): void => {
    const old = nodes[nodes.length - 1 - KEEP];
    if (old && old.depth % KEYFRAME !== 0 && nodes.length - 1 - KEEP !== cursor) {
      old.world = null;
      old.events = null;
    }
    if (arenaBytes(arena) < COMPACT_AT) return;
    const kept = nodes.filter(node => node.world !== null);
    const next = createArena();
    const memories = compact(
      kept.map(node => (node.world as World).memory),
      next,
    );
    kept.forEach((node, k) => {
      const memory = memories[k];
      if (node.world && memory) node.world = { ...node.world, memory };
    });
    arena = next;
  };

  const baseAction = (): Action | null => {
    const node = nodeAt(cursor);
    return schedule(scenario.schedule, choicesAt(worldOf(cursor)), node.depth, node.action);
  };

  /** What the scenario's own interventions ask for at the cursor, as long as nobody has left its path. */
  const intervention = (): Action | null => {
    const { depth, branch: own } = nodeAt(cursor);
    if (own !== 0 || branch !== 0) return null;
    const found = scenario.interventions?.find(each => each.atStep === depth);
    if (!found) return null;
    if ('intent' in found) return { actor: 'operator', name: 'submit', intent: found.intent };
    return choicesAt(worldOf(cursor)).find(({ action }) => keyOf(action) === found.action)?.action ?? null;
  };

  const grow = (action: Action, deviates: boolean): void => {
    const parent = nodeAt(cursor);
    const { world, events } = step(worldOf(cursor), action);
    const isTip = endOf(parent.branch) === parent.depth;
    if (!isTip) lines.push({ parent: parent.branch, forkAt: parent.depth, nodes: [] });
    const own = isTip ? parent.branch : lines.length - 1;
    const id = nodes.length;
    const marked = events.some(isMark);
    nodes.push({
      parent: cursor,
      depth: parent.depth + 1,
      branch: own,
      action,
      deviates,
      marked,
      world,
      events,
      children: [],
    });
    parent.children.push(id);
    lineAt(own).nodes.push(id);
    branch = own;
    cursor = id;
    tidy();
  };

  const take = (action: Action, deviates: boolean): void => {
    const known = nodeAt(cursor).children.find(child => isSame(nodeAt(child).action, action));
    if (known === undefined) return grow(action, deviates);
    cursor = known;
    branch = nodeAt(known).branch;
  };

  const forward = (): boolean => {
    const known = find(nodeAt(cursor).depth + 1, branch);
    if (known !== null) {
      cursor = known;
      return true;
    }
    const own = intervention();
    const action = own ?? baseAction();
    if (!action || (own && refusesAction(worldOf(cursor), own) !== null)) return false;
    take(action, own !== null);
    return true;
  };

  const timeline: Timeline = {
    scenario,
    get branch() {
      return branch;
    },
    get step() {
      return nodeAt(cursor).depth;
    },
    get end() {
      return endOf(branch);
    },
    get branches() {
      return lines.map((line, id): Branch => ({ id, parent: line.parent, forkAt: line.forkAt, end: endOf(id) }));
    },
    get bytes() {
      return arenaBytes(arena);
    },
    world: () => worldOf(cursor),
    worldAt: (at, id = branch) => {
      const found = find(at, id);
      if (found === null) throw new RangeError(`branch ${id} has no step ${at}`);
      return worldOf(found);
    },
    record: (at, id = branch): StepRecord | null => {
      const found = at > 0 ? find(at, id) : null;
      if (found === null) return null;
      const { action, parent } = nodeAt(found);
      if (!action) return null;
      return {
        step: at,
        action,
        key: keyOf(action),
        events: eventsOf(found),
        before: worldOf(parent),
        after: worldOf(found),
      };
    },
    keyAt: (at, id = branch): ActionKey | null => {
      const found = at > 0 ? find(at, id) : null;
      const action = found === null ? null : nodeAt(found).action;
      return action && keyOf(action);
    },
    markedAt: (at, id = branch) => {
      const found = find(at, id);
      return found !== null && nodeAt(found).marked;
    },
    choices: () => choicesAt(worldOf(cursor)),
    scheduled: () => {
      const known = find(nodeAt(cursor).depth + 1, branch);
      return known === null ? (intervention() ?? baseAction()) : nodeAt(known).action;
    },
    forward,
    back: () => {
      if (cursor === 0) return false;
      cursor = nodeAt(cursor).parent;
      return true;
    },
    over: () => {
      for (let isFirst = true; forward(); isFirst = false) {
        const events = eventsOf(cursor);
        if (events.some(ends)) return;
        // The next line of the script is another story: stop before it.
        if (!isFirst && events.some(begins)) {
          timeline.back();
          return;
        }
      }
    },
    run: limit => {
      let steps = 0;
      while (steps < limit && forward()) steps += 1;
      return steps;
    },
    seek: (at, id = branch) => {
      const found = find(Math.max(0, Math.min(at, endOf(id))), id);
      if (found === null) throw new RangeError(`branch ${id} has no step ${at}`);
      branch = id;
      cursor = found;
    },
    act: action => {
      if (refusesAction(worldOf(cursor), action) !== null) return false;
      const base = action.intent ? null : baseAction();
      take(action, base === null || !isSame(base, action));
      return true;
    },
    interventions: () => {
      const found: Intervention[] = [];
      for (let at = 1; at <= endOf(branch); at += 1) {
        const id = find(at, branch);
        const node = id === null ? null : nodeAt(id);
        if (!node?.deviates || !node.action) continue;
        const { intent } = node.action;
        found.push(intent ? { atStep: at - 1, intent } : { atStep: at - 1, action: keyOf(node.action) });
      }
      return found;
    },
  };
  return timeline;
};
