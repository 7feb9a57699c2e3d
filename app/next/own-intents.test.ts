import { describe, expect, it } from 'vitest';
import { functionsFor, ownIntents } from './own-intents.ts';

const find = (id: string) => ownIntents.find(intent => intent.id === id)!;

describe("a person's own intents", () => {
  it('say what is wanted of which function', () => {
    expect(find('load-driver').make('pf0/vf2', 0)).toEqual({ do: 'load-driver', device: 'pf0/vf2' });
    expect(find('entropy').make('pf0', 16)).toEqual({ do: 'request', device: 'pf0', request: 'entropy', count: 16 });
    expect(find('enable-vfs').make('pf0', 3)).toEqual({ do: 'enable-vfs', owner: 'pf0', numVfs: 3 });
  });

  it('of VFs only where there are some', () => {
    expect(find('disable-vfs').make('pf0/vf2', 0)).toBeNull();
    expect(functionsFor(find('disable-vfs'), ['pf0', 'pf0/vf1', 'pf1'])).toEqual(['pf0', 'pf1']);
    expect(functionsFor(find('flr'), ['pf0', 'pf0/vf1'])).toEqual(['pf0', 'pf0/vf1']);
  });
});
