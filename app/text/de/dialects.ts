import type { Wording } from '../catalogue.ts';
import type * as english from '../dialects.ts';
import { plural } from './plural.ts';

export const dialects: Wording<typeof english.dialects> = {
  ask: 'Welche Fassungen',
  left: 'Links',
  right: 'Rechts',
  swap: 'Tauschen',
  filter: 'Filter',
  only: 'Nur Unterschiede',
  kinds: {
    feature: 'Feature-Bit',
    opcode: 'Opcode',
    status: 'Status',
    detail: 'Error, Qualifier',
    group: 'Gruppentyp',
    struct: 'Struct',
    term: 'Begriff',
  },
  verdicts: {
    collides: 'kollidiert',
    differs: 'anders',
    left: 'nur links',
    right: 'nur rechts',
    same: 'gleich',
  },
  about: {
    collides: 'dieselbe Zahl bedeutet etwas anderes',
    differs: 'dasselbe auf andere Art',
    left: 'nur die linke Fassung hat es',
    right: 'nur die rechte Fassung hat es',
    same: 'kein Unterschied',
  },
  columns: { verdict: 'Befund', kind: 'Art', key: 'Zahl oder Name' },
  count: (shown, all) =>
    shown === all ? plural(all, 'Eintrag', 'Einträge') : `${shown} von ${plural(all, 'Eintrag', 'Einträgen')}`,
  nothing: 'Kein Eintrag ist so. Einen Filter wegnehmen.',
  same: 'Beide Seiten sind dieselbe Fassung.',
};
