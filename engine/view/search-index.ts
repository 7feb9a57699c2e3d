import type { Dialect } from '../dialect/dialect.ts';
import type { Column } from '../num/column.ts';
import { column } from '../num/column.ts';
import { keyOf } from '../run/step.ts';
import type { StepRecord, Timeline } from '../run/timeline-types.ts';
import { sentenceOf } from './sentence.ts';
import { english, type Say } from './words/say.ts';

/**
 * Steps whose row in the log has the same words, whatever the values, are of one kind, and a kind has its words once. A
 * run in which there are more kinds than this (somebody tells bytes) is looked through without its newest sentences.
 */
const MOST_KINDS = 1 << 16;

/** The steps of a branch from its first own one on, and what was written in them. */
export interface Lane {
  readonly kinds: Column;
  readonly writes: { readonly step: Column; readonly at: Column; readonly length: Column };
  readonly first: number;
}

/** What steps are found by, numbers alone for each step, so that a million of them is looked through at once. */
export interface SearchIndex {
  /** By the number of a kind: its words, in small letters. */
  readonly texts: readonly string[];
  /** By branch. */
  readonly lanes: ReadonlyMap<number, Lane>;
  /** Each step of each branch in its order. */
  see(branch: number, record: StepRecord): void;
  /** From now on in these words; what was seen is told anew. */
  speak(say: Say, timeline: Pick<Timeline, 'record'>): void;
}

/** What differs from step to step; the numbers of functions and virtqueues do not. */
const VALUES = /(?<!\b(?:[VP]F|virtqueue) )\b(?:0x[0-9a-f]+|\d+)\b/g;

export const createSearchIndex = (dialect: Dialect): SearchIndex => {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  const lanes = new Map<number, Lane>();

  /** Where each kind was first seen, so that it can be told in another language. */
  const first: { readonly branch: number; readonly step: number; readonly whole: boolean }[] = [];
  let spoken = english;

  const textOf = (record: StepRecord, withSentence: boolean, say: Say): string => {
    const { sentence, visibility, clauses } = sentenceOf(dialect, record, say);
    let text = `${keyOf(record.action)} ${visibility}`;
    if (withSentence) text += ` ${sentence.replaceAll(VALUES, '')}`;
    for (const { id } of clauses) text += ` ${id}`;
    for (const event of record.events) if (event.type === 'memory/wrote') text += ` ${event.what}`;
    return text;
  };

  /** Kinds are told apart by their English words, whatever is spoken. */
  const kindOf = (branch: number, record: StepRecord): number => {
    const full = textOf(record, true, english);
    const known = numbers.get(full);
    if (known !== undefined) return known;
    const whole = texts.length < MOST_KINDS;
    const text = whole ? full : textOf(record, false, english);
    let number = numbers.get(text);
    if (number === undefined) {
      const told = spoken === english ? text : textOf(record, whole, spoken);
      number = texts.push(told.toLowerCase()) - 1;
      first.push({ branch, step: record.step, whole });
    }
    numbers.set(text, number);
    return number;
  };

  const laneOf = (branch: number, first: number): Lane => {
    const known = lanes.get(branch);
    if (known) return known;
    const writes = { step: column(Int32Array), at: column(Uint32Array), length: column(Uint16Array) };
    const lane = { kinds: column(Uint32Array), writes, first };
    lanes.set(branch, lane);
    return lane;
  };

  return {
    texts,
    lanes,
    speak: (say, timeline) => {
      if (say === spoken) return;
      spoken = say;
      for (const [number, { branch, step, whole }] of first.entries()) {
        const record = timeline.record(step, branch);
        if (record) texts[number] = textOf(record, whole, say).toLowerCase();
      }
    },
    see: (branch, record) => {
      const { step, events } = record;
      const { kinds, writes } = laneOf(branch, step);
      kinds.push(kindOf(branch, record));
      for (const event of events) {
        if (event.type !== 'memory/wrote') continue;
        writes.step.push(step);
        writes.at.push(Number(event.at));
        writes.length.push(Math.min(event.bytes.length, 0xffff));
      }
    },
  };
};
