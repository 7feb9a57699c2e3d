import type { Dialect } from '../dialect/dialect.ts';
import type { ClauseId } from '../spec/clause.ts';
import type { OpenToken } from '../world/driver-state.ts';
import type { FunctionQueue, HeldChain } from '../world/function-state.ts';
import type { DeviceId } from '../world/ids.ts';
import type { OrderIntent } from '../world/intent.ts';
import type { Turn } from '../world/turn.ts';
import type { World } from '../world/world.ts';

/** Why a command cannot be held, released or swapped; `clause` is the rule that forbids it, if one does. */
export interface OrderRefusal {
  readonly why: string;
  readonly clause: ClauseId | null;
}

/** What a device goes at next. What is not possible has a reason, where there is something that one would expect. */
export interface Picked {
  readonly execute: HeldChain | undefined;
  readonly executeWaits: string | null;
  readonly giveBack: HeldChain | undefined;
  readonly giveBackWaits: string | null;
  /** Chains of which a batch may be made (VIRTIO_F_IN_ORDER): those before the first that is on hold. */
  readonly free: readonly HeldChain[];
}

interface Picking {
  readonly device: DeviceId;
  readonly queue: number;
  readonly newestFirst: boolean;
  /** The rule by which chains are carried out as they were queued; null: none. */
  readonly asQueued: ClauseId | null;
  /** Whether the device may take another chain. */
  readonly takes: boolean;
}

/** Commands that are held, released and swapped, which few runs have: `order-commands.ts` brings it. */
export interface Ordering {
  /** Null: it is possible. */
  readonly refuses: (world: World, intent: OrderIntent, dialect: Dialect) => OrderRefusal | null;
  readonly perform: (turn: Turn, intent: OrderIntent, dialect: Dialect) => void;
  /** The chains that a device goes at where some are on hold, or in an order by hand. */
  readonly pick: (world: World, queue: FunctionQueue, holds: readonly number[], picking: Picking) => Picked;
}

let there: Ordering | null = null;

export const addOrdering = (ordering: Ordering): void => {
  there = ordering;
};

/** Null as long as nobody has brought it: a scenario that needs it is refused until then. */
export const orderingThere = (): Ordering | null => there;

export const orderingNeeded = (): Ordering => {
  if (!there) throw new Error('commands are put in order by a module that is not there');
  return there;
};

/** Heads that the device is kept from carrying out and returning. */
export const headsOnHold = (tokens: readonly OpenToken[], queue: number): readonly number[] =>
  tokens.flatMap(({ command, head }) => (command.onHold === 'device' && command.queue === queue ? [head] : []));

/** The queue with its chains in an order, or in none of its own where that says nothing. */
export const putInOrder = (queue: FunctionQueue, order: readonly number[]): FunctionQueue => {
  const { order: _was, ...rest } = queue;
  return order.length > 1 ? { ...rest, order } : rest;
};
