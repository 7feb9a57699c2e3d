import type { Source } from '../spec/source.ts';
import type { SourceView } from './parts/values.ts';

/** A source as the page shows it: its kind, and where or why. */
export const sourceView = ({ kind, where, note }: Source): SourceView => ({
  kind,
  text: [where, note].filter(part => part !== undefined).join('; '),
});
