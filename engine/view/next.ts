import type { Action, Choice } from '../actor/actor.ts';
import { keyOf } from '../run/step.ts';
import type { ActorId } from '../world/ids.ts';
import { parseActorId, sideOf } from '../world/ids.ts';
import { driverState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { driverView } from './driver-view.ts';
import { heldCommands } from './held-commands.ts';
import type { NextAction, NextGroup, NextView } from './parts/next.ts';
import { functionFormat } from './ring-read.ts';
import type { Say } from './words/say.ts';
import type { Text } from './words/text.ts';

const scriptLeft = (say: Say, script: World['script']): string => {
  if (script.length === 0) return say('script used up');
  const lines = say(script.length === 1 ? '{} line left' : '{} lines left', script.length);
  return script[0]?.repeat === undefined ? lines : say('{}, this one {} times', lines, script[0].repeat);
};

/** What an actor is busy with, a few words beside its name. */
const noteOf = (say: Say, world: World, actor: ActorId): string => {
  const parts = parseActorId(actor);
  switch (parts.kind) {
    case 'operator':
      return scriptLeft(say, world.script);
    case 'driver': {
      const state = driverState(world, parts.device);
      return driverView(parts.device, state, state, say).state;
    }
    case 'device':
    case 'queue':
    case 'admin':
      return '';
  }
};

/** What actions on a packed ring do, where a split one has other words for it. */
const onPacked: Readonly<Record<string, Text>> = {
  describe: 'Fills free slots, but withholds the flags of the first one.',
  publish: 'Writes the flags of the first slot: from then on the device may look.',
  take: 'Takes the list in the next slot.',
  return: 'Writes id and length into the next slot to use, but withholds its flags.',
  'return-batch':
    'Writes one used descriptor for all that is executed, with the id of the last, but withholds its flags.',
  complete: 'Writes those flags: the driver may collect.',
  look: 'Looks at the next slot and finds nothing new.',
  collect: 'Reads the used descriptor and the answer.',
};
const nothingOnPacked: Readonly<Record<string, Text>> = {
  take: 'The next slot is not available.',
  collect: 'The next slot is not used yet.',
};

/** Actors are the same for both formats, and speak of split rings. */
const reasonOf = (say: Say, world: World, { action, enabled, why }: Choice): string => {
  const parts = parseActorId(action.actor);
  // What somebody wrote beside a line of the script.
  if (parts.kind === 'operator' && why === world.script[0]?.label) return why;
  if (parts.kind === 'operator' || functionFormat(world, parts.device).name === 'split') return say.again(why);
  const [, buffer] = /\bhead (\d+)\b/.exec(why) ?? [];
  if (enabled && action.name === 'execute' && buffer !== undefined) {
    return parts.kind === 'admin'
      ? say('Decodes the command of buffer {}, checks it and carries it out.', buffer)
      : say('Does what buffer {} asks for.', buffer);
  }
  const texts = enabled ? onPacked : /\b(used|available) ring\b/.test(why) ? nothingOnPacked : {};
  const text = texts[action.name];
  return text ? say(text) : say.again(why);
};

/** An intent that the scenario holds for this step stands beside the script, which it does not touch. */
const withIntent = (say: Say, choices: readonly Choice[], scheduled: Action | null): readonly Choice[] =>
  scheduled?.intent
    ? [...choices, { action: scheduled, enabled: true, why: say('Does by hand: {}.', scheduled.intent.do) }]
    : choices;

/** Commands that are on hold are what a person can do something about; then the line of the script that is refused. */
const restsOn = (say: Say, world: World, choices: readonly Choice[]): string | null => {
  const held = heldCommands(world);
  const refused = choices.find(({ action }) => action.actor === 'operator')?.why;
  const parts = [
    held === 0 ? [] : [held === 1 ? say('{} command is on hold.', held) : say('{} commands are on hold.', held)],
    refused === undefined ? [] : [say('The script goes no further: {}', say.again(refused))],
  ].flat();
  return parts.length > 0 ? parts.join(' ') : null;
};

/** Everything that could happen next, by actor, possible or not; the one that the schedule would take is marked. */
export const nextView = (world: World, possible: readonly Choice[], scheduled: Action | null, say: Say): NextView => {
  const choices = withIntent(say, possible, scheduled);
  const isNext = (action: Action): boolean =>
    scheduled !== null && keyOf(action) === keyOf(scheduled) && (action === scheduled || !scheduled.intent);
  const groups = new Map<ActorId, NextAction[]>();
  for (const choice of choices) {
    const { action, enabled } = choice;
    const row = {
      key: keyOf(action),
      name: action.intent?.do ?? action.name,
      enabled,
      why: reasonOf(say, world, choice),
      next: enabled && isNext(action),
    };
    const found = groups.get(action.actor);
    if (found) found.push(row);
    else groups.set(action.actor, [row]);
  }
  const possibleNow = choices.filter(({ enabled }) => enabled).length;
  return {
    rests: possibleNow > 0 ? null : restsOn(say, world, choices),
    held: heldCommands(world) > 0,
    groups: [...groups].map(
      ([actor, actions]): NextGroup => ({ actor, side: sideOf(actor), note: noteOf(say, world, actor), actions }),
    ),
    possible: possibleNow,
    total: choices.length,
  };
};
