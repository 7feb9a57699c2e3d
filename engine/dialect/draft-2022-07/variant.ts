/** What the review of the draft argued about: each place where a version of the draft can differ from the posted one. */
export interface Variant {
  /** R1: the two things that the patch does. */
  readonly stages: 'both' | 'definitions' | 'commands';
  /** R2: whether terms are defined before they are used. */
  readonly order: 'as-posted' | 'terms-first';
  /** R3: what the two parties are called. */
  readonly vocabulary: 'management-managed' | 'owner-member';
  /** R4: whether a feature bit of its own makes a management device. */
  readonly roles: 'feature-bit' | 'by-group';
  /** R5: whether the commands take the Self group. */
  readonly self: 'allowed' | 'refused';
  /** R6: where the padding of the data is. */
  readonly layout: 'as-written' | 'aligned' | 'aligned-b';
  /** R7: whether results end in reserved bytes. */
  readonly reserve: 'reserved' | 'none';
  /** R8: whether sentences hold short forms. */
  readonly wording: 'as-posted' | 'spelled-out';
  /** R9: how many feature bits can be managed. */
  readonly width: '63_0' | 'any-bits';
}

export const postedVariant: Variant = {
  stages: 'both',
  order: 'as-posted',
  vocabulary: 'management-managed',
  roles: 'feature-bit',
  self: 'allowed',
  layout: 'as-written',
  reserve: 'reserved',
  wording: 'as-posted',
  width: '63_0',
};
