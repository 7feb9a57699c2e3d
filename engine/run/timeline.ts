import type { Action } from '../actor/actor.ts';
import type { ActorId } from '../world/ids.ts';
import { createWorld } from './create-world.ts';
import type { Intervention, RunInputs } from './inputs.ts';
import { nextAction } from './schedule.ts';
import { choicesAt, keyOf, refusesAction } from './step.ts';
import { createStepTree, isSame } from './step-tree.ts';
import type { StepRecord, Timeline, TimelineOptions } from './timeline-types.ts';

/** The action that an intervention asks for, possible or not. */
const actionOf = (found: Intervention): Action => {
  if ('intent' in found) return { actor: 'operator', name: 'submit', intent: found.intent };
  const space = found.action.indexOf(' ');
  return { actor: found.action.slice(0, space) as ActorId, name: found.action.slice(space + 1) };
};

/**
 * A run from its first world on, step 0; of its steps as many are held as `options` say, and the others are made again.
 * The inputs have to be checked ones: it throws for a dialect that is not there.
 */
export const createTimeline = <Inputs extends RunInputs>(
  scenario: Inputs,
  options: TimelineOptions = {},
): Timeline<Inputs> => {
  const tree = createStepTree(arena => createWorld(scenario, arena), options);
  const most = options.steps ?? Number.POSITIVE_INFINITY;
  const planned = new Map<number, Intervention>();
  for (const each of scenario.interventions ?? []) if (!planned.has(each.atStep)) planned.set(each.atStep, each);
  let branch = 0;
  let cursor = 0;

  const at = (step: number, id: number): number => {
    const found = tree.find(step, id);
    if (found === null) throw new RangeError(`branch ${id} has no step ${step}`);
    return found;
  };

  const baseAction = (): Action | null => {
    const { depth, action } = tree.node(cursor);
    return nextAction(scenario.schedule, tree.worldOf(cursor), depth, action);
  };

  /** What the scenario's own interventions ask for at the cursor, as long as nobody has left its path. */
  const intervention = (): Action | null => {
    const { depth, onPath } = tree.node(cursor);
    const found = onPath ? planned.get(depth) : undefined;
    if (!found) return null;
    const action = actionOf(found);
    if (action.intent) return action;
    const choices = choicesAt(tree.worldOf(cursor));
    return choices.find(choice => keyOf(choice.action) === keyOf(action))?.action ?? action;
  };

  const take = (action: Action, deviates: boolean, asPlanned: boolean): void => {
    const known = tree.child(cursor, action);
    const { depth, onPath } = tree.node(cursor);
    const isShown = known !== null && depth < tree.endOf(branch) && tree.find(depth + 1, branch) === known;
    cursor = known ?? tree.grow(cursor, branch, action, { deviates, onPath: onPath && asPlanned });
    if (!isShown) branch = tree.node(cursor).branch;
  };

  /** Steps of a branch after `from` that somebody took who had left the path of the scenario. */
  const ownSteps = (id: number, from: number): readonly number[] =>
    tree.deviations(id).flatMap(({ depth, onPath }) => (depth > from && !onPath ? [depth] : []));

  const forward = (): boolean => {
    const known = tree.find(tree.node(cursor).depth + 1, branch);
    if (known !== null) {
      cursor = known;
      return true;
    }
    if (tree.node(cursor).depth >= most) return false;
    const own = intervention();
    const action = own ?? baseAction();
    // What a person did on the way may have become impossible: then the run stops here, for all to see.
    if (!action || (own && refusesAction(tree.worldOf(cursor), own) !== null)) return false;
    take(action, own !== null, true);
    return true;
  };

  const timeline: Timeline<Inputs> = {
    scenario,
    get branch() {
      return branch;
    },
    get step() {
      return tree.node(cursor).depth;
    },
    get end() {
      return tree.endOf(branch);
    },
    get branches() {
      return tree.branches;
    },
    get onPath() {
      return tree.node(at(tree.endOf(branch), branch)).onPath;
    },
    get bytes() {
      return tree.bytes;
    },
    get objectBytes() {
      return tree.objectBytes;
    },
    tidy: tree.tidy,
    world: () => tree.worldOf(cursor),
    worldAt: (step, id = branch) => tree.worldOf(at(step, id)),
    record: (step, id = branch): StepRecord | null => {
      const found = tree.find(step, id);
      const { action, parent } = found === null ? { action: null, parent: 0 } : tree.node(found);
      if (found === null || !action) return null;
      // In this order, so that what was dropped is made again only once.
      const before = tree.worldOf(parent);
      const events = tree.eventsOf(found);
      return { step, action, key: keyOf(action), events, before, after: tree.worldOf(found) };
    },
    keyAt: (step, id = branch) => {
      const found = tree.find(step, id);
      const action = found === null ? null : tree.node(found).action;
      return action && keyOf(action);
    },
    markedAt: (step, id = branch) => {
      const found = tree.find(step, id);
      return found !== null && tree.node(found).marked;
    },
    choices: () => choicesAt(tree.worldOf(cursor)),
    scheduled: () => {
      const known = tree.find(tree.node(cursor).depth + 1, branch);
      return known === null ? (intervention() ?? baseAction()) : tree.node(known).action;
    },
    forward,
    back: () => {
      if (cursor === 0) return false;
      tree.tidy();
      cursor = tree.node(cursor).parent;
      return true;
    },
    over: () => {
      for (let isFirst = true; forward(); isFirst = false) {
        const events = tree.eventsOf(cursor);
        if (events.some(({ type }) => type === 'token/closed')) return;
        // The next line of the script is another story: stop before it.
        if (!isFirst && events.some(({ type }) => type === 'intent/taken')) {
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
    seek: (step, id = branch) => {
      tree.tidy();
      cursor = at(Math.max(0, Math.min(step, tree.endOf(id))), id);
      branch = id;
    },
    revisit: (step, id, end) => {
      const first = ownSteps(id, end)[0];
      const left = first === undefined ? null : first - 1;
      const without = tree.branches.find(
        each => each.parent === id && each.forkAt === left && ownSteps(each.id, each.forkAt).length === 0,
      );
      if (left !== null && !without) timeline.leave(id, left);
      timeline.seek(step, left === null ? id : (without?.id ?? branch));
    },
    leave: (id, step) => {
      cursor = at(step, id);
      branch = tree.leave(cursor, id);
    },
    act: action => {
      if (tree.node(cursor).depth >= most || refusesAction(tree.worldOf(cursor), action) !== null) return false;
      const base = action.intent ? null : baseAction();
      take(action, !isSame(base, action), isSame(intervention() ?? base, action));
      return true;
    },
    interventions: (id = branch) =>
      tree.deviations(id).flatMap(({ depth, action }): Intervention[] => {
        if (!action) return [];
        const { intent } = action;
        return [intent ? { atStep: depth - 1, intent } : { atStep: depth - 1, action: keyOf(action) }];
      }),
  };
  return timeline;
};
