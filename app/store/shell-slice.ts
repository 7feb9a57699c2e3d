import type { StateCreator } from 'zustand';
import type { ProofView } from '../../engine/protocol/messages.ts';
import type { ParseError } from '../../engine/scenario/parse.ts';
import type { Language } from '../text/catalogue.ts';
import { embed } from './embed.ts';
import { readPresenting } from './presenting.ts';
import type { AppState } from './state.ts';
import type { Wish } from './wish.ts';

/** What lies over the page. One at a time. */
export type Overlay =
  | 'library'
  | 'readings'
  | 'palette'
  | 'share'
  | 'keys'
  | 'bookmark'
  | 'why'
  | 'studies'
  | 'language'
  | 'history'
  | 'hand-in'
  | 'answers'
  | 'object';

/** Panes of the narrow page. */
export const panes = ['lesson', 'next', 'picture', 'detail', 'bytes', 'sequence', 'log'] as const;
export type Pane = (typeof panes)[number];

type Failure =
  /** A link, a file or an entry of the library that could not be used; nothing of the run before is lost. */
  | { readonly kind: 'rejected'; readonly what: string; readonly errors: readonly ParseError[] }
  /** Our own mistake. */
  | { readonly kind: 'crashed'; readonly message: string; readonly stack: string };

export interface LibraryEntry {
  readonly file: string;
  readonly title: string;
  readonly summary: string;
  readonly group: string;
  /** So many steps that nobody runs it on the way to something else. */
  readonly long?: true;
}

export interface ShellSlice {
  /** What the texts that are loaded are written in. */
  readonly language: Language;
  readonly overlay: Overlay | null;
  readonly pane: Pane;
  readonly failure: Failure | null;
  /** Null until it was fetched. */
  readonly library: readonly LibraryEntry[] | null;
  /** Where the scenario came from: an entry of the library, or null for links and files. */
  readonly source: string | null;
  /** Name under which the run is kept in this browser; null: not yet, or nothing is kept. */
  readonly keptAs: string | null;
  /** What the address names, as long as it is on its way: until then the address is not that of what is shown. */
  readonly coming: Wish | null;
  /** A title that the person gave; null: the scenario's own. */
  readonly title: string | null;
  /** The person did something, so the address may be rewritten. */
  readonly touched: boolean;
  /** What is looked for in the log; null: nothing, and nobody is about to. */
  readonly finding: string | null;
  /** A newer version of the page is on this machine and waits. */
  readonly newVersion: boolean;
  /** The run is shown to a room: large, without controls. */
  readonly presenting: boolean;
  /** The run of the link that was opened, held against its sender's; null: the link says nothing of it. */
  readonly proof: ProofView | null;
}

export const createShellSlice: StateCreator<AppState, [], [], ShellSlice> = () => ({
  language: 'en',
  overlay: null,
  pane: 'picture',
  failure: null,
  library: null,
  source: null,
  keptAs: null,
  coming: null,
  title: null,
  touched: false,
  finding: null,
  newVersion: false,
  presenting: !embed && typeof location !== 'undefined' && readPresenting(location.hash),
  proof: null,
});
