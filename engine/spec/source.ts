/** Where an entry of a dialect comes from. What a text does not say and we had to fill in is `reconstructed`. */
export type SourceKind = 'posted' | 'review' | 'published' | 'reconstructed' | 'ours';

export interface Source {
  readonly kind: SourceKind;
  /** File and section title of the text. */
  readonly where?: string;
  readonly note?: string;
}

/** The patch as it was posted. */
export const posted = (where: string): Source => ({ kind: 'posted', where });
/** Asked for by a comment of the review. */
export const review = (comment: string): Source => ({ kind: 'review', note: comment });
/** A published version of the specification. */
export const published = (where: string): Source => ({ kind: 'published', where });
/** Filled in by us, with the evidence. */
export const reconstructed = (note: string): Source => ({ kind: 'reconstructed', note });
/** A conclusion or a choice of ours. */
export const ours = (note: string): Source => ({ kind: 'ours', note });

/** For people: `posted: admin.tex, Administration Commands`. */
export const labelOf = ({ kind, where, note }: Source): string => {
  const rest = [where, note].filter(part => part !== undefined).join('; ');
  return rest === '' ? kind : `${kind}: ${rest}`;
};
