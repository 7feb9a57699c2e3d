import type { Action, Choice } from '../actor/actor.ts';
import { functionChoices, partyById } from '../actor/actors.ts';
import { performIntent } from '../actor/perform-intent.ts';
import { refusesIntent } from '../actor/refuses-intent.ts';
import { formatOf } from '../device/enable-queue.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { dialectOf } from '../dialect/dialects.ts';
import { get } from '../num/pvec.ts';
import type { Event } from '../world/event.ts';
import type { FunctionState } from '../world/function-state.ts';
import type { ActorId } from '../world/ids.ts';
import { deviceOf } from '../world/ids.ts';
import { functionAt } from '../world/topology.ts';
import { takeTurn } from '../world/turn.ts';
import { homeOf } from '../world/window.ts';
import type { World } from '../world/world.ts';
import type { ActionKey } from './inputs.ts';

export type { Action, Choice } from '../actor/actor.ts';

/** What a step made: the next world, and what happened in it (empty without a recorder). */
export interface Stepped {
  readonly world: World;
  readonly events: readonly Event[];
}

/** An action as schedules, links and recordings write it: `driver:pf0 publish`. */
export const keyOf = ({ actor, name }: Action): ActionKey => `${actor} ${name}`;

const NOTHING: readonly Event[] = [];

/** The operator's next line of the script: possible when nobody else can act, or when the line is concurrent. */
const scriptChoice = (world: World, dialect: Dialect, othersCan: boolean): Choice | null => {
  const line = world.script[0];
  if (!line) return null;
  const action: Action = { actor: 'operator', name: 'submit' };
  if (othersCan && !line.concurrent) {
    return { action, enabled: false, why: 'Waits until everybody else has finished.' };
  }
  const refusal = refusesIntent(world, line.intent, dialect);
  return refusal === null
    ? { action, enabled: true, why: line.label ?? 'Takes the next line of the script.' }
    : { action, enabled: false, why: refusal };
};

/**
 * Everything that could happen next, possible or not, in a stable order: functions by their index, each with its driver,
 * its device side and its administration virtqueues, then the operator's script.
 */
export const choicesAt = (world: World): readonly Choice[] => {
  const dialect = dialectOf(world.dialect, world.readings);
  const choices = world.awake.flatMap(index => functionChoices(world, index, dialect));
  const script = scriptChoice(
    world,
    dialect,
    choices.some(({ enabled }) => enabled),
  );
  return script ? [...choices, script] : choices;
};

/** What one actor could do next, possible or not; the operator's choice depends on everybody else's. */
export const choicesOf = (world: World, id: Exclude<ActorId, 'operator'>): readonly Choice[] => {
  const { actor, index } = partyById(world, id);
  return world.awake.includes(index) ? actor.choices(world, dialectOf(world.dialect, world.readings)) : [];
};

/** Something is under way, so there is no need to ask the parties of the function what they could do. */
const isUnderWay = (world: World, index: number): boolean => {
  const { exposing, tokens, commands } = get(world.drivers, index);
  return exposing !== null || tokens.length > 0 || commands.length > 0 || isServing(get(world.devices, index));
};

const isServing = ({ queues }: FunctionState): boolean =>
  queues.some(({ held, decideFrom }) => held.length > 0 || decideFrom !== null);

/** Some enabled virtqueue lies in memory that is not the function's own: anybody may write to it at any time. */
const looksElsewhere = (world: World, index: number): boolean => {
  const { start, end } = homeOf(world.topology, deviceOf(functionAt(world.topology, index)));
  return get(world.devices, index).queues.some(({ ring, registers: { size, desc, driver, device } }) => {
    if (!ring) return false;
    const sizes = formatOf(ring).areaSizes(size);
    return [
      [Number(desc), sizes.desc],
      [Number(driver), sizes.driver],
      [Number(device), sizes.device],
    ].some(([at = 0, bytes = 0]) => at < start || at + bytes > end);
  });
};

/**
 * Functions that have nothing possible any more leave the ready set. It may keep one too many for a while (held chains of
 * a device that waits for a reset), never one too few.
 */
const settle = (world: World, before: World, own: number | null, dialect: Dialect): World => {
  // A person can touch any function; everybody else only their own, and those that they have just woken.
  const stays = (index: number): boolean =>
    (own !== null && index !== own && before.awake.includes(index)) ||
    isUnderWay(world, index) ||
    functionChoices(world, index, dialect).some(({ enabled }) => enabled) ||
    looksElsewhere(world, index);
  return world.awake.every(stays) ? world : { ...world, awake: world.awake.filter(stays) };
};

/**
 * One step: the action of one actor. Pure, but for the pages of the arena. Without a recorder the same world comes out,
 * and no events. The action has to be possible: `refusesAction` says why one is not, and an actor may throw at it.
 */
export const step = (world: World, action: Action, record = true): Stepped => {
  const dialect = dialectOf(world.dialect, world.readings);
  const events: Event[] | null = record ? [] : null;
  const party = action.actor === 'operator' ? null : partyById(world, action.actor);
  const next = takeTurn(world, events, turn => {
    if (party) {
      party.actor.perform(turn, action, dialect);
      return;
    }
    const line = action.intent ? null : world.script[0];
    const intent = action.intent ?? line?.intent;
    if (!intent) throw new Error('the script is used up');
    turn.emit({ type: 'intent/taken', by: 'operator', intent, fromScript: line ?? null });
    performIntent(turn, intent, dialect);
  });
  return { world: settle(next, world, party?.index ?? null, dialect), events: events ?? NOTHING };
};

/** Why an action is not possible in a world; null: it is. */
export const refusesAction = (world: World, action: Action): string | null => {
  if (action.intent) return refusesIntent(world, action.intent, dialectOf(world.dialect, world.readings));
  const key = keyOf(action);
  const found = choicesAt(world).find(choice => keyOf(choice.action) === key);
  if (!found) return `${key} is not something that could happen now.`;
  return found.enabled ? null : found.why;
};
