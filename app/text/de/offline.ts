import type { Wording } from '../catalogue.ts';
import type * as english from '../offline.ts';

export const offline: Wording<typeof english.offline> = {
  title: 'Eine neue Fassung ist bereit',
  hint: 'Dieser Lauf geht mit der alten weiter. Wer die neue nimmt, lädt die Seite neu, mit dem Link in der Adresse.',
  take: 'Jetzt nehmen',
  later: 'Später',
};
