import type { Action, Choice } from '../actor/actor.ts';
import { keyOf } from '../run/step.ts';
import type { ActorId } from '../world/ids.ts';
import { parseActorId, sideOf } from '../world/ids.ts';
import { driverState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { driverView } from './driver-view.ts';
import type { NextAction, NextGroup, NextView } from './parts.ts';

/** What an actor is busy with, a few words beside its name. */
const noteOf = (world: World, actor: ActorId): string => {
  const parts = parseActorId(actor);
  switch (parts.kind) {
    case 'operator':
      return world.script.length === 0
        ? 'script used up'
        : `${world.script.length} ${world.script.length === 1 ? 'line' : 'lines'} left`;
    case 'driver': {
      const state = driverState(world, parts.device);
      return driverView(parts.device, state, state).state;
    }
    case 'device':
    case 'queue':
    case 'admin':
      return '';
  }
};

/** An intent that the scenario holds for this step stands beside the script, which it does not touch. */
const withIntent = (choices: readonly Choice[], scheduled: Action | null): readonly Choice[] =>
  scheduled?.intent
    ? [...choices, { action: scheduled, enabled: true, why: `Does by hand: ${scheduled.intent.do}.` }]
    : choices;

/** Everything that could happen next, by actor, possible or not; the one that the schedule would take is marked. */
export const nextView = (world: World, possible: readonly Choice[], scheduled: Action | null): NextView => {
  const choices = withIntent(possible, scheduled);
  const isNext = (action: Action): boolean =>
    scheduled !== null && keyOf(action) === keyOf(scheduled) && (action === scheduled || !scheduled.intent);
  const groups = new Map<ActorId, NextAction[]>();
  for (const { action, enabled, why } of choices) {
    const row = {
      key: keyOf(action),
      name: action.intent?.do ?? action.name,
      enabled,
      why,
      next: enabled && isNext(action),
    };
    const found = groups.get(action.actor);
    if (found) found.push(row);
    else groups.set(action.actor, [row]);
  }
  return {
    groups: [...groups].map(
      ([actor, actions]): NextGroup => ({ actor, side: sideOf(actor), note: noteOf(world, actor), actions }),
    ),
    possible: choices.filter(({ enabled }) => enabled).length,
    total: choices.length,
  };
};
