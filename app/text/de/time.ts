import type { Wording } from '../catalogue.ts';
import { large } from '../catalogue.ts';
import type * as english from '../time.ts';
import { decimal, plural } from './plural.ts';

/** A time for people: `12 s`, `3 min`. */
const spanText = (milliseconds: number): string => {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  return seconds < 100 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
};

export const strip: Wording<typeof english.strip> = {
  name: 'Steuerung',
  reset: 'Anfang',
  back: 'Zurück',
  play: 'Abspielen',
  pause: 'Anhalten',
  step: 'Schritt',
  over: 'Kommando',
  run: 'Ende',
  stop: 'Abbrechen',
  hints: {
    reset: 'Zum Anfang (Pos1)',
    back: 'Den letzten Schritt zurücknehmen (←)',
    play: 'Schritt für Schritt abspielen (Leertaste oder .)',
    pause: 'An dieser Stelle anhalten (Leertaste oder .)',
    step: 'Einen Schritt abspielen (→)',
    over: 'Bis zum Abschluss des Kommandos (Umschalt →)',
    run: 'Bis zum Ende, ohne Bewegung (Ende)',
    stop: 'Den Lauf abbrechen',
  },
  speed: 'Tempo',
  factor: speed => `×${decimal(speed, speed >= 10 ? 0 : speed < 1 ? 2 : 1)}`,
  speedText: speed => `${Number(speed.toPrecision(2)).toLocaleString('de')}-fach`,
  progress: 'Fortschritt des Laufs',
  left: (part, left) =>
    [part !== null && `${Math.floor(100 * part)} %`, left !== null && `noch ${spanText(left)}`]
      .filter(Boolean)
      .join(' · '),
  position: 'Stelle',
  digest: 'Digest',
  digestHint: 'Hash von allem, was bei diesem Schritt da ist: gleiche Digests, gleiche Welten',
  at: 'Schritt',
  of: (end, known) => (known ? `von ${large(end)}` : `von bisher ${large(end)}`),
  bookmark: 'Lesezeichen an diesen Schritt setzen',
  bookmarked: 'Lesezeichen dieses Schritts ändern',
};

export const timeline: Wording<typeof english.timeline> = {
  name: 'Zeitleiste',
  playhead: 'Gezeigter Schritt',
  start: 'vor dem ersten Schritt',
  valueText: (step, branch, sentence) => `Schritt ${step}${branch === '' ? '' : ` auf Zweig ${branch}`}: ${sentence}`,
  shown: 'gezeigt',
  branch: (letter, title, end, shown) =>
    `Zweig ${letter}${shown ? ', gezeigt' : ''}, ${plural(end, 'Schritt', 'Schritte')}${title ? `: ${title}` : ''}`,
  steps: count => plural(count, 'Schritt', 'Schritte'),
  branches: 'Zweige',
  bookmark: (step, text) => `Lesezeichen bei Schritt ${step}: ${text}`,
  whole: 'Ganzer Lauf',
};

export const log: Wording<typeof english.log> = {
  title: 'Protokoll',
  columns: { step: 'Schritt', actor: 'Akteur', sentence: 'Was geschah', visibility: 'Sichtbar', clauses: 'Klauseln' },
  row: (step, sentence) => `Schritt ${step}: ${sentence}`,
  goHere: 'Hierher',
  empty: 'Noch ist nichts geschehen: „Abspielen“ drücken, oder ein Schritt mit →.',
  refused: 'abgelehnt',
  more: count => `+${count}`,
  waiting: 'lädt',
  find: 'Im Protokoll suchen',
  findClose: 'Alle Schritte',
  findHint: 'Wörter, Namen, Klauseln, eine geschriebene Adresse (0x…) oder ein Schritt',
  found: (fit, steps) => `${large(fit)} von ${large(steps)}`,
  foundNothing: 'Kein Schritt passt.',
};

export const bookmarks: Wording<typeof english.bookmarks> = {
  title: step => `Lesezeichen bei Schritt ${step}`,
  text: 'Notiz',
  placeholder: 'was hier zu sehen ist',
  save: 'Speichern',
  remove: 'Entfernen',
  travels: 'Es steht im Link.',
};
