import type { DiffCell, DiffRow } from '../compare/dialects.ts';
import type { SwitchRun } from '../compare/readings.ts';
import type { StructDiff } from '../compare/structs.ts';
import type { ClauseCoverage } from '../conformance/coverage.ts';
import type { NamedStruct } from '../decode/structs.ts';
import type { ExportFormat } from '../export/formats.ts';
import type { DrawOptions } from '../export/svg/draw-run.ts';
import type { TextOptions } from '../export/text.ts';
import type { Result } from '../num/result.ts';
import type { Proof } from '../scenario/run-digests.ts';
import type { DecodeView } from '../view/decode-view.ts';
import type { OrdersView } from '../view/orders.ts';
import type { ClauseRef } from '../view/parts/clause.ts';
import type { LogRow } from '../view/parts/log.ts';
import type { SourceView } from '../view/parts/values.ts';
import type { Language } from '../view/words/say.ts';
import type { CommandIntent, Intent } from '../world/intent.ts';
import type { ByteLabView, LengthsView } from './byte-lab.ts';
import type { CompareAsk, ComparedMoment, ComparisonView, WordsView } from './compared.ts';
import type { DiffAsk, StepDiff } from './diffed.ts';
import type { DraftCommand, DraftFrame, DraftLink, DraftRun, DraftView, RecordedView } from './drafted.ts';
import type { CourseAsk, CourseHandoutView, HandoutAsk, HandoutView } from './handout.ts';
import type {
  DraftedMoment,
  DraftedQuestion,
  DraftedTask,
  LessonAsk,
  LessonDraftView,
  LessonFrame,
  LinkTargets,
  MomentAsk,
  ShownRun,
} from './lesson-drafted.ts';
import type { GoalView, Graded, LessonPageAsk, LessonScene, LessonView, SolutionView } from './lessons.ts';
import type { ForeignRingView, RecordingView, RingAsk } from './recording.ts';
import type { Rejection } from './rejection.ts';
import type { Session } from './session.ts';

export type { SwitchRun } from '../compare/readings.ts';
export type { ExportFormat } from '../export/formats.ts';
export type { DrawOptions } from '../export/svg/draw-run.ts';
export type { OrderCard, OrderQueue, OrderWish } from '../view/orders.ts';
export type { ByteLabView, LengthSpan, LengthsView, Rehearsed } from './byte-lab.ts';
export type * from './compared.ts';
export type * from './diffed.ts';
export type * from './drafted.ts';
export type * from './handout.ts';
export type * from './lesson-drafted.ts';
export type * from './lessons.ts';
export type * from './recording.ts';

interface DialectName {
  readonly id: string;
  readonly title: string;
}

/** A version, and `R6=aligned-b,R9=as-posted` for readings that are not the default. */
interface SideText {
  readonly dialect: string;
  readonly readings?: string;
}

interface DecodeAsk extends SideText {
  readonly part: string;
  readonly opcode?: string;
  readonly struct?: string;
  /** Device-readable part of the command that a writable part answers, in any notation. */
  readonly command?: string;
  readonly text?: string;
}

interface DecodeFound {
  readonly choices: {
    readonly dialects: readonly DialectName[];
    readonly commands: readonly { readonly opcode: string; readonly name: string }[];
    readonly structs: readonly { readonly name: string; readonly family: NamedStruct['family'] }[];
  };
  /** What was asked, or the example. */
  readonly text: string;
  /** Why the text is no bytes, and from which character on. */
  readonly problem: { readonly at: number; readonly message: string } | null;
  readonly decoded: DecodeView | null;
}

interface StructsAsk {
  readonly sides: readonly SideText[];
  readonly part: string;
  readonly opcode: string;
  /** `resource_val=0x1,operation=2`, by what a field means; examples for the others. */
  readonly values?: string;
}

type Crossing = StructDiff['crossings'][number];
type Laid = StructDiff['sides'][number];

/** A field of a layout; its value as `0x…`. */
export interface LaidFieldView extends Omit<Laid['fields'][number], 'source' | 'value'> {
  readonly source: SourceView;
  readonly value: string;
}

interface StructsFound {
  readonly dialects: readonly DialectName[];
  readonly opcodes: readonly { readonly opcode: string; readonly names: readonly string[] }[];
  readonly sides: readonly (Omit<Laid, 'bytes' | 'fields' | 'readings'> & {
    readonly bytes: string;
    readonly fields: readonly LaidFieldView[];
  })[];
  readonly crossings: readonly (Omit<Crossing, 'fields'> & {
    readonly fields: readonly (LaidFieldView & Pick<Crossing['fields'][number], 'meant' | 'from' | 'verdict'>)[];
  })[];
}

interface DialectCell extends Omit<DiffCell, 'source'> {
  readonly source: SourceView | null;
}
interface DialectRow extends Omit<DiffRow, 'left' | 'right'> {
  readonly left: DialectCell | null;
  readonly right: DialectCell | null;
}

/** A thing of the run that is shown. */
export interface DeedsAsk {
  readonly about: 'device' | 'queue' | 'descriptor' | 'command';
  readonly device: string;
  /** Index of the virtqueue; of the descriptor, or of the slot. */
  readonly queue?: number;
  readonly index?: number;
  /** Number of the command, counted for its driver from 1. */
  readonly command?: number;
}

export type HandDeedId =
  | 'load-driver'
  | 'unload-driver'
  | 'reset'
  | 'flr'
  | 'enable-vfs'
  | 'disable-vfs'
  | 'reset-queue'
  | 'enable-queue'
  | 'interrupts-off'
  | 'interrupts-on'
  | 'notifications-off'
  | 'notifications-on'
  | 'loop'
  | 'out-of-range'
  | 'never-ends'
  | 'wrong-id'
  | 'zero-length'
  | 'wrong-direction'
  | 'indirect'
  | 'wrong-wrap'
  | 'outside'
  | 'hold-driver'
  | 'hold-device'
  | 'release';

/** Something that a person can do to a thing at the step that is shown. */
export interface HandDeed {
  readonly id: HandDeedId;
  readonly intent: Intent;
  /** What it writes, in values; '' where its name says it all. */
  readonly text: string;
  /** Why it is not possible; null: it is. */
  readonly refused: string | null;
}

/**
 * Questions beside the run that is shown: they change nothing of it. Each kind has what is asked, what is found, and a
 * file in `studies/` that answers it.
 */
export interface Studies {
  /** How the scenario that is shown ends under the readings of every switch, or of one. */
  readonly readings: { readonly ask: { readonly switch?: string }; readonly found: readonly SwitchRun[] };
  /** Bytes in any notation as the fields of a part or of a struct; an example where there are none. */
  readonly decode: { readonly ask: DecodeAsk; readonly found: DecodeFound };
  /** One part of a command as several versions lay it out, and what each makes of the others' bytes. */
  readonly structs: { readonly ask: StructsAsk; readonly found: StructsFound };
  /** Two versions, entry by entry. */
  readonly dialects: {
    readonly ask: { readonly left: string; readonly right: string };
    readonly found: { readonly dialects: readonly DialectName[]; readonly rows: readonly DialectRow[] };
  };
  /** What becomes of every clause in the run that is shown, to its end; or in that of another scenario. */
  readonly clauses: { readonly ask: { readonly scenario?: unknown }; readonly found: ClauseStudy };
  /** The shown branch, to its end, in a form for elsewhere. */
  readonly export: {
    readonly ask: { readonly format: ExportFormat } & Partial<TextOptions>;
    readonly found: {
      /** How a file of it ends, without the dot. */
      readonly extension: string;
      readonly text: string;
      readonly steps: number;
      /** False: it was cut off, being too long for a page. */
      readonly whole: boolean;
    };
  };
  /** The step that is shown as a picture in SVG: the group, a virtqueue, or the messages of the run. */
  readonly draw: {
    readonly ask: Partial<DrawOptions> & Pick<DrawOptions, 'view'>;
    readonly found: { readonly svg: string };
  };
  /** The shown branch as sheets of paper. */
  readonly handout: { readonly ask: HandoutAsk; readonly found: HandoutView };
  /** A course as sheets of paper, for whoever learns or teaches. */
  readonly 'handout-course': { readonly ask: CourseAsk; readonly found: CourseHandoutView };
  /** Whether the run of a link is the one that its sender saw, by the digests that the link brings. */
  readonly proof: { readonly ask: { readonly digests: string }; readonly found: ProofView };
  /** The scenario that is shown under two texts, step by step. */
  readonly compare: { readonly ask: CompareAsk; readonly found: ComparisonView };
  /** What differs at one row of such a comparison; for a command of one's own choice. */
  readonly 'compare-at': {
    readonly ask: CompareAsk & { readonly row: number; readonly command?: string };
    readonly found: ComparedMoment;
  };
  /** The words of both texts, and the commands of the run told in either. */
  readonly words: { readonly ask: CompareAsk; readonly found: WordsView };
  /** What can be done by hand to a thing of the run, and why not; possible or not, it is in the list. */
  readonly deeds: { readonly ask: DeedsAsk; readonly found: readonly HandDeed[] };
  /** What was written down as intents, judged as those of a scenario are, without one. */
  readonly intents: { readonly ask: { readonly intents: readonly unknown[] }; readonly found: readonly Intent[] };
  /** Everything that differs between the worlds after two steps of the run that is shown, on any of its branches. */
  readonly diff: { readonly ask: DiffAsk; readonly found: StepDiff };
  /** What a file holds that was dropped on the page, by its text; it stays open for `ring`. */
  readonly recording: { readonly ask: { readonly text: string }; readonly found: RecordingView };
  /** A virtqueue of that file at one of its moments. */
  readonly ring: { readonly ask: RingAsk; readonly found: ForeignRingView };
  /** What comes of a command with its lengths and cuts, in the world of the shown step. */
  readonly bytes: { readonly ask: { readonly command: CommandIntent }; readonly found: ByteLabView };
  /** What comes of it at every length of either part. */
  readonly lengths: { readonly ask: { readonly command: CommandIntent }; readonly found: LengthsView };
  /** The commands in flight at the shown step, and what may be done with each. */
  readonly orders: { readonly ask: Readonly<Record<never, never>>; readonly found: OrdersView };
  /** The text of a scenario that somebody is writing: what is wrong with it. */
  readonly draft: { readonly ask: { readonly text: string }; readonly found: DraftView };
  /** What forms for it are made of. */
  readonly 'draft-frame': { readonly ask: Partial<SideText>; readonly found: DraftFrame };
  /** The bytes of a command that stands in it. */
  readonly 'draft-command': {
    readonly ask: SideText & { readonly command: unknown };
    readonly found: DraftCommand;
  };
  /** It is played to its end and judged. */
  readonly 'draft-run': { readonly ask: { readonly text: string }; readonly found: DraftRun };
  readonly 'draft-link': { readonly ask: { readonly text: string }; readonly found: DraftLink };
  /** The shown branch with all that was done on it, written down in every way that leads to the same end. */
  readonly record: { readonly ask: object; readonly found: readonly RecordedView[] };
  /**
   * The text of a lesson, and the scenarios of the library that it names; it stays open for the questions that follow,
   * which are answered in the language. `words`: the text of the file that has its texts in another one.
   */
  readonly lesson: {
    readonly ask: {
      readonly text: string;
      readonly library: Readonly<Record<string, unknown>>;
      readonly words?: string;
      readonly language?: Language;
    };
    readonly found: LessonView;
  };
  /** What a page of it (from 0) asks for, and what its words lead to. */
  readonly 'lesson-scene': { readonly ask: LessonPageAsk; readonly found: LessonScene };
  /** Whether an answer is right: `answer` stands in the place of the right one, as a lesson's `is`. */
  readonly 'lesson-grade': {
    readonly ask: LessonPageAsk & { readonly answer: unknown };
    readonly found: Graded;
  };
  /** How far the shown step has come towards the goal of a page. */
  readonly 'lesson-goal': { readonly ask: LessonPageAsk; readonly found: GoalView };
  /** What somebody did for a task, done again: the steps until its goal was reached; null: it was not. */
  readonly 'lesson-try': {
    readonly ask: LessonPageAsk & { readonly done: unknown };
    readonly found: { readonly steps: number | null };
  };
  /** JSON text as what a link carries, and back. */
  readonly pack: {
    readonly ask: { readonly text: string };
    readonly found: { readonly payload: string; readonly length: number; readonly band: DraftLink['band'] };
  };
  readonly unpack: { readonly ask: { readonly payload: string }; readonly found: { readonly text: string } };
  readonly 'lesson-solution': { readonly ask: LessonPageAsk; readonly found: SolutionView };
  /** The text of a lesson that somebody is writing: what is wrong with it, by the schema and by playing it. */
  readonly 'draft-lesson': { readonly ask: LessonAsk; readonly found: LessonDraftView };
  /** What forms for it are made of. */
  readonly 'draft-lesson-frame': { readonly ask: object; readonly found: LessonFrame };
  /** The moment of one of its pages. */
  readonly 'draft-moment': {
    readonly ask: MomentAsk & { readonly theme?: 'light' | 'dark' };
    readonly found: DraftedMoment;
  };
  /** What links in the text of a page can lead to. */
  readonly 'draft-targets': { readonly ask: { readonly scenario: unknown }; readonly found: LinkTargets };
  /** What playing the steps of a question comes to, and what else could be asked about them. */
  readonly 'draft-question': {
    readonly ask: MomentAsk & { readonly play?: number; readonly right?: unknown };
    readonly found: DraftedQuestion;
  };
  /** Which of the lesson's scenarios is shown, or what the shown run would be as another one. */
  readonly 'draft-shown': {
    readonly ask: { readonly scenarios: Readonly<Record<string, unknown>> };
    readonly found: ShownRun;
  };
  /** What a task on a page could take from the run that is shown: its goal, and how it is reached. */
  readonly 'draft-task': { readonly ask: MomentAsk; readonly found: DraftedTask };
}

/** The run of a link as it was for its sender, and as it is here. */
export interface ProofView extends Proof {
  /** What happens here between the last checkpoint that is the same and the first that is not; the first so many. */
  readonly now: readonly Pick<LogRow, 'step' | 'actor' | 'side' | 'refused' | 'sentence'>[];
}

/** What became of a clause in a run. */
export interface CoveredClause {
  readonly clause: ClauseRef;
  readonly state: ClauseCoverage['state'];
  readonly steps: readonly number[];
  readonly violations: ClauseCoverage['violations'];
  /** Why no run can show it; '' where one can. */
  readonly reason: string;
}

/** What became of every clause of a dialect in one run. */
export interface ClauseStudy {
  readonly dialect: string;
  readonly clauses: readonly CoveredClause[];
  /** What happened at each step, `driver:pf0 publish`; the first is that of step 1. */
  readonly actions: readonly string[];
}

export type StudyKind = keyof Studies;

/** A question of one kind; the compiler finds `K` in what is asked. */
export type Question<K extends StudyKind> = { readonly kind: K } & Studies[K]['ask'];

/** A question of any kind. */
export type StudyAsk = { readonly [K in StudyKind]: Question<K> }[StudyKind];

export type StudyAnswer<K extends StudyKind = StudyKind> = K extends StudyKind
  ? { readonly kind: K; readonly found: Studies[K]['found'] }
  : never;

/** Answers one kind of question, or says with a path why it cannot. `session`: what is open; null before that. */
export type Study<K extends StudyKind> = (
  ask: Question<K>,
  session: Session | null,
) => Result<Studies[K]['found'], Rejection>;
