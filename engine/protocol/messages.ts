import type { ActionKey } from '../run/inputs.ts';
import type { KeptRun } from '../scenario/kept-run.ts';
import type { LinkView } from '../scenario/link-view.ts';
import type { ParseError } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { FieldView, LintView, PartView, SpanView } from '../view/parts/bytes.ts';
import type { RunView } from '../view/parts/run.ts';
import type { ViewParts } from '../view/parts.ts';
import type { Watch } from '../view/watch.ts';
import type { CommandIntent, Intent } from '../world/intent.ts';
import type { StudyAnswer, StudyAsk } from './study.ts';

export type { KeptRun } from '../scenario/kept-run.ts';
export type { LinkView } from '../scenario/link-view.ts';
export type { Watch } from '../view/watch.ts';
export type * from './study.ts';

interface Ask {
  readonly id: number;
}

/** What the page can ask for. Every request is answered by exactly one response with the same id. */
export type Request =
  | (Ask & { readonly type: 'load'; readonly scenario: unknown; readonly step?: number })
  | (Ask & { readonly type: 'load-link'; readonly link: string })
  | (Ask & { readonly type: 'step' })
  | (Ask & { readonly type: 'step-over' })
  | (Ask & { readonly type: 'run'; readonly limit?: number })
  /** The same for somebody who does not look yet: nothing is shown. */
  | (Ask & { readonly type: 'run-on'; readonly limit: number })
  | (Ask & { readonly type: 'back' })
  /** To a step of the shown branch, or of another one; with `end` as it was when it ended there. */
  | (Ask & { readonly type: 'seek'; readonly step: number; readonly branch?: number; readonly end?: number })
  /** Takes one of the possible actions; in the past this forks, or re-enters the branch where it was taken already. */
  | (Ask & { readonly type: 'act'; readonly action: ActionKey })
  /** Takes an intent of a person's own. */
  | (Ask & { readonly type: 'dispatch'; readonly intent: Intent })
  /** Chooses another reading: the same scenario anew, played to the same step. */
  | (Ask & { readonly type: 'choose-reading'; readonly switch: string; readonly reading: string })
  /** The same scenario with split or packed rings on its PFs, at the same moment of the story. */
  | (Ask & { readonly type: 'choose-ring'; readonly format: 'split' | 'packed' })
  | (Ask & { readonly type: 'watch'; readonly watch: Partial<Watch> })
  | (Ask & { readonly type: 'bookmark'; readonly atStep: number; readonly text: string | null })
  /** Bytes and fields of a command that is being composed. */
  | (Ask & { readonly type: 'compose'; readonly command: CommandIntent })
  /** Fields of bytes that were typed. */
  | (Ask & {
      readonly type: 'decode';
      readonly part: 'readable' | 'writable';
      readonly hex: string;
      readonly opcode?: number;
    })
  /** A question beside the run, which stays as it is. */
  | (Ask & { readonly type: 'study'; readonly ask: StudyAsk })
  /** The run with all of its branches, to be restored later. */
  | (Ask & { readonly type: 'keep' })
  /** A run that was kept, by its text or as data. */
  | (Ask & { readonly type: 'restore'; readonly kept: unknown; readonly limit?: number })
  /** Goes on with it where it takes more steps than that. */
  | (Ask & { readonly type: 'restore-on'; readonly limit: number })
  /** Ends it there: the run is shown as far as it was made, or the one before stays. */
  | (Ask & { readonly type: 'restore-stop'; readonly show: boolean })
  /** The shown branch as a scenario and as a link. */
  | (Ask & {
      readonly type: 'share';
      readonly title?: string;
      readonly view: LinkView;
      readonly notes: boolean;
      /** The file expects the digest of the end as well; the run is played to its end for that. */
      readonly proof?: boolean;
    });

/** A draft of a command: what the composer shows. */
export interface Draft {
  readonly intent: CommandIntent;
  readonly readable: PartView;
  /** Bytes that the answer needs at most. */
  readonly writable: number;
  readonly spans: readonly SpanView[];
  readonly fields: readonly FieldView[];
  readonly lints: readonly LintView[];
}

export interface Shared {
  readonly scenario: Scenario;
  /** The scenario as the text of a file. */
  readonly file: string;
  /** Fragment without the `#`: `s=…&t=…`. */
  readonly fragment: string;
  readonly length: number;
  readonly band: 'green' | 'fine' | 'warning' | 'file-only';
}

export type Response =
  /** The parts of the view that changed. */
  | (Ask & { readonly type: 'view'; readonly parts: Partial<ViewParts>; readonly view?: LinkView })
  /** Steps that were made, fewer than asked for when no more can be; where the run is, and how far its script. */
  | (Ask & { readonly type: 'ran'; readonly made: number; readonly step: number; readonly script: RunView['script'] })
  /** Steps of a kept run that were made, and that there will be; nothing of it is shown yet. */
  | (Ask & { readonly type: 'restoring'; readonly made: number; readonly all: number })
  | (Ask & { readonly type: 'draft'; readonly draft: Draft })
  | (Ask & { readonly type: 'decoded'; readonly part: PartView })
  | (Ask & { readonly type: 'shared'; readonly shared: Shared })
  | (Ask & { readonly type: 'kept'; readonly kept: KeptRun })
  | (Ask & { readonly type: 'studied'; readonly answer: StudyAnswer })
  /** Input from outside could not be used; nothing was changed. */
  | (Ask & { readonly type: 'rejected'; readonly what: string; readonly errors: readonly ParseError[] })
  /** Our own mistake. */
  | (Ask & { readonly type: 'crashed'; readonly message: string; readonly stack: string });
