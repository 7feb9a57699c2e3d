import type * as english from '../byte-lab.ts';
import type { Wording } from '../catalogue.ts';
import { plural } from './plural.ts';

const bytesOf = (bytes: number): string => plural(bytes, 'Byte', 'Bytes');

const FEW = 4;
const list = (names: readonly string[]): string =>
  names.length <= FEW ? names.join(', ') : `${names.slice(0, FEW).join(', ')} und ${names.length - FEW} weitere`;

export const byteLab: Wording<typeof english.byteLab> = {
  now: 'Würde es jetzt ausgeführt',
  noAnswer: 'Keine Antwort: Das Gerät verlangt einen Reset',
  decidedBy: 'entschieden von',
  usedLength: bytes => `Used-Länge ${bytes}`,
  noUsed: 'kein Used-Element',
  parts: { readable: 'Teil, den das Gerät liest', writable: 'Teil, den das Gerät schreibt' },
  bytesOf: { readable: 'Bytes des lesbaren Teils', writable: 'Bytes des schreibbaren Teils' },
  handle: { readable: 'Länge des lesbaren Teils', writable: 'Länge des schreibbaren Teils' },
  length: (bytes, of) => (of === null || of === bytes ? bytesOf(bytes) : `${bytes} von ${bytesOf(of)}`),
  room: (bytes, whole) => `${bytesOf(bytes)}; die Antwort hat ${whole}`,
  value: (bytes, what) => `${bytesOf(bytes)}: ${what}`,
  whole: 'alle Felder sind da',
  missing: fields => `${list(fields)} ${fields.length === 1 ? 'liest' : 'lesen'} sich als null`,
  ignored: bytes => `${bytesOf(bytes)} am Ende ignoriert`,
  dropped: bytes => `${bytesOf(bytes)} der Antwort verworfen`,
  left: bytes => `${bytesOf(bytes)} des Puffers nicht geschrieben`,
  noRule: 'keine Regel dieses Textes; so, wie es spätere Texte sagen',
  byte: (at, hex, what) => `Byte ${at}: ${hex}, ${what}`,
  kinds: {
    there: 'gehört zu keinem Feld',
    missing: 'nicht im Puffer, liest sich als null',
    ignored: 'ignoriert',
    written: 'geschrieben',
    left: 'nicht geschrieben',
    dropped: 'verworfen',
    none: 'hinter dem Ende',
  },
  lengths: { readable: 'Nach Länge des lesbaren Teils', writable: 'Nach Länge des schreibbaren Teils' },
  span: (from, to) => (from === to ? `${from}` : `${from}–${to}`),
  used: (least, most) => (least === most ? `used ${least}` : `used ${least}–${most}`),
  bytes: 'Bytes',
  cut: at => `Vor Byte ${at} schneiden`,
  uncut: at => `Bei Byte ${at} verbinden`,
  cutsOf: { readable: 'Schnitte im lesbaren Teil', writable: 'Schnitte im schreibbaren Teil' },
  cutHint: 'Mit dem gewählten Byte kann ein weiterer Deskriptor beginnen.',
  as: 'Deskriptoren',
  forms: { driver: 'wie der Treiber', chain: 'eine Kette', table: 'eine indirekte Tabelle' },
  sent: 'So würde es gesendet',
  notSent: 'Jetzt nicht zu senden',
  descriptor: 'Deskriptor',
  entry: 'Tabelleneintrag',
  same: 'Das Gerät macht daraus dasselbe wie aus je einem Deskriptor für beide Teile.',
  differs: 'Das Gerät macht daraus etwas anderes als aus je einem Deskriptor für beide Teile.',
  onBranch: (steps, name, used) =>
    `Auf einem Zweig von hier, nach ${plural(steps, 'Schritt', 'Schritten')}: ${name}${used === null ? '' : `, Used-Länge ${used}`}.`,
  columns: { where: 'wo', part: 'Teil', addr: 'addr', len: 'len', flags: 'flags' },
  broken: 'Der Treiber bricht damit eine Regel',
};
