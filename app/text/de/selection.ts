import type { Wording } from '../catalogue.ts';
import type * as english from '../selection.ts';
import { plural } from './plural.ts';

export const selection: Wording<typeof english.selection> = {
  title: 'Auswahl',
  nothing: 'Nichts ist ausgewählt.',
  hint: 'Was man wählt, ist in allen Ansichten markiert.',
  waiting: 'Wo es ist, wird gesucht …',
  clear: 'Auswahl aufheben (Esc)',
  previous: 'Zum Schritt davor, der damit zu tun hat ([)',
  next: 'Zum nächsten Schritt, der damit zu tun hat (])',
  steps: (count, searched, end) => `${plural(count, 'Schritt', 'Schritte')}${searched < end ? ` bis ${searched}` : ''}`,
  stepsHint: 'Schritte dieses Zweigs, die damit zu tun haben; sie sind in Zeitleiste und Protokoll markiert.',
  how: {
    is: 'ausgewählt',
    wrote: 'schrieb es',
    kept: 'hielt sie ein',
    broke: 'brach sie',
    follows: 'folgt ihr',
    acted: 'handelte',
    changed: 'änderte es',
    moved: 'bewegte es',
  },
  diffOf: (from, to) => `Unterschiede von ${from} und ${to}`,
  belongs: 'gehört zur Auswahl',
};
