import type { Wording } from '../catalogue.ts';
import type * as english from '../memory.ts';
import { plural } from './plural.ts';

const bytesOf = (size: number): string => plural(size, 'Byte', 'Bytes');

export const memory: Wording<typeof english.memory> = {
  title: 'Speicher',
  nothing: 'Noch ist nichts im Speicher: Treiber legen ihre Ringe und Puffer beim Starten an. Den Lauf abspielen.',
  regions: 'Bereiche',
  regionLabel: (purpose, queue, owner, at, size) =>
    `${purpose}${queue === null ? '' : ` von ${queue}`}, ${bytesOf(size)} bei ${at}, gehalten von ${owner}`,
  regionCount: count => plural(count, 'Bereich', 'Bereiche'),
  changes: count =>
    count === 0
      ? 'Im Speicher hat sich nichts geändert'
      : count === 1
        ? 'Zeigen, was sich änderte'
        : `Die erste von ${count} Änderungen zeigen`,
  bytes: bytesOf,
  hexLabel: device => `Gastspeicher von ${device}`,
  spanLabel: (path, at, hex) => `${path} bei ${at}: ${hex}`,
  outside: 'nicht belegt',
  waiting: '··',
  hatch: 'für die andere Seite noch nicht sichtbar',
  selection: (at, size) => `${bytesOf(size)} bei ${at}`,
  bits: 'Bits',
  noBits: 'keine',
  converter: 'Die gewählten Bytes als Zahlen',
  noSelection: 'Ein Feld oder Bytes wählen, um sie als Zahlen zu lesen und zu ändern.',
  decodeRegion: purpose => `${purpose} dekodieren`,
  edit: 'Bytes ändern',
  editAt: 'bei',
  newBytes: 'Neue Bytes als Hex',
  address: 'Adresse',
  write: 'Schreiben',
  writeBytes: 'Diese Bytes schreiben',
  editHint: 'Jedes Byte lässt sich von Hand ändern; was das Gerät daraus macht, ist der Witz daran.',
  changed: 'geändert',
};
