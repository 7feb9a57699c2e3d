import type { ComparisonView } from '../../engine/protocol/messages.ts';
import { actions } from '../store/app-state.ts';
import { none } from './args.ts';

/** Shows a known pair of texts; one that brings a scenario of the library opens that first. */
export const openKnown = async ({ id, title, text, file }: ComparisonView['known'][number]): Promise<void> => {
  if (file !== null) {
    const opened = await actions.openFromLibrary({ file, title, summary: text, group: '' });
    if (!opened) return;
    actions.openStudy('compare', { known: id });
    return;
  }
  actions.setStudy({ ...none, known: id });
};
