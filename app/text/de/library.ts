import type { Wording } from '../catalogue.ts';
import type * as english from '../library.ts';

export const library: Wording<typeof english.library> = {
  title: 'Szenarien',
  what: 'Was geöffnet wird',
  kinds: { scenarios: 'Szenarien', courses: 'Kurse' },
  current: 'jetzt offen',
  file: 'Datei öffnen …',
  fileHint: 'oder irgendwo auf die Seite ziehen',
  waiting: 'Die Bibliothek wird geholt …',
  drop: 'Hier loslassen: Szenario, Lektion, Speicherabbild oder Aufzeichnung wird geöffnet',
  steps: 'Szenarien',
  edit: 'Kopie bearbeiten',
  blank: 'Neues Szenario',
};
