import { isObject } from '../num/is-object.ts';
import type { Difference } from './judged.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Most differences that are told of one thing; after those it is simply different. */
const MOST_TOLD = 20;

/** Collects differences, each with the step that is under way. */
export class Comparison {
  readonly found: Difference[] = [];
  /** What was answered at each step that was played, beside what was recorded. */
  readonly answers = new Map<number, { readonly expected: unknown; readonly got: unknown }>();
  step: number | null = null;

  get full(): boolean {
    return this.found.length >= MOST_TOLD;
  }

  differ(field: string, expected: string, got: string): void {
    if (!this.full) this.found.push({ step: this.step, field, expected, got });
  }

  /** The answer of the step that is under way. */
  answer(expected: unknown, got: Json): void {
    if (this.step !== null) this.answers.set(this.step, { expected, got });
    this.same('out', expected, got);
  }

  /** Every member that one side has and the other has not, or has otherwise. */
  same(field: string, expected: unknown, got: Json | undefined): void {
    if (this.full || Object.is(expected, got)) return;
    if (isList(expected) && isList(got)) {
      if (expected.length !== got.length)
        return this.differ(`${field}.length`, text(expected.length), text(got.length));
      for (const [i, each] of expected.entries()) this.same(`${field}[${i}]`, each, got[i] as Json);
    } else if (isObject(expected) && isObject(got)) {
      for (const name of new Set([...Object.keys(expected), ...Object.keys(got)])) {
        this.same(field === '' ? name : `${field}.${name}`, expected[name], got[name] as Json | undefined);
      }
    } else this.differ(field, text(expected), text(got));
  }
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const text = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
