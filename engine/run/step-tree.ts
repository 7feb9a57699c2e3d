import type { Action } from '../actor/actor.ts';
import type { Arena } from '../memory/arena.ts';
import type { Column } from '../num/column.ts';
import { column } from '../num/column.ts';
import { isHarmless } from '../virtq/remark.ts';
import type { Event } from '../world/event.ts';
import type { World } from '../world/world.ts';
import { createKeptWorlds } from './kept-worlds.ts';
import { keyOf, step } from './step.ts';
import type { StepNode } from './step-columns.ts';
import { createSteps } from './step-columns.ts';
import type { Branch, TimelineOptions } from './timeline-types.ts';

interface Line {
  readonly parent: number | null;
  readonly forkAt: number;
  /** Nodes of the steps forkAt + 1, forkAt + 2, … */
  readonly nodes: Column;
  /** Those of them that the schedule would not have taken. */
  readonly deviations: number[];
}

/** Steps as a tree with numbered nodes and branches, and their worlds: kept, or made again from the actions. */
export interface StepTree {
  readonly branches: readonly Branch[];
  /** Bytes of guest memory, and of all the rest, about. */
  readonly bytes: number;
  readonly objectBytes: number;
  node(id: number): StepNode;
  endOf(branch: number): number;
  /** Node of a step of a branch; null beyond its end. */
  find(step: number, branch: number): number | null;
  /** The step after a node that took an action already. */
  child(id: number, action: Action): number | null;
  /** Steps of a branch, from the start on, that the schedule would not have taken. */
  deviations(branch: number): readonly StepNode[];
  worldOf(id: number): World;
  eventsOf(id: number): readonly Event[];
  /** Makes a step: at the tip of `branch` it becomes longer, elsewhere a new one begins. The number of the new node. */
  grow(parent: number, branch: number, action: Action, how: Pick<StepNode, 'deviates' | 'onPath'>): number;
  /** A branch without steps of its own; its number. */
  leave(parent: number, branch: number): number;
  /** Moves memory together if that is due: no world that was handed out may be in use. */
  tidy(): void;
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

const newLine = (parent: number | null, forkAt: number): Line => ({
  parent,
  forkAt,
  nodes: column(Int32Array),
  deviations: [],
});

/** A tree with nothing but its start, the world that `first` makes. */
export const createStepTree = (first: (arena: Arena) => World, options: TimelineOptions = {}): StepTree => {
  const steps = createSteps();
  steps.add(start);
  const worlds = createKeptWorlds(steps, first, options);
  const lines: Line[] = [newLine(null, 0)];

  const lineAt = (id: number): Line => {
    const line = lines[id];
    if (!line) throw new RangeError(`no branch ${id}`);
    return line;
  };
  const endOf = (id: number): number => lineAt(id).forkAt + lineAt(id).nodes.length;

  return {
    get branches() {
      return lines.map(({ parent, forkAt }, id): Branch => ({ id, parent, forkAt, end: endOf(id) }));
    },
    get bytes() {
      return worlds.bytes;
    },
    get objectBytes() {
      return worlds.objectBytes + steps.bytes + lines.reduce((sum, { nodes }) => sum + nodes.bytes, 0);
    },
    node: steps.node,
    endOf,
    find: (at, id) => {
      if (at === 0) return 0;
      let line = lineAt(id);
      while (at <= line.forkAt && line.parent !== null) line = lineAt(line.parent);
      const place = at - line.forkAt - 1;
      return place >= 0 && place < line.nodes.length ? line.nodes.at(place) : null;
    },
    child: (id, action) => steps.childrenOf(id).find(child => isSame(steps.actionOf(child), action)) ?? null,
    deviations: id => {
      const found: StepNode[] = [];
      let upTo = Number.POSITIVE_INFINITY;
      for (let at: number | null = id; at !== null; ) {
        const { parent, forkAt, deviations }: Line = lineAt(at);
        const own = deviations.map(steps.node).filter(({ depth }) => depth <= upTo);
        found.unshift(...own);
        upTo = Math.min(upTo, forkAt);
        at = parent;
      }
      return found;
    },
    worldOf: worlds.worldOf,
    eventsOf: worlds.eventsOf,
    grow: (from, shown, action, how) => {
      worlds.tidy();
      const { branch: line, depth } = steps.node(from);
      const { world, events } = step(worlds.worldOf(from), action);
      const isTip = endOf(shown) === depth;
      if (!isTip) lines.push(newLine(line, depth));
      const branch = isTip ? shown : lines.length - 1;
      const id = steps.add({
        ...how,
        parent: from,
        depth: depth + 1,
        branch,
        action,
        marked: events.some(isMark),
      });
      lineAt(branch).nodes.push(id);
      if (how.deviates) lineAt(branch).deviations.push(id);
      worlds.keep(id, world, events);
      return id;
    },
    tidy: worlds.tidy,
    leave: (from, branch) => {
      lines.push(newLine(branch, steps.node(from).depth));
      return lines.length - 1;
    },
  };
};
