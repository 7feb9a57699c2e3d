import type { Wording } from '../catalogue.ts';
import type * as english from '../proof.ts';
import { plural } from './plural.ts';

export const proof: Wording<typeof english.proof> = {
  same: 'wie gesendet',
  sameHint: (count, steps) =>
    `Derselbe Lauf wie der des Absenders: gleiche Digests bei ${plural(count, 'Schritt', 'Schritten')} vom Anfang bis Schritt ${steps}.`,
  differs: 'Das ist nicht der Lauf, den der Absender sah',
  atStart: 'Er ist von Anfang an anders.',
  range: (after, by) =>
    by === after + 1
      ? `Bis Schritt ${after} gleich, ab Schritt ${by} anders.`
      : `Bis Schritt ${after} gleich, spätestens ab Schritt ${by} anders.`,
  shorter: (made, steps) => `Er endet hier nach ${plural(made, 'Schritt', 'Schritten')}; der Absender sah ${steps}.`,
  kept: 'Nichts wurde weggelassen: Das tut das Szenario im Link hier.',
  goTo: step => `Zu Schritt ${step}`,
  details: 'Beide Seiten',
  dismiss: 'Verwerfen',
  title: 'Der Lauf des Absenders und dieser',
  known:
    'Ein Link enthält Digests des Laufs, nicht seine Schritte: Von ihm ist bekannt, nach welchen Schritten seine Welt eine andere war als hier.',
  table: 'Digests bei den Schritten, von denen der Link spricht',
  columns: { step: 'Schritt', theirs: 'Absender', ours: 'Hier', verdict: 'Befund' },
  equal: 'gleich',
  unequal: 'anders',
  none: 'kein solcher Schritt',
  now: (from, to) => (from === to ? `Was Schritt ${from} hier tut` : `Was die Schritte ${from} bis ${to} hier tun`),
  start:
    'Die Welten sind anders, bevor etwas geschieht: andere Topologie, anderes Skript, anderer Dialekt oder anderer erster Inhalt des Speichers.',
  more: count => `und ${plural(count, 'weiterer Schritt', 'weitere Schritte')}`,
};
