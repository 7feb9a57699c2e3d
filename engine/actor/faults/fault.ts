import type { Dialect } from '../../dialect/dialect.ts';
import type { ClauseId } from '../../spec/clause.ts';
import type { Event } from '../../world/event.ts';
import type { Turn } from '../../world/turn.ts';
import type { Action, Actor } from '../actor.ts';

/** Somebody who breaks one rule on purpose, and keeps all others as far as that leaves them. */
export interface Fault {
  /** `driver-clears-a-bit`. */
  readonly id: string;
  readonly side: 'driver' | 'device';
  /** What it does, in one sentence. */
  readonly text: string;
  /**
   * The rule that it breaks, and by which it has to be caught: by its id, or as that of a check of the dialect, or as the
   * one that some commands have to be there.
   */
  readonly breaks: { readonly clause: ClauseId } | { readonly check: string } | { readonly mandatory: true };
  /** The same actor with the fault in it. */
  readonly infect: (actor: Actor) => Actor;
}

/** The rule by which a fault is caught in a dialect; null: the dialect has no such check. */
export const caughtBy = ({ breaks }: Fault, dialect: Dialect): ClauseId | null => {
  if ('clause' in breaks) return breaks.clause;
  if ('mandatory' in breaks) return dialect.mandatory?.clause ?? null;
  const checks = [...dialect.commonChecks, ...dialect.commands.flatMap(command => command.checks)];
  return checks.find(({ id }) => id === breaks.check)?.clause ?? null;
};

/** What a faulty actor does instead; `healthy` is what it should have done. */
type Misdeed = (
  turn: Turn,
  action: Action,
  dialect: Dialect,
  healthy: (turn?: Turn, dialect?: Dialect) => void,
) => void;

/** An actor that does something else at its actions of one name. */
export const insteadOf =
  (name: string, misdeed: Misdeed) =>
  (actor: Actor): Actor => ({
    ...actor,
    perform: (turn, action, dialect) =>
      action.name === name
        ? misdeed(turn, action, dialect, (other = turn, spoken = dialect) => actor.perform(other, action, spoken))
        : actor.perform(turn, action, dialect),
  });

/** A turn whose events are something else, or nothing at all; memory is written as it is. */
export const tampered = (turn: Turn, change: (event: Event) => Event | null): Turn => ({
  get world() {
    return turn.world;
  },
  get recording() {
    return turn.recording;
  },
  emit: event => {
    const other = change(event);
    if (other) turn.emit(other);
  },
  memory: by => turn.memory(by),
  branch: body => turn.branch(body),
});
