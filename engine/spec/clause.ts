import type { Source } from './source.ts';

/** Such as `admin.list.enforce`, or `draft-2022-07.B4`. */
export type ClauseId = string;

/** Who has to keep a clause. */
export type ClauseActor = 'driver' | 'device';
/** The last three have no keyword: plain prose that has to be honoured, a conclusion, and a choice of ours. */
export type ClauseLevel = 'MUST' | 'MUST NOT' | 'SHOULD' | 'SHOULD NOT' | 'MAY' | 'descriptive' | 'implied' | 'choice';

/** One normative statement, in our own words. */
export interface Clause {
  readonly id: ClauseId;
  readonly actor: ClauseActor;
  readonly level: ClauseLevel;
  /** Topic, such as `admin-list`. */
  readonly area: string;
  /** Section titles from the outside in, ` / ` between them. */
  readonly section: string;
  /** First version that has it, such as `1.3`. */
  readonly since: string;
  readonly text: string;
  /** Whether a run can show that it is broken. */
  readonly observable: boolean;
  readonly source: Source;
}

/** What a clause says of itself where its text has no keyword, though it has to be kept as if it had one. */
const withoutKeyword = /[(;,] ?(descriptive (statement|counterpart)|no keyword)\b/;

/** The level to show: a strength that no keyword of the source states is not shown as one. */
export const shownLevel = ({ level, text }: Pick<Clause, 'level' | 'text'>): ClauseLevel =>
  withoutKeyword.test(text) ? 'descriptive' : level;

/** The text beside that level, which says already that there is no keyword. */
export const shownText = ({ text }: Pick<Clause, 'text'>): string =>
  text.replace(/ \(descriptive statement(, no keyword)?\)(?=\.?$)/, '');
