import type { ComparisonView } from '../../engine/protocol/messages.ts';
import { actions } from '../store/app-state.ts';
import { none } from './args.ts';

/** Shows a known pair of texts; one that brings a scenario of the library opens that first. */
export const openKnown = async ({ id, file }: ComparisonView['known'][number]): Promise<void> => {
  if (file !== null) {
    const entry = (await actions.loadLibrary()).find(each => each.file === file);
    if (!entry || !(await actions.openFromLibrary(entry))) return;
    actions.openStudy('compare', { known: id });
    return;
  }
  actions.setStudy({ ...none, known: id });
};
