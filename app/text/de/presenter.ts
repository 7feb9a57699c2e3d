import type { Wording } from '../catalogue.ts';
import type * as english from '../presenter.ts';
import { plural } from './plural.ts';

export const presenter: Wording<typeof english.presenter> = {
  name: 'Vorführung',
  enter: 'Vorführen',
  enterAbout: 'Das Bild, der Satz zum Schritt und seine Klausel, groß, für Projektor und Fernbedienung.',
  enterCues: 'Vorführen mit Stichworten',
  enterCuesAbout: 'Dasselbe, und ein zweites Fenster mit Stichworten, Notizen und Uhr, das im Takt bleibt.',
  picture: 'Bild',
  step: step => `Schritt ${step}`,
  before: 'Davor',
  clause: 'Klausel zum Schritt',
  clauses: more => `und ${plural(more, 'weitere Klausel', 'weitere Klauseln')} in diesem Schritt`,
  question: 'Frage',
  task: 'Aufgabe',
  kept: 'eingehalten',
  broken: 'nicht eingehalten',
  finished: (held, all) => `Das Ende: ${held} von ${plural(all, 'Erwartung', 'Erwartungen')} erfüllt`,
  black: 'Der Bildschirm ist schwarz.',
  blackHint: 'Mit b oder . ist das Bild wieder da.',
  timer: 'Uhr',
  digits: (digits, cues) => (cues > 0 ? `Stichwort ${digits} von ${cues}` : `Schritt ${digits}`),
  digitsHint: 'Enter geht dorthin, Escape nicht.',
  bar: {
    name: 'Vorführung',
    previous: 'Zurück',
    next: 'Weiter',
    cues: 'Stichworte',
    fullscreen: 'Ganzer Bildschirm',
    keys: 'Tasten',
    end: 'Beenden',
    endKey: 'Esc',
  },
  blocked: 'Der Browser hat das Fenster mit den Stichworten nicht geöffnet.',
  open: 'Von hier öffnen',
  dismiss: 'Jetzt nicht',
  rings: (name, device) => `${name} von ${device}`,
  qr: {
    title: 'Diesen Moment öffnen',
    label: modules => `QR-Code des Links zu diesem Schritt, ${modules} mal ${modules} Module`,
    making: 'Der Link entsteht …',
    failed: 'Es kam kein Link zustande.',
    long: length => `Der Link dieses Schritts hat ${length} Zeichen: zu viele für einen Code, den ein Raum lesen kann.`,
    shorter: 'Dieser kürzere führt zum Szenario, vor dem, was von Hand getan wurde:',
    none: 'Einen kürzeren gibt es nicht. Teile es als Datei.',
    page: (page, title) => `Seite ${page}: ${title}`,
    step: step => `Schritt ${step}`,
    start: 'Vor dem ersten Schritt',
    local: host => `Nur dieser Rechner kann ${host} öffnen. Für einen Kurs braucht die Seite einen Namen im Netz.`,
  },
  keysTitle: 'Tasten',
  keys: [
    ['PageDown →', 'Nächstes Stichwort; ohne Stichworte nächster Schritt'],
    ['PageUp ←', 'Stichwort davor'],
    ['↓ ↑', 'Ein Schritt vor, ein Schritt zurück'],
    ['Home End', 'Erstes und letztes Stichwort'],
    ['Leertaste', 'Abspielen oder anhalten'],
    ['7 Enter', 'Stichwort Nummer 7'],
    ['b .', 'Schwarzer Bildschirm'],
    ['s', 'Scheinwerfer'],
    ['q', 'QR-Code dieses Schritts'],
    ['v', 'Die Gruppe, oder die Ringe'],
    ['t', 'Uhr; mit Shift von null an'],
    ['c', 'Fenster mit den Stichworten'],
    ['f', 'Ganzer Bildschirm'],
    ['F5 Escape', 'Anfang und Ende'],
  ],
};

export const cues: Wording<typeof english.cues> = {
  title: 'Stichworte',
  windowTitle: title => `Stichworte · ${title}`,
  status: {
    waiting: 'Das Fenster mit dem Bild wird gesucht …',
    gone: 'Das Fenster mit dem Bild ist fort. Sobald es wieder da ist, geht es hier weiter.',
    nowhere: 'Dies ist das zweite Fenster einer Vorführung. Führe etwas vor, und öffne es dort mit c.',
  },
  notPresenting: 'Der Raum sieht die ganze Seite. Mit F5 geht die Vorführung weiter.',
  list: count => (count === 0 ? 'Stichworte' : plural(count, 'Stichwort', 'Stichworte')),
  none: 'Dieses Szenario hat kein Rezept und keine Notizen, darum geht es Schritt für Schritt weiter. Notizen zu Schritten sind Stichworte: Merke einen Schritt vor (b), ehe du vorführst.',
  unreached: 'So weit ist der Lauf noch nicht.',
  titleOf: ({ kind, title }) => {
    switch (kind) {
      case 'end':
        return 'Das Ende des Laufs';
      case 'ask':
        return `Fragen: ${title}`;
      case 'answer':
        return 'Die Antwort zeigen';
      case 'task':
        return `Aufgabe: ${title}`;
      default:
        return title;
    }
  },
  now: 'jetzt',
  next: 'gleich',
  notes: 'Was zu sehen ist, und was kommt',
  step: (step, end) =>
    step === 0 ? 'Vor dem ersten Schritt' : end === null ? `Schritt ${step}` : `Schritt ${step} von ${end}`,
  cue: (at, count) => `Stichwort ${at} von ${count}`,
  after: 'Der Schritt danach',
  nothing: 'Nichts: Der Lauf ist am Ende.',
  nextCue: 'Das nächste Stichwort',
  timer: 'Uhr',
  elapsed: 'Vergangen',
  ofCue: 'Stichwort',
  left: 'Übrig',
  over: 'Zu lang',
  pause: 'Anhalten',
  goOn: 'Weiter',
  restart: 'Ab 0:00',
  minutes: 'Dauer in Minuten',
  noMinutes: '–',
  timerShown: 'für den Raum',
  controls: 'Steuerung',
  go: {
    previous: 'Zurück',
    next: 'Weiter',
    back: 'Schritt zurück',
    step: 'Schritt',
    play: 'Abspielen',
    pause: 'Anhalten',
  },
  black: 'Schwarz',
  spotlight: 'Scheinwerfer',
  qr: 'QR-Code',
  rings: 'Ringe',
  start: 'Vorführen',
  end: 'Beenden',
  keys: 'Tasten',
  digits: (digits, count) => `${count > 0 ? `Stichwort ${digits} von ${count}` : `Schritt ${digits}`}: Enter geht hin.`,
};

export const named: Wording<typeof english.named> = {
  link: 'Der Link',
  bad: 'Er nennt kein Szenario wie in #f=seven-steps&t=52.',
  unknown: file => `Die Bibliothek hat kein Szenario ${file}.`,
  offline: 'Die Bibliothek war nicht zu erreichen.',
  other: 'Das Szenario wurde geändert, seit der Link entstand: Dieser Schritt ist ein anderer als beim Absender.',
};
