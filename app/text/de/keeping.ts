import type { Wording } from '../catalogue.ts';
import type * as english from '../keeping.ts';
import { decimal, plural } from './plural.ts';

export const keeping: Wording<typeof english.keeping> = {
  title: 'Verlauf',
  open: 'Verlauf …',
  hint: 'Was geöffnet und geändert wurde, nur in diesem Browser aufgehoben.',
  search: 'Im Verlauf suchen',
  placeholder: 'Titel, Fassung, was geschah, Digest',
  list: 'Aufgehobene Läufe',
  waiting: 'Wird gelesen …',
  empty: 'Noch ist nichts aufgehoben. Was geöffnet oder geändert wird, steht von da an hier.',
  nothing: 'Nichts Aufgehobenes enthält diese Wörter.',
  here: 'in diesem Tab offen',
  pinned: 'angeheftet',
  openEntry: title => `${title} öffnen`,
  pin: (title, pinned) => `${title} ${pinned ? 'lösen' : 'anheften'}`,
  rename: title => `${title} umbenennen`,
  name: 'Neuer Titel',
  save: 'Speichern',
  delete: title => `${title} löschen`,
  at: (step, end) => `Schritt ${step} von ${end}`,
  branch: (letter, count) => (count > 1 ? `Zweig ${letter} von ${count}` : ''),
  digest: digest => `Digest ${digest.slice(0, 8)}`,
  picture: branches => (branches === 1 ? 'Bild seines einen Zweigs' : `Bild seiner ${branches} Zweige`),
  deleted: titles =>
    titles.length === 1 ? `„${titles[0]}“ ist gelöscht.` : `${titles.length} Einträge sind gelöscht.`,
  takeBack: 'Rückgängig',
  clear: 'Alle löschen',
  saveAll: 'Alle exportieren',
  fileTitle: 'ringside verlauf',
  keep: 'Aufheben, was ich öffne und ändere',
  restoring: 'Der Lauf kommt zurück, Schritt für Schritt',
  whenStopped: 'Stopp zeigt ihn, so weit er gekommen ist. Der ganze Lauf bleibt im Verlauf.',
  keepHint: 'Wer das abschaltet, löscht alles.',
  off: 'Nichts wird aufgehoben; nach dem Neuladen beginnt die Seite mit dem Link in der Adresse.',
  sum: (count, size, most) =>
    `${plural(count, 'Lauf', 'Läufe')}, ${size < 1e5 ? `${Math.ceil(size / 1000)} kB` : `${decimal(size / 1e6, 1)} MB`} von ${most / 1e6} MB`,
  damaged: count => `${plural(count, 'Eintrag ist', 'Einträge sind')} nicht lesbar.`,
  deleteDamaged: 'Nicht Lesbares löschen',
  trouble: {
    refused:
      'Dieser Browser lässt die Seite hier nichts aufheben, wie in einem privaten Fenster. Links und Dateien gehen wie immer.',
    full: 'Der Speicher dieses Browsers ist voll; die neuesten Änderungen sind nicht aufgehoben. Etwas löschen oder exportieren.',
    newer:
      'Eine neuere Fassung der Seite schrieb den Verlauf dieses Browsers. Er bleibt, wie er ist, und nichts kommt dazu.',
  },
  when: (seconds, date) => {
    if (seconds < 60) return 'gerade eben';
    if (seconds < 3600) return `vor ${plural(Math.floor(seconds / 60), 'Minute', 'Minuten')}`;
    if (seconds < 86_400) return `vor ${plural(Math.floor(seconds / 3600), 'Stunde', 'Stunden')}`;
    return date.toLocaleDateString('de', { day: 'numeric', month: 'short', year: 'numeric' });
  },
};
