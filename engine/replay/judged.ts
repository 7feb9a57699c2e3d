/** One value of a recording that this engine does not reach. */
export interface Difference {
  /** Place in the recording's list of steps; null where it has none. */
  readonly step: number | null;
  readonly field: string;
  readonly expected: string;
  readonly got: string;
}

/** A difference that is meant: what was recorded is not what the specification says, or only one of its ways. */
export interface Allowed extends Difference {
  /** The rule that covers it. */
  readonly rule: string;
  readonly why: string;
}

/** One step of a recording, beside what this engine makes of it. */
export interface JudgedStep {
  /** Place in the recording's list of steps. */
  readonly step: number;
  readonly who: 'driver' | 'device' | 'host';
  /** What was done, in a few words. */
  readonly text: string;
  /** Null: the step asks nothing. */
  readonly expected: string | null;
  readonly got: string | null;
  /** `allowed`: they differ by a rule. `silent`: nothing was asked. `unplayed`: the play had ended before. */
  readonly verdict: 'agrees' | 'allowed' | 'differs' | 'silent' | 'unplayed';
  /** Name of the rule that allows it. */
  readonly rule: string | null;
  /** What differs, or why it may. */
  readonly why: string | null;
}

/** What became of one thing that a recording claims: a trace, or one of many cases or vectors in a file. */
export interface Judged {
  readonly name: string;
  /** `unknown`: it is about something that this engine does not have, so nothing was compared. */
  readonly verdict: 'agrees' | 'differs' | 'unknown';
  readonly differences: readonly Difference[];
  readonly allowed: readonly Allowed[];
  /** Every step of it, for people; recordings without steps have none. Made when it is asked for. */
  readonly steps?: () => readonly JudgedStep[];
}

export const judged = (name: string, differences: readonly Difference[], allowed: readonly Allowed[] = []): Judged => ({
  name,
  verdict: differences.length === 0 ? 'agrees' : 'differs',
  differences,
  allowed,
});

export const unknown = (name: string): Judged => ({ name, verdict: 'unknown', differences: [], allowed: [] });
