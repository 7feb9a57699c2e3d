import { unlessCrashed } from '../store/engine.ts';
import { useStore } from '../store/store.ts';
import { askStudy } from '../store/studying.ts';

/** Holds the run of a link that was just opened against what its sender saw. Digests that are none say nothing. */
export const prove = async (digests: string): Promise<void> => {
  // Sent once for each scenario that is opened.
  const { catalog } = useStore.getState().run;
  const answer = await unlessCrashed(askStudy({ kind: 'proof', digests }), null);
  if (answer?.ok && useStore.getState().run.catalog === catalog) useStore.setState({ proof: answer.found });
};
