import type { Wording } from '../catalogue.ts';
import type * as english from '../diff.ts';
import { plural } from './plural.ts';

export const diff: Wording<typeof english.diff> = {
  was: 'Vorher',
  is: 'Nachher',
  sides: { from: 'Von', to: 'Bis' },
  step: 'Schritt',
  stepOf: side => (side === 'from' ? 'Schritt vorher' : 'Schritt nachher'),
  branchOf: side => (side === 'from' ? 'Zweig vorher' : 'Zweig nachher'),
  branch: letter => `Zweig ${letter}`,
  bookmarkOf: side => (side === 'from' ? 'Lesezeichen vorher' : 'Lesezeichen nachher'),
  bookmark: 'Lesezeichen …',
  bookmarked: (step, note) => `${step}: ${note}`,
  start: 'Vor dem ersten Schritt.',
  go: (side, step) => `Zu Schritt ${step}, ${side === 'from' ? 'wie es vorher war' : 'wie es nachher ist'}`,
  goShort: 'Dorthin',
  swapped: 'Auf einer Linie ist der frühere Schritt das Vorher.',
  same: 'Beide Schritte sind derselbe: Nichts ist anders.',
  alike: 'Nichts ist anders: Beide Welten sind gleich.',
  summary: ({ values, rings, regionsTotal, steps }) =>
    [
      plural(steps.total, 'Schritt', 'Schritte'),
      plural(values.length, 'Wert einer Funktion', 'Werte von Funktionen'),
      plural(rings.length, 'Virtqueue', 'Virtqueues'),
      plural(regionsTotal, 'Speicherbereich', 'Speicherbereiche'),
    ].join(', '),
  between: 'Wer dazwischen was tat',
  betweenSide: (letter, from) => `Auf Zweig ${letter}, ab Schritt ${from}`,
  nobody: 'Niemand tat etwas.',
  more: count => `und ${count} weitere`,
  functions: 'Register, Features und Zustand',
  kinds: { register: 'Register', features: 'Features', state: 'Zustand', driver: 'Treiber' },
  columns: { what: 'Was', was: 'Vorher', is: 'Nachher' },
  rings: 'Ringe',
  ringOf: (name, device) => `${name} von ${device}`,
  memory: 'Speicher',
  states: { changed: 'geändert', new: 'neu', gone: 'weg' },
  region: (purpose, queue, device) => `${purpose}${queue === null ? '' : ` von ${queue}`} von ${device}`,
  regionBytes: (at, size) => `${plural(size, 'Byte', 'Bytes')} bei ${at}`,
  bytes: 'Bytes von beiden',
  half: (side, name, at) => `${side}: ${name} bei ${at}`,
  differs: 'anders',
  select: what => `${what} im Lauf auswählen`,
  loose: count =>
    `Anders ${count === 1 ? 'ist' : 'sind'} auch ${plural(count, 'Bereich', 'Bereiche')} von Bytes, die zu keinem der Zeitpunkte jemand hält: Puffer, die dazwischen gebraucht und freigegeben wurden.`,
  notAll: 'Gezeigt werden die ersten jeder Art.',
};
