import type { Action } from '../actor/actor.ts';
import { column } from '../num/column.ts';

/** One step in the tree; step 0 is the start, which no action led to. */
export interface StepNode {
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

const DEVIATES = 1;
const ON_PATH = 2;
const MARKED = 4;

/** Numbers of actions: the same one for all that do the same, so that a step holds a number and no object. */
const createActions = () => {
  const all: Action[] = [];
  const byActor = new Map<string, Map<string, number>>();
  return {
    at: (number: number): Action => all[number] as Action,
    numberOf: (action: Action): number => {
      const { actor, name, intent } = action;
      const names = byActor.get(actor) ?? new Map<string, number>();
      byActor.set(actor, names);
      const key = intent ? `${name} ${JSON.stringify(intent)}` : action.private ? `${name} in private` : name;
      const known = names.get(key);
      if (known !== undefined) return known;
      names.set(key, all.length);
      return all.push(action) - 1;
    },
  };
};

/** The steps of a tree by their number, 25 bytes each. */
export interface StepColumns {
  readonly length: number;
  readonly bytes: number;
  node(id: number): StepNode;
  parentOf(id: number): number;
  depthOf(id: number): number;
  /** Throws for the start. */
  actionOf(id: number): Action;
  /** Steps that were made from a step. */
  childrenOf(id: number): readonly number[];
  /** The number of the new step. */
  add(node: StepNode): number;
}

export const createSteps = (): StepColumns => {
  const actions = createActions();
  const parents = column(Int32Array);
  const depths = column(Int32Array);
  const branches = column(Int32Array);
  const taken = column(Int32Array);
  const flags = column(Uint8Array);
  /** The step that was made last from a step, and the one that was made from the same step before; 0: none. */
  const lastChild = column(Int32Array);
  const elder = column(Int32Array);
  const all = [parents, depths, branches, taken, flags, lastChild, elder];

  const check = (id: number): void => {
    if (id < 0 || id >= parents.length) throw new RangeError(`no step ${id}`);
  };
  const has = (id: number, flag: number): boolean => (flags.at(id) & flag) !== 0;

  return {
    get length() {
      return parents.length;
    },
    get bytes() {
      return all.reduce((sum, { bytes }) => sum + bytes, 0);
    },
    node: id => {
      check(id);
      return {
        parent: parents.at(id),
        depth: depths.at(id),
        branch: branches.at(id),
        action: taken.at(id) < 0 ? null : actions.at(taken.at(id)),
        deviates: has(id, DEVIATES),
        onPath: has(id, ON_PATH),
        marked: has(id, MARKED),
      };
    },
    parentOf: id => parents.at(id),
    depthOf: id => depths.at(id),
    actionOf: id => {
      if (taken.at(id) < 0) throw new Error('a step without an action');
      return actions.at(taken.at(id));
    },
    childrenOf: id => {
      check(id);
      const children: number[] = [];
      for (let child = lastChild.at(id); child !== 0; child = elder.at(child)) children.push(child);
      return children.reverse();
    },
    add: ({ parent, depth, branch, action, deviates, onPath, marked }) => {
      const id = parents.length;
      parents.push(parent);
      depths.push(depth);
      branches.push(branch);
      taken.push(action ? actions.numberOf(action) : -1);
      flags.push((deviates ? DEVIATES : 0) | (onPath ? ON_PATH : 0) | (marked ? MARKED : 0));
      lastChild.push(0);
      elder.push(parent < 0 ? 0 : lastChild.at(parent));
      if (parent >= 0) lastChild.set(parent, id);
      return id;
    },
  };
};
