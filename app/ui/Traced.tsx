import { selection as text } from '../text/selection.ts';

/** Behind the name of what belongs to the selection, for those who do not see the thin line around it. */
export const tracedLabel = (when: boolean): string => (when ? `, ${text.belongs}` : '');

export const Traced = ({ when }: { readonly when: boolean }) =>
  when && <span className="sr-only">{tracedLabel(when)}</span>;
