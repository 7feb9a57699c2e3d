import type { LinkView, Shared } from '../../engine/protocol/messages.ts';
import { edited } from './editing.ts';
import { ask, show, unlessCrashed } from './engine.ts';
import { writeSelection } from './selection-text.ts';
import { useStore } from './store.ts';
import { writeStudy } from './study-text.ts';
import { writeChanges, writePins } from './watch-text.ts';

export interface ShareOptions {
  readonly title?: string;
  /** Start at the step that is shown; otherwise before the first. */
  readonly atStep: boolean;
  /** Layout, selection, and the study that is open. */
  readonly view: boolean;
  readonly notes: boolean;
  /** The file says how the run ends. */
  readonly proof?: boolean;
}

/** Where the page looks, as a link keeps it. */
const viewNow = ({ atStep, view }: Pick<ShareOptions, 'atStep' | 'view'>): LinkView => {
  const { run, preferences, selection, study, pins, changes } = useStore.getState();
  return {
    ...(atStep && { step: run.run?.step ?? 0 }),
    ...(view && {
      layout: preferences.layout,
      selection: writeSelection(selection, preferences.detail),
      ...(study && { study: writeStudy(study) }),
      ...(pins.length > 0 && { watches: writePins(pins) }),
      changes: writeChanges(changes),
    }),
  };
};

/** The shown branch as a scenario and as a link; null when the engine could not. */
export const share = async ({ title, notes, proof = false, ...view }: ShareOptions): Promise<Shared | null> => {
  const answer = await unlessCrashed(
    ask({ type: 'share', view: viewNow(view), notes, proof, ...(title !== undefined && { title }) }),
    null,
  );
  return answer?.type === 'shared' ? answer.shared : null;
};

/** A note on a step; null takes it away. */
export const bookmark = async (atStep: number, text: string | null): Promise<void> => {
  useStore.setState({ touched: true });
  const was = useStore.getState().run.run?.bookmarks.find(each => each.atStep === atStep)?.text ?? null;
  const put = async () => show(await ask({ type: 'bookmark', atStep, text }));
  await unlessCrashed(edited({ kind: 'note', atStep, was, is: text }, put), false);
};

/** A title of the person's own: of the page, and of the links and files made from now on. */
export const setTitle = (title: string): void => useStore.setState({ title: title.trim() || null, touched: true });
