import type { Wording } from '../catalogue.ts';
import type * as english from '../orders.ts';
import { plural } from './plural.ts';

export const orders: Wording<typeof english.orders> = {
  intro:
    'Kommandos in der Reihenfolge, in der sie gehen. Eines zurückhalten, weitergehen lassen, oder zwei vertauschen.',
  nothing: 'Hier ist nichts unterwegs.',
  none: 'Noch läuft keine Virtqueue. Den Lauf abspielen, bis ein Treiber eine eingerichtet hat.',
  held: count => `${plural(count, 'Kommando wird', 'Kommandos werden')} zurückgehalten.`,
  queue: (name, title) => `${name} von ${title}`,
  free: 'Keine Regel legt hier die Reihenfolge fest: Das Gerät darf bedienen, was es genommen hat, wie es will.',
  ruled: 'Die Reihenfolge steht fest:',
  more: count => `${count} weitere dahinter`,
  command: id => `Kommando ${id}`,
  to: member => `an ${member}`,
  holder: { driver: 'Treiber', device: 'Gerät' },
  onHold: { driver: 'beim Treiber zurückgehalten', device: 'beim Gerät zurückgehalten' },
  up: id => `Kommando ${id} nach oben`,
  down: id => `Kommando ${id} nach unten`,
  hold: 'Zurückhalten',
  holdAt: {
    driver: id => `Kommando ${id} beim Treiber zurückhalten`,
    device: id => `Kommando ${id} beim Gerät zurückhalten`,
  },
  atDriver: 'beim Treiber',
  atDevice: 'beim Gerät',
  release: 'Weiter',
  releaseIt: id => `Kommando ${id} weitergehen lassen`,
  notPossible: 'Nicht möglich',
  atEdge: 'Auf dieser Seite steht kein Kommando.',
};
