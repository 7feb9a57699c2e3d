import type { ViewParts } from '../../engine/view/parts.ts';
import { unlessCrashed } from '../store/engine.ts';
import { useStore } from '../store/store.ts';
import { askStudy } from '../store/studying.ts';

/**
 * Holds the run of a link that was just opened against what its sender saw. Digests that are none say nothing. The catalog
 * is sent once for each scenario that is opened: it tells whether that is still the one.
 */
export const prove = async (digests: string, catalog: ViewParts['catalog'] | undefined): Promise<void> => {
  if (useStore.getState().run.catalog !== catalog) return;
  const answer = await unlessCrashed(askStudy({ kind: 'proof', digests }), null);
  if (answer?.ok && useStore.getState().run.catalog === catalog) useStore.setState({ proof: answer.found });
};
