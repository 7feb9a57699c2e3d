import type { SourceKind } from '../../spec/source.ts';
import type { SourceView } from './values.ts';

/** Offsets count from the start of what holds the bytes. */
export interface ByteRange {
  readonly offset: number;
  readonly size: number;
}

/** A named range of bytes; offsets count from the start of the part, or of the region. */
export interface SpanView {
  /** Unique in its part or region: `header.group_id`, `data.resource_val`, `answer.status`, `result.resource_val`, `ring[2].len`. */
  readonly path: string;
  /** The last name of the path, as the struct declares it: `resource_val`. */
  readonly name: string;
  readonly offset: number;
  readonly size: number;
  readonly depth: number;
  readonly source: SourceKind;
}

export interface LintView {
  readonly path: string;
  readonly offset: number;
  readonly size: number;
  readonly rule: string;
  readonly text: string;
}

export interface FieldView {
  /**
   * `header.…`, `data.…`, `answer.…` or `result.…`, the same as in `spans`; the first name is the member of a
   * `CommandIntent` that the field is set by.
   */
  readonly path: string;
  /** The last name of the path. */
  readonly name: string;
  /** Name of the struct that declares it, for headings. */
  readonly struct: string;
  readonly offset: number;
  readonly size: number;
  readonly type: string;
  /** Human text: a named value, feature bits, or a number. */
  readonly text: string;
  /** Number as text: decimal up to 32 bits, `0x…` for 64, bare hex for byte strings. */
  readonly value: string;
  readonly source: SourceView;
  readonly doc: string;
  readonly present: 'whole' | 'partly' | 'missing';
  readonly lints: readonly string[];
  readonly changed: boolean;
}

/** One part of a command's buffer. */
export interface PartView {
  /** Guest address of the part; '' while it is only a draft. */
  readonly at: string;
  readonly bytes: string;
  readonly size: number;
  readonly spans: readonly SpanView[];
  readonly fields: readonly FieldView[];
  readonly lints: readonly LintView[];
  /** Ranges of bytes changed by the last step. */
  readonly changed: readonly ByteRange[];
  /** The other side cannot see it yet. */
  readonly hatched: boolean;
  readonly unknown?: true;
}
