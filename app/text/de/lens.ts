import type { Wording } from '../catalogue.ts';
import type * as english from '../lens.ts';

export const lens: Wording<typeof english.lens> = {
  name: 'Blick',
  all: 'alles',
  names: {
    'owner-driver': 'Treiber des Owners',
    device: 'Gerät',
    'member-driver': 'Treiber des Members',
    memory: 'Speicher',
  },
  hint: 'Was eine Seite jetzt wissen kann; der Rest ist schraffiert',
  of: party => `Was jetzt wissen kann: ${party}; der Rest ist schraffiert`,
  hatch: party => `nicht zu wissen: ${party}`,
};
