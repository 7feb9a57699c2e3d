import { sideOf } from '../world/ids.ts';
import type { Intent } from '../world/intent.ts';
import type { Told } from './told.ts';
import { eventOf, eventsOf } from './told.ts';

/** Whether the other side can see what a step did; one of these, and nothing else. */
export type Visibility =
  | 'seen by device'
  | 'seen by driver'
  | 'not visible yet'
  | 'not returned yet'
  | 'private'
  | 'seen by both sides';

const driverActions: Readonly<Record<string, Visibility>> = {
  fill: 'not visible yet',
  describe: 'not visible yet',
  place: 'not visible yet',
  publish: 'seen by device',
  'wait-stop': 'private',
  look: 'private',
  collect: 'private',
};

const deviceActions: Readonly<Record<string, Visibility>> = {
  take: 'private',
  look: 'private',
  execute: 'not returned yet',
  return: 'not visible yet',
  'return-batch': 'not visible yet',
  complete: 'seen by driver',
  reset: 'seen by driver',
};

const intents: Readonly<Record<Intent['do'], Visibility>> = {
  'load-driver': 'private',
  'unload-driver': 'private',
  migrate: 'private',
  'enable-vfs': 'seen by both sides',
  'disable-vfs': 'seen by both sides',
  discover: 'private',
  command: 'private',
  'write-register': 'seen by device',
  'write-at': 'seen by device',
  'read-at': 'seen by device',
  flr: 'seen by both sides',
  'edit-memory': 'seen by both sides',
  'set-interrupts': 'seen by device',
  'set-notifications': 'seen by driver',
  hold: 'private',
  release: 'private',
  swap: 'private',
  request: 'private',
  'reset-queue': 'seen by device',
  'enable-queue': 'seen by device',
};

/** A suppressed notification is a decision that nobody else learns of. */
const afterDecision = (told: Told, seen: Visibility): Visibility =>
  eventOf(told, 'note/decided')?.send === false ? 'private' : seen;

/** A fault is told to the driver by device_status. */
const askedForReset = (told: Told): boolean =>
  eventsOf(told, 'status/wrote').some(({ by }) => sideOf(by) === 'device') && eventOf(told, 'chain/faulted') !== null;

export const visibilityOf = (told: Told): Visibility => {
  const { actor, name, private: hidden } = told.record.action;
  const side = sideOf(actor);
  switch (side) {
    case 'operator': {
      const intent = eventOf(told, 'intent/taken')?.intent;
      return intent ? intents[intent.do] : 'private';
    }
    case 'driver':
      if (name === 'notify') return afterDecision(told, 'seen by device');
      // Everything else that a driver does on its way up or down is a register access.
      return driverActions[name] ?? (hidden ? 'private' : 'seen by device');
    case 'device':
      if (askedForReset(told)) return 'seen by driver';
      return name === 'interrupt' ? afterDecision(told, 'seen by driver') : (deviceActions[name] ?? 'private');
  }
};
