import type { Intent, Numeral } from '../../../engine/world/intent.ts';
import type { Deed } from '../../store/editing.ts';
import type { Wording } from '../catalogue.ts';
import type * as english from '../edits.ts';
import { plural } from './plural.ts';

/** As addresses are written everywhere. */
const addressOf = (at: Numeral): string => `0x${BigInt(at).toString(16)}`;

/** What an intent does, in a few words. */
const intentText = (intent: Intent): string => {
  switch (intent.do) {
    case 'edit-memory':
      return `${plural(Math.ceil(intent.bytes.length / 2), 'Byte', 'Bytes')} bei ${addressOf(intent.at)} geändert`;
    case 'write-register':
      return `${intent.register} von ${intent.device} geschrieben`;
    case 'write-at':
      return `${plural(intent.width, 'Byte', 'Bytes')} von ${intent.device} bei ${intent.structure} + ${intent.offset} geschrieben`;
    case 'read-at':
      return `${plural(intent.width, 'Byte', 'Bytes')} von ${intent.device} bei ${intent.structure} + ${intent.offset} gelesen`;
    case 'command':
      return `${intent.command ?? 'ein Kommando aus rohen Bytes'} an ${intent.owner} gesendet`;
    case 'request':
      return `${intent.request} auf ${intent.device}`;
    case 'load-driver':
      return `Treiber von ${intent.device} geladen`;
    case 'unload-driver':
      return `Treiber von ${intent.device} entladen`;
    case 'enable-vfs':
      return `VF Enable von ${intent.owner} gesetzt`;
    case 'disable-vfs':
      return `VF Enable von ${intent.owner} gelöscht`;
    case 'flr':
      return `Function-Level-Reset von ${intent.device}`;
    case 'reset-queue':
      return `Reset von Virtqueue ${intent.queue} von ${intent.device}`;
    case 'enable-queue':
      return `Virtqueue ${intent.queue} von ${intent.device} eingeschaltet`;
    case 'set-interrupts':
      return `Interrupts von Virtqueue ${intent.queue} von ${intent.device} ${intent.wanted ? 'verlangt' : 'unterdrückt'}`;
    case 'set-notifications':
      return `Notifications von Virtqueue ${intent.queue} von ${intent.device} ${intent.wanted ? 'verlangt' : 'unterdrückt'}`;
    case 'discover':
      return `Kommandos von ${intent.owner} ermittelt`;
    case 'migrate':
      return `${intent.device} nach ${intent.to} migriert`;
    default:
      return (intent as Intent).do;
  }
};

/** What was done, behind "Rückgängig:". */
const deedText = (deed: Deed, title: string, step: number): string => {
  switch (deed.kind) {
    case 'intent':
      return `${intentText(deed.intent)} (Schritt ${step})`;
    case 'act':
      return `${deed.action} statt des Plans (Schritt ${step})`;
    case 'reading':
      return `${title} gelesen als ${deed.reading}`;
    case 'ring':
      return `Ringe ${deed.format}`;
    case 'note':
      return deed.is === null ? `Notiz an Schritt ${deed.atStep} entfernt` : `Notiz an Schritt ${deed.atStep}`;
    case 'opened':
      return `„${title}“ geöffnet`;
  }
};

export const edits: Wording<typeof english.edits> = {
  name: 'Änderungen',
  undo: 'Letzte Änderung rückgängig machen',
  undoKey: 'Strg Z',
  redo: 'Letzte Änderung wiederholen',
  redoKey: 'Strg Umschalt Z',
  nothing: { undo: 'Nichts rückgängig zu machen: Noch wurde nichts geändert', redo: 'Nichts zu wiederholen' },
  what: (way, deed, title, step) => `${way === 'undo' ? 'Rückgängig' : 'Wiederholen'}: ${deedText(deed, title, step)}`,
  word: 'Rückgängig',
  done: { undo: 'Rückgängig gemacht', redo: 'Wiederholt' },
};
