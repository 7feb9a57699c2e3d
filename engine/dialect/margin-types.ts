import type { Sentence } from './prose.ts';

/** A gap of the text that no run can show, or something that is not modelled, with the reason. */
export interface NotObservable {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
}

/** What can be said about a version beside what it does. */
export interface Margin {
  /** What the text says in prose, in the order in which it is read, as far as somebody argued about the words. */
  readonly prose: readonly Sentence[];
  /** The words of a finished document, whose introduction comes first whatever the order of the patch. */
  readonly asDocument: readonly Sentence[];
  readonly notObservable: readonly NotObservable[];
}
