import { EngineCrash } from '../engine/client.ts';
import { actions, useApp } from '../store/app-state.ts';
import { openScenario } from '../store/opening.ts';
import { draft, useTrial } from './draft.ts';

/** Opens the draft as the run; the run before is kept, and a button leads back to it. */
export const tryDraft = async (step = 0): Promise<void> => {
  const { text } = draft.store.getState();
  const { former } = useTrial.getState();
  const { run } = useApp.getState().run;
  const before = await actions.share({ atStep: false, view: false, notes: true });
  const isOwn = former !== null && tried === before?.file;
  if (!(await openScenario(text, step))) return;
  tried = (await actions.share({ atStep: false, view: false, notes: true }))?.file ?? null;
  if (before && !isOwn) {
    useTrial.setState({ former: { file: before.file, title: before.scenario.title, step: run?.step ?? 0 } });
  }
};

/** What was tried last, as a file: trying once more is no reason to forget the run before. */
let tried: string | null = null;

export const backToFormer = async (): Promise<void> => {
  const { former } = useTrial.getState();
  if (former && (await openScenario(former.file, former.step))) useTrial.setState({ former: null });
};

/** The draft as a link; '' when it is too long for one, null when the engine could not. */
export const linkOfDraft = async (): Promise<string | null> => {
  try {
    const answer = await actions.askStudy({ kind: 'draft-link', text: draft.store.getState().text });
    if (!answer.ok) return null;
    const { fragment, band } = answer.found;
    return band === 'file-only' ? '' : `${location.origin}${location.pathname}${location.search}#${fragment}`;
  } catch (error) {
    if (error instanceof EngineCrash) return null;
    throw error;
  }
};
