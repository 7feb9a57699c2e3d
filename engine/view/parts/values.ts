import type { SourceKind } from '../../spec/source.ts';

/** What all parts are made of. Addresses and 64-bit values are text, so that nobody downstream is tempted to compute with them. */

export type Side = 'operator' | 'driver' | 'device';

/** A value with what it was before the last step; `was` is present only when it changed. */
export interface Marked {
  readonly text: string;
  readonly was?: string;
  /** Whose lens is on cannot know it. */
  readonly unknown?: true;
}

export interface SourceView {
  readonly kind: SourceKind;
  readonly text: string;
}
