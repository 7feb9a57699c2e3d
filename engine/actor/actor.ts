import type { Dialect } from '../dialect/dialect.ts';
import type { ActorId } from '../world/ids.ts';
import type { Intent } from '../world/intent.ts';
import type { Turn } from '../world/turn.ts';
import type { World } from '../world/world.ts';

/** One thing that an actor can do next. */
export interface Action {
  readonly actor: ActorId;
  readonly name: string;
  /** Nobody else can see what it does. */
  readonly private?: true;
  /** An intent of a person's own; only the operator has one. */
  readonly intent?: Intent;
}

/** An action that is possible, or one that is not. `why` says what it will do, or what is missing. */
export interface Choice {
  readonly action: Action;
  readonly enabled: boolean;
  readonly why: string;
}

/** Somebody who acts, one observable step at a time. */
export interface Actor {
  readonly id: ActorId;
  /** What it could do next, in a stable order, the one it would rather do first. */
  readonly choices: (world: World, dialect: Dialect) => readonly Choice[];
  /** Does one of its possible actions. */
  readonly perform: (turn: Turn, action: Action, dialect: Dialect) => void;
}

export const can = (actor: ActorId, name: string, why: string): Choice => ({
  action: { actor, name },
  enabled: true,
  why,
});

/** Like `can`, for what nobody else can see. */
export const canInPrivate = (actor: ActorId, name: string, why: string): Choice => ({
  action: { actor, name, private: true },
  enabled: true,
  why,
});

export const cannot = (actor: ActorId, name: string, why: string): Choice => ({
  action: { actor, name },
  enabled: false,
  why,
});
