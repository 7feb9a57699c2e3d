import type { Intent, Numeral } from '../../engine/world/intent.ts';
import type { Deed } from '../store/editing.ts';
import { spoken } from './catalogue.ts';
import { plural } from './labels.ts';

/** As addresses are written everywhere. */
const addressOf = (at: Numeral): string => `0x${BigInt(at).toString(16)}`;

/** What an intent does, in a few words. */
const intentText = (intent: Intent): string => {
  switch (intent.do) {
    case 'edit-memory':
      return `edit ${plural(Math.ceil(intent.bytes.length / 2), 'byte')} at ${addressOf(intent.at)}`;
    case 'write-register':
      return `write ${intent.register} of ${intent.device}`;
    case 'write-at':
      return `write ${plural(intent.width, 'byte')} of ${intent.device} at ${intent.structure} + ${intent.offset}`;
    case 'read-at':
      return `read ${plural(intent.width, 'byte')} of ${intent.device} at ${intent.structure} + ${intent.offset}`;
    case 'command':
      return `send ${intent.command ?? 'a command of raw bytes'} to ${intent.owner}`;
    case 'request':
      return `${intent.request} on ${intent.device}`;
    case 'load-driver':
      return `load the driver of ${intent.device}`;
    case 'unload-driver':
      return `unload the driver of ${intent.device}`;
    case 'enable-vfs':
      return `set VF Enable of ${intent.owner}`;
    case 'disable-vfs':
      return `clear VF Enable of ${intent.owner}`;
    case 'flr':
      return `function-level reset of ${intent.device}`;
    case 'reset-queue':
      return `reset virtqueue ${intent.queue} of ${intent.device}`;
    case 'enable-queue':
      return `enable virtqueue ${intent.queue} of ${intent.device}`;
    case 'set-interrupts':
      return `${intent.wanted ? 'ask for' : 'suppress'} interrupts of virtqueue ${intent.queue} of ${intent.device}`;
    case 'set-notifications':
      return `${intent.wanted ? 'ask for' : 'suppress'} notifications of virtqueue ${intent.queue} of ${intent.device}`;
    case 'discover':
      return `find out the commands of ${intent.owner}`;
    case 'migrate':
      return `migrate ${intent.device} to ${intent.to}`;
    default:
      return (intent as Intent).do;
  }
};

/** What was done, as the rest of a sentence that begins with "Undo:". */
const deedText = (deed: Deed, title: string, step: number): string => {
  switch (deed.kind) {
    case 'intent':
      return `${intentText(deed.intent)} (step ${step})`;
    case 'act':
      return `${deed.action} instead of the schedule (step ${step})`;
    case 'reading':
      return `read ${title} as ${deed.reading}`;
    case 'ring':
      return `${deed.format} rings`;
    case 'note':
      return deed.is === null ? `take away the note of step ${deed.atStep}` : `note on step ${deed.atStep}`;
    case 'opened':
      return `open “${title}”`;
  }
};

/** Undo and redo of what a person did. */
export const edits = {
  name: 'Edits',
  undo: 'Undo the last edit',
  undoKey: 'Ctrl Z',
  redo: 'Redo the last edit',
  redoKey: 'Ctrl Shift Z',
  nothing: { undo: 'Nothing to undo: nothing was changed yet', redo: 'Nothing to redo' },
  what: (way: 'undo' | 'redo', deed: Deed, title: string, step: number) =>
    `${way === 'undo' ? 'Undo' : 'Redo'}: ${deedText(deed, title, step)}`,
  word: 'Undo',
  done: { undo: 'Undone', redo: 'Redone' },
};

spoken({ edits });
