import type { Wording } from '../catalogue.ts';
import type * as english from '../structs.ts';
import { plural } from './plural.ts';

const bytesOf = (count: number): string => plural(count, 'Byte', 'Bytes');

export const structs: Wording<typeof english.structs> = {
  ask: 'Was ausgelegt wird',
  part: 'Teil',
  parts: { readable: 'Lesbar', writable: 'Schreibbar' },
  opcode: 'Kommando',
  value: 'Wert',
  side: k => `Layout ${'ABC'[k] ?? k}`,
  dialect: 'Dialekt',
  add: 'Layout hinzufügen',
  remove: name => `${name} entfernen`,
  noCommand: 'Diese Fassung hat kein solches Kommando: nur der Header.',
  size: bytesOf,
  aligned: 'nichts liegt über einer Grenze',
  misaligned: count => plural(count, 'nicht ausgerichtetes Feld', 'nicht ausgerichtete Felder'),
  values: 'Werte in den Bytes',
  valuesHint: 'Stehen in jedem Layout, das ein solches Feld hat: eine Zahl, oder hex: und Ziffern.',
  crossings: 'Wenn die Seiten nicht einig sind',
  crossing: (sender, receiver) => `Gesendet als ${sender}, gelesen als ${receiver}`,
  sent: 'Gesendet',
  read: 'Gelesen',
  offset: 'Byte',
  field: 'Feld des Empfängers',
  meant: 'Gemeint',
  makes: 'Liest',
  from: 'Seine Bytes sind',
  verdict: 'Befund',
  verdicts: { 'as-meant': 'wie gemeint', misread: 'falsch gelesen', 'nothing-meant': 'nichts gemeint' },
  misread: count =>
    count === 0 ? 'Alles kommt an, wie es gemeint war' : `${plural(count, 'Feld', 'Felder')} falsch gelesen`,
  misreadAs: 'falsch gelesen:',
  dropped: bytes => `${bytesOf(bytes)} verworfen`,
  absent: bytes => `${plural(bytes, 'Byte fehlt, liest', 'Bytes fehlen, lesen')} sich als null`,
  past: 'hinter dem Ende',
  layouts: 'Layouts',
  table: 'Jedes Layout als Tabelle',
  name: 'Feld',
  isMisaligned: 'nicht ausgerichtet',
  bytes: (from, to) => (from === to ? `Byte ${from}` : `Bytes ${from} bis ${to}`),
  none: '–',
  tryDefault: 'Zurück zu den Werten des Beispiels',
};
