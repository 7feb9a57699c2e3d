import type { ActionKey } from '../../engine/run/inputs.ts';
import type { Intent } from '../../engine/world/intent.ts';
import { useStore } from './store.ts';

/** What a person did to the run. */
export type Deed =
  | { readonly kind: 'intent'; readonly intent: Intent }
  | { readonly kind: 'act'; readonly action: ActionKey }
  | { readonly kind: 'reading'; readonly name: string; readonly reading: string }
  | { readonly kind: 'ring'; readonly format: 'split' | 'packed' }
  | { readonly kind: 'note'; readonly atStep: number; readonly was: string | null; readonly is: string | null }
  | { readonly kind: 'opened' };

/** Does it, and remembers it, so that it can be undone; `work` says whether it was done. The first run is nobody's edit. */
export const edited = async (deed: Deed, work: () => Promise<boolean>): Promise<boolean> => {
  if (!useStore.getState().run.run) return work();
  const { record } = await import('../edits/record.ts');
  return record(deed, work);
};
