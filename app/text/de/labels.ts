import type { Wording } from '../catalogue.ts';
import type * as english from '../labels.ts';
import { plural } from './plural.ts';

export const labels: Wording<typeof english.labels> = {
  brand: 'Ringside',
  none: '–',
  unknown: 'hier nicht zu wissen',
  was: before => `war ${before}`,
  clause: id => `Klausel ${id}`,
  close: 'Schließen',
  sources: {
    posted: 'eingereicht',
    review: 'Review',
    published: 'veröffentlicht',
    reconstructed: 'rekonstruiert',
    ours: 'unsere Wahl',
  },
  details: {
    next: 'Nächstes',
    command: 'Kommando',
    compose: 'Verfassen',
    orders: 'Reihenfolge',
    features: 'Features',
    registers: 'Register',
    memory: 'Speicher',
    clause: 'Klausel',
  },
  detail: 'Einzelheiten zur Auswahl',
  lines: {
    detail: 'Breite der Einzelheiten',
    time: 'Höhe von Zeitleiste und Protokoll',
    next: 'Breite dessen, was geschehen kann',
    rings: 'Höhe der Ringe',
    sequence: 'Höhe der Sequenz',
  },
  bytes: {
    span: (name, offset, size, hex) =>
      `${name}, ${size === 1 ? `Byte ${offset}` : `Bytes ${offset} bis ${offset + size - 1}`}: ${hex}`,
    changed: 'geändert',
    hatched: 'für die andere Seite noch nicht sichtbar',
    empty: 'Keine Bytes.',
  },
  top: {
    title: 'Ringside',
    library: 'Szenarien',
    commands: 'Befehle',
    commandsKey: 'Strg K',
    layout: 'Anordnung',
    layouts: { review: 'Review', bytes: 'Bytes', sequence: 'Sequenz' },
    theme: theme =>
      `Farben: ${{ system: 'wie das System', light: 'hell', dark: 'dunkel', projector: 'Projektor' }[theme] ?? theme}`,
    studies: 'Studie',
    share: 'Teilen',
    menu: 'Menü',
    readings: count => (count === 0 ? 'übliche Lesarten' : plural(count, 'andere Lesart', 'andere Lesarten')),
  },
  panes: {
    next: 'Nächstes',
    picture: 'Bild',
    detail: 'Details',
    bytes: 'Bytes',
    sequence: 'Sequenz',
    log: 'Protokoll',
  },
  panesName: 'Bereiche',
  group: 'Gruppe',
  bytesParts: { rings: 'Ringe', memory: 'Speicher' },
  sentence: 'Der gezeigte Schritt',
  why: (about, send) =>
    `Warum ${send ? (about === 'interrupt' ? 'dieser Interrupt' : 'diese Notification') : about === 'interrupt' ? 'kein Interrupt' : 'keine Notification'}?`,
  start: summary => summary || 'Noch ist nichts geschehen.',
  recipe: (at, count) => `${at} von ${count}`,
  toStart: '„Abspielen“ drücken, oder ein Schritt mit →.',
  opening: 'Die Engine startet',
};

export const next: Wording<typeof english.next> = {
  title: 'Was geschehen kann',
  possible: (possible, total) => `${possible} von ${total} möglich`,
  scheduled: 'Nach dem Plan als Nächstes',
  instead: 'Oder etwas anderes: Der Lauf verzweigt sich',
  nothing: 'Der Lauf ist zu Ende. Einen Schritt zurück, oder ein Kommando verfassen.',
  refused: 'nicht möglich',
  isNext: 'als Nächstes',
  count: possible => (possible === 0 ? 'nichts möglich' : `${possible} möglich`),
  recipe: 'Das Rezept',
  recipeAt: (now, all) => `Schritt ${now} von ${all}`,
  recipeDone: 'fertig',
  recipeStates: { done: 'fertig', now: 'jetzt', todo: 'kommt noch' },
  range: (from, to) => (from === to ? `${from}` : `${from}–${to}`),
  progress: (done, all) => `${done} von ${plural(all, 'Schritt', 'Schritten')} fertig`,
};

export const own: Wording<typeof english.own> = {
  title: 'Etwas anderes',
  what: 'Was zu tun ist',
  device: 'Funktion',
  go: 'Ausführen',
  counts: { numVfs: 'NumVFs', groupType: 'Gruppentyp' },
  intents: {
    'load-driver': 'Treiber laden:',
    'unload-driver': 'Treiber entladen:',
    flr: 'Function-Level Reset:',
    'enable-vfs': 'VF Enable setzen:',
    'disable-vfs': 'VF Enable löschen:',
    discover: 'Kommandos ermitteln:',
  },
};

export const clauses: Wording<typeof english.clauses> = {
  ofStep: 'In diesem Schritt',
  none: 'In diesem Schritt wurde keine Klausel beurteilt. Einen Schritt weiter, oder in allen suchen.',
  passed: 'eingehalten',
  refused: 'nicht eingehalten',
  map: 'Karte aller Klauseln',
  whatBecame: 'Wo sie vorkam',
  all: 'Alle Klauseln',
  find: 'Klausel suchen',
  placeholder: 'Wort, Kennung, Abschnitt',
  count: (shown, all) => (shown === all ? `${all}` : `${shown} von ${all}`),
  nothing: 'Keine Klausel enthält diese Wörter. Weniger oder andere versuchen.',
  ids: 'In Kennungen des Entwurfs steht B für eine Regel, die der eingereichte Text nennt oder voraussetzt, open für einen Punkt, den er offenlässt.',
  binds: 'bindet',
  level: 'Wie streng der Text bindet',
  verdicts: 'Am Ende erwartet',
  held: (held, all) => `${held} von ${plural(all, 'Erwartung', 'Erwartungen')} erfüllt`,
  verdict: { held: 'erfüllt', failed: 'nicht erfüllt', open: 'noch nicht beurteilt' },
};
