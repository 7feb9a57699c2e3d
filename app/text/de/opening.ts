import type { Wording } from '../catalogue.ts';
import type * as english from '../opening.ts';

export const opening: Wording<typeof english.opening> = {
  study: 'Die Studie, die der Link nennt,',
  noStudy: 'Sie gehört nicht zu dieser Seite, oder ihr Text ist zu lang für einen Link.',
  library: 'Die Bibliothek',
  empty: 'Sie ist leer.',
  unfetched: why => `Es ließ sich nicht holen: ${why instanceof Error ? why.message : why}`,
  noJson: why => `Diese Datei ist kein JSON: ${why instanceof Error ? why.message : why}`,
  readOnly: 'Hier ist nur Lesen erlaubt. In Ringside öffnen, um etwas zu ändern.',
  garbled: 'Eine Nachricht der Engine war nicht lesbar.',
};
