import { spoken } from './catalogue.ts';

/** Texts of the lenses. */
export const lens = {
  name: 'Lens',
  all: 'everything',
  names: {
    'owner-driver': 'owner driver',
    device: 'device',
    'member-driver': 'member driver',
    memory: 'memory',
  },
  hint: 'What one party can know now; the rest is hatched',
  of: (party: string) => `As ${party} can know it; the rest is hatched`,
  hatch: (party: string) => `not to be known by ${party}`,
};

spoken({ lens });
