import type { Wording } from '../catalogue.ts';
import type * as english from '../watches.ts';
import { plural } from './plural.ts';

export const watches: Wording<typeof english.watches> = {
  title: 'Beobachtet',
  keys: '{ } gehen zu Änderungen',
  clear: 'Alle entfernen',
  watch: 'Beobachten',
  watched: 'Nicht mehr beobachten',
  watchHint: 'Sein Wert bleibt oben stehen, mit den Schritten, in denen er sich ändert',
  watchNamed: name => `${name} beobachten`,
  select: title => `${title} auswählen`,
  before: title => `Zur Änderung davor von ${title}`,
  after: title => `Zur nächsten Änderung von ${title}`,
  remove: title => `${title} nicht mehr beobachten`,
  changed: count => plural(count, 'Änderung', 'Änderungen'),
  ticks: (title, steps) =>
    steps.length === 0 ? `${title} ändert sich nie` : `${title} ändert sich in den Schritten ${steps.join(', ')}`,
};

export const changes: Wording<typeof english.changes> = {
  only: 'Nur Änderungen',
  onlyHint: 'Kommando, Ringe, Speicher, Register und Features zeigen nur, was sich änderte',
  since: 'Geändert',
  last: 'in diesem Schritt',
  at: step => `seit ${step}`,
  bookmark: (step, note) => `seit ${step}: ${note}`,
  nothing: since =>
    since === null ? 'Hier änderte sich in diesem Schritt nichts.' : `Hier änderte sich seit Schritt ${since} nichts.`,
};

export const bookmarkList: Wording<typeof english.bookmarkList> = {
  title: 'Alle Lesezeichen',
  keys: 'n und N gehen zu ihnen',
  find: 'Lesezeichen suchen',
  none: 'Noch gibt es keine.',
  nothing: 'Keine Notiz enthält diese Wörter.',
  go: (step, note) => `Zu Lesezeichen ${step}: ${note}`,
  diff: 'Unterschiede',
  diffOf: (step, here) => `Unterschiede von Lesezeichen ${step} und Schritt ${here}`,
};
