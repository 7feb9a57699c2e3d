import type { Wording } from '../catalogue.ts';
import type * as english from '../failure.ts';
import { plural } from './plural.ts';

/** What the engine calls the things that it cannot use. */
const given: Readonly<Record<string, string>> = {
  'kept run': 'Was von diesem Lauf aufgehoben war,',
  link: 'Der Link',
  scenario: 'Das Szenario',
  lesson: 'Die Lektion',
  answer: 'Die Antwort',
  action: 'Diese Aktion',
  intent: 'Was verlangt wurde,',
  command: 'Das Kommando',
  bytes: 'Diese Folge von Bytes',
  reading: 'Diese Lesart',
  request: 'Die Anfrage',
  embed: 'Was verlangt wurde,',
};

export const failure: Wording<typeof english.failure> = {
  rejectedPage: 'Das ließ sich nicht öffnen',
  rejected: what => `${given[what] ?? what} ist nicht zu gebrauchen`,
  kept: 'Der gezeigte Lauf blieb, wie er war.',
  where: 'Wo',
  what: 'Was nicht stimmt',
  whole: 'das Ganze',
  more: count => `und ${plural(count, 'weiterer Fehler', 'weitere Fehler')}`,
  instead: 'Stattdessen eines von diesen öffnen',
  crashed: 'Die Engine ist stehen geblieben',
  crashedWhy:
    'Das ist unser Fehler, nicht der des Szenarios. Neu laden, um neu zu beginnen; der Link in der Adresse bleibt.',
  pageCrashed: 'Die Seite ist stehen geblieben',
  reload: 'Neu laden',
  details: 'Was geschah',
  copyDetails: 'Kopieren',
  dismiss: 'Verwerfen',
};
