import { EngineCrash } from '../engine/client.ts';
import { actions } from '../store/app-state.ts';
import { draft, useTrial } from './draft.ts';

/** Plays the draft to its end beside the run, and judges what it expects. What is wrong with it is said elsewhere. */
export const playDraft = async (): Promise<void> => {
  const { text, value } = draft.store.getState();
  if (useTrial.getState().playing) return;
  useTrial.setState({ playing: true });
  try {
    const answer = await actions.askStudy({ kind: 'draft-run', text });
    if (answer.ok) useTrial.setState({ played: { text, value, run: answer.found } });
  } catch (error) {
    // The engine stopped: the page says so already.
    if (!(error instanceof EngineCrash)) throw error;
  } finally {
    useTrial.setState({ playing: false });
  }
};
