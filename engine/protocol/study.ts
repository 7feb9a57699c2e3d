import type { SwitchRun } from '../compare/readings.ts';
import type { Result } from '../num/result.ts';
import type { Rejection } from './rejection.ts';
import type { Session } from './session.ts';

export type { SwitchRun } from '../compare/readings.ts';

/**
 * Questions beside the run that is shown: they change nothing of it. Each kind has what is asked, what is found, and a
 * file in `studies/` that answers it.
 */
export interface Studies {
  /** How the scenario that is shown ends under the readings of every switch, or of one. */
  readonly readings: { readonly ask: { readonly switch?: string }; readonly found: readonly SwitchRun[] };
}

export type StudyKind = keyof Studies;

export type StudyAsk<K extends StudyKind = StudyKind> = K extends StudyKind
  ? { readonly kind: K } & Studies[K]['ask']
  : never;

export type StudyAnswer<K extends StudyKind = StudyKind> = K extends StudyKind
  ? { readonly kind: K; readonly found: Studies[K]['found'] }
  : never;

/** Answers one kind of question, or says with a path why it cannot. `session`: what is open; null before that. */
export type Study<K extends StudyKind> = (
  ask: StudyAsk<K>,
  session: Session | null,
) => Result<Studies[K]['found'], Rejection>;
