import type { SourceView } from './values.ts';

export interface ClauseRef {
  readonly id: string;
  /** Whom it binds, and how strongly: 'MUST', 'SHOULD', 'implied', 'choice', … */
  readonly actor: 'driver' | 'device';
  readonly level: string;
  /** Section titles from the outside in. */
  readonly section: string;
  readonly text: string;
  readonly source: SourceView;
  /** Whether the step kept it or not; null where nothing was judged (the catalogue). */
  readonly passed: boolean | null;
}
