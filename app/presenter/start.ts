import { useStore } from '../store/store.ts';
import { fulfil } from './present.ts';
import { openCues, startStage } from './stage.ts';

/** Shows the run to a room. */
export const present = (): void => {
  startStage();
  if (!useStore.getState().presenting) fulfil({ do: 'present' });
};

/** The same with cues and notes in a second window. */
export const presentWithCues = (): void => {
  present();
  void openCues();
};
