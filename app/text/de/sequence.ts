import type { Wording } from '../catalogue.ts';
import type * as english from '../sequence.ts';

export const sequence: Wording<typeof english.sequence> = {
  title: 'Sequenz',
  columns: { step: 'Schritt', message: 'Wer an wen', what: 'Was geschah', state: 'Wann' },
  row: (step, sentence) => `Schritt ${step}: ${sentence}`,
  empty: 'Noch ist nichts geschehen: „Abspielen“ drücken, oder ein Schritt mit →.',
  waiting: 'lädt',
  coming: 'kommt noch',
  here: 'jetzt gezeigt',
  past: 'fertig',
  hidden: 'die andere Seite sieht es noch nicht',
  refused: 'abgelehnt',
  keys: '↑ ↓ gehen daran entlang',
  kinds: {
    order: 'Auftrag',
    store: 'Schreiben',
    load: 'Lesen',
    notification: 'Notification',
    interrupt: 'Interrupt',
    'register-write': 'Register schreiben',
    'register-read': 'Register lesen',
    effect: 'wird wirksam',
    work: 'eigene Arbeit',
  },
  message: (kind, label, from, to) =>
    from === to ? `${from}, ${kind}: ${label}` : `${from} an ${to}, ${kind}: ${label}`,
  lanes: names => `Bahnen: ${names.join(', ')}`,
  bracket: (id, title, from, to) => `Kommando ${id}, ${title}: Schritte ${from} bis ${to ?? '…'}`,
  legend: 'Was die Formen bedeuten',
  command: 'Klammer: ein Kommando ist unterwegs',
};
