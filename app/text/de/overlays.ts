import { large, type Wording } from '../catalogue.ts';
import type * as english from '../overlays.ts';
import { plural } from './plural.ts';

export const readings: Wording<typeof english.readings> = {
  title: 'Lesarten des Textes',
  intro:
    'Was der Text offenlässt, ist ein Schalter. Eine andere Lesart spielt dasselbe Szenario neu, bis zum selben Schritt.',
  isDefault: 'üblich',
  compare: 'Seine Lesarten vergleichen',
  compareAll: 'Die Lesarten aller Schalter vergleichen',
};

export const share: Wording<typeof english.share> = {
  title: 'Teilen',
  intro:
    'Der Link enthält das Szenario und alles, was getan wurde. Nichts verlässt diesen Rechner, bis man ihn verschickt.',
  name: 'Titel',
  link: 'Link',
  copy: 'Link kopieren',
  copied: 'Kopiert',
  copyFailed: 'Bitte markieren und kopieren',
  download: 'Datei speichern',
  handout: 'Als Handout drucken',
  start: 'Bei diesem Schritt beginnen',
  startHint: step => (step === 0 ? 'vor dem ersten Schritt' : `Schritt ${step}`),
  view: 'Mit der Ansicht',
  viewHint: 'Anordnung und Auswahl',
  notes: 'Mit den Notizen',
  notesHint: count => (count === 0 ? 'noch keine' : plural(count, 'Lesezeichen', 'Lesezeichen')),
  length: 'Länge des Links',
  characters: length => `${large(length)} Zeichen`,
  bands: {
    green: 'Kurz: passt überallhin.',
    fine: 'Gut für Mail, Chat und Tracker.',
    warning: 'Lang: Manche Programme schneiden ihn ab. Besser die Datei mitschicken.',
    'file-only': 'Zu lang für einen Link. Die Datei schicken.',
  },
  making: 'Der Link entsteht …',
  failed: 'Die Engine konnte keinen Link machen.',
};

export const qr: Wording<typeof english.qr> = {
  show: 'QR-Code',
  label: modules => `QR-Code des Links, ${modules} mal ${modules} Module`,
  large: 'Ganzer Bildschirm',
  svg: 'SVG speichern',
  png: 'PNG speichern',
  hint: 'Lange Links machen feine Codes: auf dem Projektor den ganzen Bildschirm nehmen.',
};

export const exports: Wording<typeof english.exports> = {
  title: 'Für anderswo',
  format: 'Format',
  formats: { text: 'Text', mermaid: 'Mermaid', 'chrome-trace': 'Trace', json: 'JSON' },
  about: {
    text: 'Für eine Mailingliste: 72 Spalten ASCII, das Rezept und das gezeigte Kommando, dekodiert.',
    mermaid: 'Ein Sequenzdiagramm als Text, für Tracker und Seiten, die Mermaid zeichnen.',
    'chrome-trace':
      'Trace-Ereignisse, die Perfetto öffnet: eine Spur je Akteur, ein Abschnitt und ein Fluss je Kommando.',
    json: 'Eingaben, jeder Schritt mit seinen Ereignissen, und der Digest am Ende.',
  },
  steps: 'Auch jeden Schritt',
  copy: 'Kopieren',
  save: 'Speichern',
  making: 'Entsteht …',
  copied: 'Kopiert.',
  copyFailed: 'Der Browser erlaubt es nicht. Stattdessen speichern.',
  saved: 'Gespeichert.',
  failed: 'Die Engine konnte es nicht machen.',
  cut: steps => `Es endet nach ${plural(steps, 'Schritt', 'Schritten')}; die Befehlszeile macht längere.`,
};

export const drawings: Wording<typeof english.drawings> = {
  title: 'Als Bild',
  view: 'Bild',
  views: { group: 'Gruppe', rings: 'Virtqueue', sequence: 'Sequenz' },
  theme: 'Farben des Bilds',
  themes: { light: 'Hell', dark: 'Dunkel' },
  about: 'Der gezeigte Schritt, neu gezeichnet: Text bleibt Text, nichts davon ist ein Bildschirmfoto.',
  svg: 'SVG speichern',
  png: 'PNG speichern',
  making: 'Wird gezeichnet …',
  saved: 'Gespeichert.',
  failed: 'Es ließ sich nicht zeichnen.',
};

export const palette: Wording<typeof english.palette> = {
  of: { compose: 'Byte-Labor', orders: 'zurückhalten, weiter, vertauschen' },
  title: 'Befehle',
  placeholder: 'Aktionen, Funktionen, Szenarien suchen …',
  nothing: 'Nichts heißt so. Ein kürzeres Wort versuchen.',
  groups: {
    next: 'Was geschehen kann',
    control: 'Steuerung',
    show: 'Zeigen',
    functions: 'Funktionen',
    bookmarks: 'Lesezeichen',
    recipe: 'Rezept',
    library: 'Szenarien',
    page: 'Seite',
  },
  open: title => `${title} öffnen`,
  select: id => `${id} auswählen`,
  goTo: (step, text) => `Zu Schritt ${step}: ${text}`,
  layout: name => `Anordnung ${name}`,
  study: name => `Studie: ${name}`,
  watch: what => `${what} beobachten`,
  part: (part, of) => `${part} von ${of}`,
  values: {
    offered: device => `angebotene Features von ${device}`,
    negotiated: device => `ausgehandelte Features von ${device}`,
  },
  diffFrom: (step, note) => `Unterschiede seit Lesezeichen ${step}: ${note}`,
  edit: {
    blank: 'Neues Szenario',
    run: 'Eine Kopie dieses Szenarios bearbeiten',
    record: 'Aufzeichnen, was ich tat, als Szenario',
  },
  lesson: { run: 'Eine Lektion über diesen Lauf schreiben', blank: 'Neue Lektion' },
  theme: name => `Farben: ${{ system: 'System', light: 'Hell', dark: 'Dunkel', projector: 'Projektor' }[name] ?? name}`,
  motion: { on: 'Bewegung, wie das System sie will', off: 'Bewegung aus' },
  hint: 'Eingabe nimmt es, Pfeile bewegen, Escape schließt.',
  results: count => plural(count, 'Treffer', 'Treffer'),
};

export const keyList: Wording<typeof english.keyList> = {
  title: 'Tasten',
  hint: 'Buchstaben und Zeichen tun nichts, während man in einem Feld tippt.',
  rows: [
    ['Leertaste', 'Abspielen oder anhalten'],
    ['.', 'Abspielen oder anhalten, wie Presenter es senden'],
    ['Strg Z', 'Letzte Änderung rückgängig machen, wo auch immer in der Zeit'],
    ['Strg Umschalt Z', 'Sie wiederholen'],
    ['→', 'Ein Schritt'],
    ['←', 'Ein Schritt zurück'],
    ['Umschalt →', 'Bis zum Abschluss des Kommandos'],
    ['Pos1', 'Zum Anfang'],
    ['Ende', 'Bis zum Ende'],
    ['b', 'Lesezeichen an diesen Schritt setzen'],
    ['p', 'Vorführen: für einen Raum, mit den Tasten einer Fernbedienung'],
    ['[ und ]', 'Zum Schritt davor oder danach, der mit der Auswahl zu tun hat'],
    ['{ und }', 'Zum Schritt davor oder danach, in dem sich ein beobachteter Wert änderte'],
    ['n und N', 'Zum Lesezeichen danach oder davor'],
    ['/', 'Im Protokoll suchen'],
    ['Umschalt ↑ und ↓', 'Im Protokoll: einen zweiten Schritt wählen, für den Unterschied beider'],
    ['Escape', 'Auswahl aufheben'],
    ['Strg K', 'Alle Befehle mit Namen'],
    ['?', 'Diese Liste'],
  ],
};
