import type { Wording } from '../catalogue.ts';
import type * as english from '../study.ts';
import { plural } from './plural.ts';

export const study: Wording<typeof english.study> = {
  title: 'Studie',
  intro: 'Seiten neben dem Lauf, der wartet, wo er ist. Auch ein Link öffnet sie.',
  names: {
    readings: 'Jede Lesart',
    compare: 'Vergleich',
    diff: 'Unterschiede zweier Schritte',
    clauses: 'Klauseln',
    decode: 'Dekodieren',
    structs: 'Structs vergleichen',
    dialects: 'Dialekte vergleichen',
    recording: 'Aufzeichnungen und Speicherabbilder',
    editor: 'Szenario-Editor',
    'lesson-editor': 'Lektions-Editor',
    handout: 'Handout',
  },
  about: {
    readings:
      'Das Szenario in jeder Lesart jedes Punkts, den sein Text offenlässt, und wo sich die Ergebnisse trennen.',
    compare:
      'Zwei Läufe dieses Szenarios nebeneinander: Fassung gegen Fassung, Lesart gegen Lesart, Schritt für Schritt.',
    diff: 'Was zwischen zwei Schritten dieses Laufs anders ist, auf allen Zweigen: Register, Features, Ringe, Speicher, und wer es tat.',
    clauses:
      'Was aus jeder Klausel wurde, in diesem Lauf oder der ganzen Bibliothek: eingehalten, gebrochen oder nie erreicht.',
    decode:
      'Eingefügte Bytes als Felder eines Kommandos, eines Rings oder eines Registerblocks, und was an ihnen auffällt.',
    structs:
      'Ein Kommando, wie Fassungen es auslegen, Byte unter Byte, und was jede Seite aus den Bytes der anderen macht.',
    dialects: 'Zwei Fassungen des Textes als eine Tabelle: was zusammenstößt, was anders ist, was nur eine hat.',
    recording:
      'Ringe im Speicher, die jemand anders schrieb, und was echte Treiber und Geräte taten, neben dieser Engine.',
    editor: 'Ein Szenario als Formular und als JSON: Funktionen, Skript, Plan, und was von seinem Lauf erwartet wird.',
    'lesson-editor':
      'Eine Lektion, Seite für Seite: Momente von Läufen, Texte mit Verweisen, Fragen und Aufgaben, die die Engine prüft.',
    handout: 'Der Lauf oder ein Kurs auf Papier: Bilder, Sätze, Bytes und Links, so wie sie gedruckt werden.',
  },
  back: 'Zurück zum Lauf',
  waiting: 'Die Engine arbeitet …',
};

export const everyReading: Wording<typeof english.everyReading> = {
  summary: (parting, all) =>
    `${parting} von ${plural(all, 'Schalter', 'Schaltern')} ${parting === 1 ? 'macht' : 'machen'} in diesem Szenario einen Unterschied`,
  every: 'Alle Schalter',
  parting: 'Schalter, die einen Unterschied machen',
  alike: 'Schalter, die hier keinen machen',
  reading: 'Lesart',
  steps: 'Schritte',
  digest: 'Ende',
  command: (owner, id) => `${owner}, Kommando ${id}`,
  noAnswer: 'keine Antwort',
  never: 'nie gesendet',
  used: bytes => plural(bytes, 'Byte gebraucht', 'Bytes gebraucht'),
  isDefault: 'üblich',
  same: 'wie die übliche',
  chosen: 'in diesem Lauf',
  other: 'Kommandos enden gleich; etwas anderes in der letzten Welt ist anders.',
  play: reading => `Mit ${reading} abspielen`,
  playThis: 'Diese abspielen',
  compareWith: reading => `Mit der üblichen vergleichen: ${reading}`,
  compare: 'Vergleichen',
};

export const clauseStudy: Wording<typeof english.clauseStudy> = {
  over: 'Läufe',
  overs: { run: 'Dieser Lauf', library: 'Ganze Bibliothek' },
  states: {
    violated: 'gebrochen',
    exercised: 'eingehalten',
    'never reached': 'nie erreicht',
    'not modelled': 'nicht modelliert',
    'not observable': 'nicht beobachtbar',
  },
  statesName: 'Was daraus wurde',
  find: 'Klausel suchen',
  placeholder: 'Wort, Kennung, Abschnitt',
  actor: 'Bindet',
  actors: { all: 'beide Seiten', driver: 'den Treiber', device: 'das Gerät' },
  level: 'Strenge',
  allLevels: 'jede Strenge',
  map: 'Karte',
  mapHint: 'Eine Marke je Klausel; die Liste darunter sagt dasselbe in Worten.',
  list: 'Klauseln',
  count: (shown, all) =>
    shown === all ? plural(all, 'Klausel', 'Klauseln') : `${shown} von ${plural(all, 'Klausel', 'Klauseln')}`,
  nothing: 'Keine Klausel ist so. Einen Filter wegnehmen.',
  pick: 'Eine Klausel wählen, um ihren Text zu sehen und die Schritte, in denen sie vorkam.',
  steps: count => plural(count, 'Schritt', 'Schritte'),
  scenarios: count => plural(count, 'Szenario', 'Szenarien'),
  brokenIn: count => `gebrochen in ${count}`,
  violations: 'Gebrochen',
  met: 'Schritte, in denen sie vorkam',
  metIn: 'Szenarien, in denen sie vorkam',
  andMore: count => `und ${count} weitere`,
  step: step => `Schritt ${step}`,
  ofStep: count => `${plural(count, 'Klausel', 'Klauseln')} in diesem Schritt`,
  goTo: 'Zu diesem Schritt',
  closeStep: 'Alle Klauseln',
  progress: (done, all) => `${done} von ${plural(all, 'Szenario', 'Szenarien')} gespielt`,
  stop: 'Abbrechen',
  failed: title => `${title} ließ sich nicht spielen`,
  never: 'In keinem Schritt kam sie vor.',
  neverIn: 'In keinem Szenario der Bibliothek kam sie vor.',
  open: title => `${title} öffnen`,
};
