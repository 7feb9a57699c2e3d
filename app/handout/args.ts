import type { HandoutPicture, MomentKind } from '../../engine/protocol/messages.ts';
import type { StudyArgs } from '../store/study-slice.ts';
import { handout as text } from '../text/handout.ts';

// Each has a text, so the texts are the list.
export const handoutPictures = Object.keys(text.pictures) as readonly HandoutPicture[];
export const momentKinds = Object.keys(text.kinds) as readonly MomentKind[];

export const papers = ['a4', 'letter'] as const;
export type Paper = (typeof papers)[number];

/** Instead of the name of a course: the lesson that is open, somebody's own. */
export const OPEN_LESSON = 'open';

/** What a person chose, as a link holds it; what is not understood is as if nobody had chosen. */
export interface HandoutChoice {
  /** Name of a course without `.json`; null: the run that is shown. */
  readonly course: string | null;
  readonly trainer: boolean;
  readonly picture: HandoutPicture;
  /** Null: what the run has to offer. */
  readonly kinds: readonly MomentKind[] | null;
  readonly steps: string;
  readonly paper: Paper;
}

/** Where paper is letter-sized by custom. */
const LETTER = /-(US|CA|MX|PH|CL|CO|VE|CR|GT|PA|DO|SV|NI|HN|PR)$/i;

export const usualPaper = (language: string): Paper => (LETTER.test(language) ? 'letter' : 'a4');

export const readChoice = (args: StudyArgs, language: string): HandoutChoice => ({
  course: args.course !== undefined && /^[\w-]{1,80}$/.test(args.course) ? args.course : null,
  trainer: args.for === 'trainer',
  picture: handoutPictures.find(each => each === args.picture) ?? 'fit',
  kinds: args.kinds === undefined ? null : momentKinds.filter(kind => args.kinds?.split(',').includes(kind)),
  steps: args.steps ?? '',
  paper: papers.find(each => each === args.paper) ?? usualPaper(language),
});
