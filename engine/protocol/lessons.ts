import type { Segment } from '../lesson/prose.ts';
import type { FeatureBitView } from '../view/parts/features.ts';
import type { Subject } from '../view/subject.ts';
import type { ActorId, DeviceId, PfId } from '../world/ids.ts';

export type { Segment } from '../lesson/prose.ts';

/** Of which page of which lesson something is asked; without a key, of the lesson that was opened last. */
export interface LessonPageAsk {
  readonly page: number;
  readonly lesson?: string;
}

/** A lesson as the page has it: all but what is right, which stays with the engine. */
export interface LessonView {
  /** By which it is asked about. */
  readonly key: string;
  readonly title: string;
  readonly audience: string;
  readonly minutes: number;
  readonly language: string;
  readonly pages: readonly LessonPage[];
  /** Scenarios by name, as plain data for `load`; without what they expect and note, which may tell an answer. */
  readonly scenarios: Readonly<Record<string, unknown>>;
}

export interface LessonPage {
  readonly title: string;
  readonly text: readonly Segment[];
  readonly scenario: string;
  readonly step: number;
  readonly look: Exclude<Segment, string> | null;
  readonly question: {
    readonly ask: readonly Segment[];
    /** Steps that are played after the answer was given. */
    readonly play: number;
    /** What is asked for, in a word. */
    readonly that: Asked['that'];
    readonly clause: string | null;
  } | null;
  readonly task: {
    readonly ask: readonly Segment[];
    readonly hint: readonly Segment[] | null;
  } | null;
}

/** A value that has a name: `22 EINVAL`. */
export interface NamedValue {
  readonly value: number;
  readonly name: string;
}

/** A field of an answer that is foretold. */
export interface AskedField {
  readonly path: string;
  /** Where it stands in the view of the command: `answer.status`. */
  readonly at: string;
  readonly size: number;
  /** What it can be; empty: a number that is typed. */
  readonly values: readonly NamedValue[];
  readonly hex: boolean;
}

/** What a question asks for, at the step where it is asked: where the answer will appear, and what it can be. */
export type Asked =
  | {
      readonly that: 'outcome';
      readonly owner: PfId;
      /** Of that owner, counted from 1. */
      readonly command: number;
      readonly fields: readonly AskedField[];
    }
  | {
      readonly that: 'register';
      readonly device: DeviceId;
      /** Row of the view of the registers. */
      readonly row: string;
      readonly register: string;
      readonly select: number | null;
      readonly size: number;
      /** Names of its bits; empty: it is a number. */
      readonly bits: readonly NamedValue[];
    }
  | {
      readonly that: 'features';
      readonly device: DeviceId;
      readonly set: 'offered' | 'accepted' | 'negotiated' | 'assigned';
      readonly bits: readonly FeatureBitView[];
    }
  | {
      readonly that: 'ring';
      readonly device: DeviceId;
      readonly queue: number;
      readonly field: string;
      /** Guest address of it; null: there is no such ring yet. */
      readonly at: string | null;
      readonly size: number;
      readonly bits: readonly NamedValue[];
    }
  | { readonly that: 'driver'; readonly device: DeviceId; readonly stages: readonly string[] }
  | { readonly that: 'owner'; readonly device: DeviceId; readonly queue: number; readonly descriptor: number }
  | { readonly that: 'actor'; readonly actors: readonly ActorId[] }
  | { readonly that: 'writes'; readonly names: readonly string[] };

/** What a page of a lesson needs besides its words, found in its scenario at its step. */
export interface LessonScene {
  readonly asked: Asked | null;
  /** What each link of the text leads to, by `kind:target`. */
  readonly subjects: Readonly<Record<string, Subject>>;
  /** The virtqueue that the page is about; null: it is about none. */
  readonly queue: { readonly device: DeviceId; readonly queue: number } | null;
  /** Steps that the lesson's own solution of the task takes; null: there is no task, or it never gets there. */
  readonly reference: number | null;
}

/** How an answer came out. */
export interface Graded {
  readonly right: boolean;
  /** What was foretold, as a statement, and what happened. */
  readonly text: string;
  readonly got: string;
  readonly why: readonly Segment[] | null;
  readonly clause: string | null;
}

/** How far the goal of a task is reached at the shown step. */
export interface GoalView {
  readonly met: boolean;
  readonly parts: readonly { readonly text: string; readonly held: boolean; readonly got: string }[];
  /** Steps since the task began. */
  readonly steps: number;
  /** What was done by hand since then, to be played again by `lesson-try`; null where it is too much. */
  readonly done: readonly unknown[] | null;
}

/** One way to the goal of a task, in words. */
export interface SolutionView {
  readonly lines: readonly { readonly atStep: number; readonly text: string }[];
  readonly steps: number | null;
}
